"""What the exchanges say. One folder per venue; nothing outside a folder knows its name."""
