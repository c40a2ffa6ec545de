"""A yardstick for tools.beats: songs of known tempo and downbeat, and how many of them are found.

`styles` holds patterns, `composition` draws songs of them, `machine` and `midi` play them with the drum machine and
with FluidSynth, `real` repeats real loops. The development set fits the coefficients of tools.beats; the held-out set
has other patterns, other random numbers, another soundfont and other real loops.
"""
