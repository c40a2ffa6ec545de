"""Sequence models: how music goes on, learned from songs bar by bar."""
