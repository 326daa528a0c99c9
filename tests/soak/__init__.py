"""A day of the whole bot in an hour: what `make soak` runs; a few minutes of it run in `make test`."""
