"""adlwatch tells people about auto-deleveraging. It reads exchanges; it never trades."""
