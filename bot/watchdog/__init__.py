"""Watchdogs: is every part of the program alive, and what is done when one is not."""
