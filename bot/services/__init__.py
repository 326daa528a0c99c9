"""What a person can ask for: one function per request, the same for every chat app and the command line."""
