"""The standalone app: `uv run --group freeze python -m freeze` builds, tests and packs it."""
