"""A yardstick for the patch search: known patches and FluidSynth's notes, and how near each method comes to them.

`targets` makes the sounds: the bench's own, and others to tune the search with. `methods` are the ways to search,
`measures` the distances that are reported, `runs` keeps each result in an SQLite file, `report` writes table and plots.
"""
