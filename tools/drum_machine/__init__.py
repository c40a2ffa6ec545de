"""A drum machine in numpy: kits, basses, chords and patterns, drawn at random into one bar of techno, a true loop.

Every sound is synthesised once and added at its steps with wrap-around, so tails that outlast the bar sound at its
beginning. Times are seconds, frequencies Hz, levels linear with 1 at full scale.
"""

from tools.drum_machine.mix import loop
from tools.drum_machine.recipe import Recipe, draw

__all__ = ["Recipe", "draw", "loop"]
