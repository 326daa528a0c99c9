"""What is done after something happened: steps that fill themselves in from what the venue shows. Pure."""
