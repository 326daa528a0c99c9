"""The desk: answers commands, forms and buttons, the same for every chat app."""
