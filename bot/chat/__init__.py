"""Talking to people. One folder per chat app; nothing outside a folder knows its name."""
