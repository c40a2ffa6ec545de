"""The sounds to match: known patches, and what FluidSynth plays; single notes, and chords and phrases."""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.search.patch.gate import find_start
from inference.search.patch.target import Target, prepare
from inference.search.synth.parameters import draw_positions
from inference.search.synth.synth import SAMPLE_RATE, Note, render_notes
from tools.beat_bench.midi import encode, find_soundfont

LENGTH, SECONDS = 0.6, 1.0  # of a single note, and of its sound
POLY_SECONDS = 1.5  # of a chord or a phrase
PHRASE = 1.2  # s: from the first note of a phrase to the end of its last one
COUNTS = (2, 3, 4, 6, 8, 16)  # notes of a chord or a phrase, by turns
MAX_CHORD = 4  # so many notes and fewer are a chord, more are a phrase
SCALE = (0, 3, 5, 7, 10)  # semitones, of chords and phrases
RATE = 44100  # Hz, of FluidSynth's sounds
TICKS, VELOCITY = 1000, 100  # of a beat, and of a note
MIN_LEVEL = -40.0  # dB: a known patch whose RMS over its first 0.3 s is lower is drawn again
# General MIDI programmes from 0, and the keys that they play.
PROGRAMMES = {
    "mono": ((0, 60), (4, 64), (11, 72), (19, 48), (24, 55), (33, 36), (48, 62), (56, 67), (73, 76), (81, 57)),
    "tuning": ((2, 57), (7, 52), (12, 69), (16, 60), (27, 50), (38, 40), (40, 71), (65, 62), (71, 66), (89, 55)),
    "poly": ((1, 60), (5, 55), (16, 48), (25, 52), (50, 57), (88, 60)),
}
FIRST_RNG = {"mono": 100, "tuning": 900, "poly": 500}
SETS = tuple(FIRST_RNG)


@dataclass(frozen=True, slots=True)
class Tone:
    """A target, and all notes of it: one as it was found, or several as a MIDI file has them."""

    target: Target
    notes: tuple[Note, ...]


def list_names(sounds: str) -> list[str]:
    """The names of the sounds of a set."""
    programmes = PROGRAMMES[sounds]
    return [*(f"patch-{number}" for number in range(len(programmes))), *(f"note-{number}" for number, _ in programmes)]


def make_tones(sounds: str) -> dict[str, Tone]:
    """The tones of a set, by name; raises FileNotFoundError where FluidSynth is missing."""
    made = [*make_patches(sounds), *make_notes(sounds)]
    if sounds != "poly":
        return {name: _hear(prepare(sound, rate)) for name, _, sound, rate in made}
    return {name: _follow(midi, sound, rate) for name, midi, sound, rate in made}


# A sound of a set: its name, the MIDI file that it plays, the sound, and its sample rate.
Sound = tuple[str, bytes, Floats, int]


def make_patches(sounds: str) -> Iterator[Sound]:
    """The known patches of a set. Positions are uniform; a faint patch is drawn again."""
    rng = np.random.default_rng(FIRST_RNG[sounds])
    for number in range(len(PROGRAMMES[sounds])):
        while True:
            midi = _compose(sounds, number, int(rng.integers(48, 85)), 0)
            sound = render_notes(draw_positions(rng, 1)[0], read_midi(midi), round(_last(sounds) * SAMPLE_RATE))
            if np.square(sound[: round(LENGTH / 2 * SAMPLE_RATE)]).mean() > 10 ** (MIN_LEVEL / 10):
                break
        yield f"patch-{number}", midi, sound, SAMPLE_RATE


def make_notes(sounds: str) -> Iterator[Sound]:
    """What FluidSynth plays for a set; raises FileNotFoundError where it or a soundfont is missing."""
    soundfont = find_soundfont()
    if soundfont is None:
        raise FileNotFoundError("FluidSynth or a soundfont is missing: apt install fluidsynth timgm6mb-soundfont.")
    with tempfile.TemporaryDirectory() as folder:
        file, wav = Path(folder) / "note.mid", Path(folder) / "note.wav"
        for number, (programme, key) in enumerate(PROGRAMMES[sounds]):
            midi = _compose(sounds, number, key, programme)
            file.write_bytes(midi)
            # Without reverb and chorus: a patch has no room around it.
            command = ["fluidsynth", "-ni", "-q", "-R", "0", "-C", "0", "-g", "0.4", "-r", str(RATE), "-F", wav]
            subprocess.run([*command, str(soundfont), file], check=True, capture_output=True)
            sound, _ = soundfile.read(wav, dtype="float32", always_2d=True)
            yield f"note-{programme}", midi, sound.mean(axis=1)[: round(_last(sounds) * RATE)], RATE


def read_midi(data: bytes) -> tuple[Note, ...]:
    """The notes of a MIDI file, whichever channel they are on, by their onsets; VELOCITY is a velocity of 1."""
    import mido  # of the group bench

    now, held, notes = 0.0, dict[int, tuple[float, int]](), []
    for message in mido.MidiFile(file=io.BytesIO(data)):
        now += message.time
        if message.type not in ("note_on", "note_off"):
            continue
        if message.note in held:
            onset, velocity = held.pop(message.note)
            notes.append(Note(now - onset, float(message.note), onset, velocity / VELOCITY))
        if message.type == "note_on" and message.velocity:
            held[message.note] = now, message.velocity
    return tuple(sorted(notes, key=lambda note: (note.onset, note.pitch)))


def _last(sounds: str) -> float:
    """How long each sound of a set is, in s."""
    return POLY_SECONDS if sounds == "poly" else SECONDS


def _compose(sounds: str, number: int, key: int, programme: int) -> bytes:
    """The MIDI file of a sound: a single note at a key, or a chord or a phrase from it upwards."""
    notes = [(0, LENGTH, key)]
    if sounds == "poly":
        count = COUNTS[number % len(COUNTS)]
        keys = [key - 12 + 12 * (i // len(SCALE)) + SCALE[i % len(SCALE)] for i in range(count)]
        step = 0.0 if count <= MAX_CHORD else PHRASE / count
        notes = [(i * step, 0.9 * step or LENGTH, key) for i, key in enumerate(keys)]
    ticks = [(round(onset * TICKS), round(length * TICKS), 0, key, VELOCITY) for onset, length, key in notes]
    return encode(ticks, 60, {0: programme}, TICKS)  # at 60 BPM a beat is a second


def _hear(target: Target) -> Tone:
    """A tone whose note is not known: it is that which was found."""
    return Tone(target, (target.note,))


def _follow(midi: bytes, sound: Floats, rate: int) -> Tone:
    """A tone whose notes are known; the first of them is what the library looks up."""
    lead = find_start(sound) / rate
    notes = tuple(replace(note, onset=max(note.onset - lead, 0.0)) for note in read_midi(midi))
    return Tone(replace(prepare(sound, rate), note=replace(notes[0], onset=0.0), tune=0.0), notes)
