"""Nouns: frozen facts that every room speaks of. Standard library only."""
