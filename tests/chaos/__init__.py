"""Kills, full disks, locks: what the bot must survive without losing an alert. `python -m tests.chaos`."""
