"""The checklist that fills itself in."""
