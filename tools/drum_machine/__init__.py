"""A drum machine in numpy: it draws one bar of techno at random, in stereo, as a seamless loop, or a song of
several bars.

A recipe is drawn first. `instruments` makes the sounds, `patterns` places them, `arrangement` and `mixer` set levels,
`effects` holds filters, rooms and dynamics. Everything is circular: tails of notes, rooms, delays and compressors that
outlast the bar continue at its beginning. Times are in seconds, frequencies in Hz, levels in dB, or linear with 1 at
full scale. A bar is [shape=(samples,)] in mono, [shape=(2, samples)] in stereo, left channel first.
"""

from tools.drum_machine.arrangement import make_loop, make_song
from tools.drum_machine.recipe import Recipe, draw_recipe

__all__ = ["Recipe", "draw_recipe", "make_loop", "make_song"]
