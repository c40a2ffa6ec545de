"""The sounds to match: known patches of the synthesiser, and notes that FluidSynth plays."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.search.synth.parameters import draw_positions
from inference.search.synth.synth import SAMPLE_RATE, Note, render_patches
from tools.beat_bench.midi import encode, find_soundfont

LENGTH, SECONDS = 0.6, 1.0  # of a note, and of its sound
RATE = 44100  # Hz, of FluidSynth's sounds
TICKS, VELOCITY = 1000, 100  # of a beat, and of a note
MIN_LEVEL = -40.0  # dB: a known patch whose RMS over the first half of the note is lower is drawn again
SETS = ("bench", "tuning")
# General MIDI programmes from 0, and the keys that they play.
PROGRAMMES = {
    "bench": ((0, 60), (4, 64), (11, 72), (19, 48), (24, 55), (33, 36), (48, 62), (56, 67), (73, 76), (81, 57)),
    "tuning": ((2, 57), (7, 52), (12, 69), (16, 60), (27, 50), (38, 40), (40, 71), (65, 62), (71, 66), (89, 55)),
}
FIRST_RNG = {"bench": 100, "tuning": 900}


def make_patches(name: str, count: int = 10) -> dict[str, tuple[Floats, int]]:
    """Known patches of a set, by name: sound and sample rate. Positions are uniform; a faint one is drawn again."""
    rng = np.random.default_rng(FIRST_RNG[name])
    found: dict[str, tuple[Floats, int]] = {}
    while len(found) < count:
        note = Note(LENGTH, float(rng.integers(48, 85)))
        sound = render_patches(draw_positions(rng, 1), note, round(SECONDS * SAMPLE_RATE))[0]
        half = sound[: round(LENGTH / 2 * SAMPLE_RATE)]
        if np.square(half).mean() > 10 ** (MIN_LEVEL / 10):
            found[f"patch-{len(found)}"] = (sound, SAMPLE_RATE)
    return found


def make_notes(name: str) -> dict[str, tuple[Floats, int]]:
    """FluidSynth's notes of a set, by name; raises FileNotFoundError where it or a soundfont is missing."""
    soundfont = find_soundfont()
    if soundfont is None:
        raise FileNotFoundError("FluidSynth or a soundfont is missing: apt install fluidsynth timgm6mb-soundfont.")
    found: dict[str, tuple[Floats, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        midi, wav = Path(folder) / "note.mid", Path(folder) / "note.wav"
        for programme, key in PROGRAMMES[name]:
            notes = [(0, round(TICKS * LENGTH), 0, key, VELOCITY)]
            midi.write_bytes(encode(notes, 60, {0: programme}, TICKS))  # at 60 BPM a beat is a second
            # Without reverb and chorus: a patch has no room around it.
            command = ["fluidsynth", "-ni", "-q", "-R", "0", "-C", "0", "-g", "0.4", "-r", str(RATE), "-F", wav]
            subprocess.run([*command, str(soundfont), midi], check=True, capture_output=True)
            sound, _ = soundfile.read(wav, dtype="float32", always_2d=True)
            found[f"note-{programme}"] = (sound.mean(axis=1)[: round(SECONDS * RATE)], RATE)
    return found
