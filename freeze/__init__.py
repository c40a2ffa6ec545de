"""The standalone app: `uv run --group freeze python -m freeze` builds it, tries it and packs it."""
