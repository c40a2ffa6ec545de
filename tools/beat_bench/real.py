"""Real loops of two Debian packages, whose length in beats is known, repeated to songs."""

from pathlib import Path

import numpy as np

from inference.arrays import Floats
from tools.slices import read_sound

SECONDS = 30.0
# File -> beats in it, as their names and lengths leave no doubt. The loop of the tabla and the single tracks rave_* are
# left out, because they fit several tempos; jungle01 lasts 7.75 of its beats and makes no song; the drone has no beat.
DEVELOPMENT = {"909beat01.ogg": 8, "break01.ogg": 4, "break02.ogg": 4, "break03.ogg": 4, "electro_beat01.ogg": 8,
               "electro_beat02.ogg": 4, "house_loop01.ogg": 4}  # fmt: skip  # of lmms-common
HELD_OUT = {"loop_3d_printer.flac": 16, "loop_amen.flac": 4, "loop_amen_full.flac": 16, "loop_breakbeat.flac": 4,
            "loop_compus.flac": 16, "loop_electric.flac": 4, "loop_garzul.flac": 16, "loop_industrial.flac": 2,
            "loop_mehackit1.flac": 4, "loop_mehackit2.flac": 4, "loop_mika.flac": 16, "loop_perc1.flac": 4,
            "loop_perc2.flac": 4, "loop_safari.flac": 16, "loop_weirdo.flac": 8}  # fmt: skip  # of sonic-pi-samples


def repeat_loop(path: Path, beats: int) -> tuple[Floats, int, float]:
    """Return a loop as a song of SECONDS [shape=(samples,)], its sample rate and its BPM."""
    loop, rate = read_sound(path)
    return np.tile(loop, max(round(SECONDS * rate / len(loop)), 2)), rate, 60 * beats * rate / len(loop)
