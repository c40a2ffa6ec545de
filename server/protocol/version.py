"""The version of the program and of the wire."""

from importlib.metadata import version

VERSION = version("loopseed")
PROTOCOL = 1  # of docs/osc.md; a change that an older client could stumble over raises it
