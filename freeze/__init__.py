"""The standalone app: `.uv/bin/uv run --group freeze python -m freeze` builds, tests and packs it."""
