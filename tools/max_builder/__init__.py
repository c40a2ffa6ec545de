"""Laid the Max patches out once (`python -m tools.max_builder`); since then the files in clients/max are the source.

What was changed in Max itself would be overwritten by a second run: it is kept to show how the patches came to be, and
for the next dozen of boxes that nobody wants to draw by hand.
"""
