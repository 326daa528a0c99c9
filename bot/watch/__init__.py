"""Looking on time: gather, decide, commit."""
