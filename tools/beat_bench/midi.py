"""Play songs with FluidSynth: a MIDI file, and the WAV that FluidSynth makes of it."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
from numpy.random import Generator

from tools.beat_bench.composition import Song

SOUNDFONTS = ("TimGM6mb.sf2", "FluidR3_GM.sf2", "default-GM.sf2")  # as Debian names them
FOLDER = Path("/usr/share/sounds/sf2")
TICKS = 960  # a beat
DRUM_CHANNEL = 9  # from 0
DRUM_KEYS = {"kick": 36, "snare": 38, "clap": 39, "hat": 42, "pedal": 44, "open": 46, "ride": 51, "crash": 49,
             "tom": 45, "perc": 63}  # fmt: skip  # General MIDI's
BASSES, CHORDS = (32, 33, 34, 36, 38, 39), (0, 4, 16, 25, 27, 48, 50, 61, 81, 88, 90)  # programmes, from 0
TRIAD = (0, 3, 7)
MAX_JITTER = 0.006  # seconds: standard deviation of the timing of the least exact player

Note = tuple[int, int, int, int, int]  # start and length in ticks, channel, key, velocity


def find_soundfont() -> Path | None:
    """Return a soundfont to play with, where FluidSynth and one are installed."""
    if shutil.which("fluidsynth") is None:
        return None
    return next((FOLDER / name for name in SOUNDFONTS if (FOLDER / name).exists()), None)


def render_song(rng: Generator, song: Song, path: Path, soundfont: Path) -> None:
    """Write a song as a WAV at 44.1 kHz, with instruments and a player's timing that are drawn."""
    jitter = float(rng.uniform(0, MAX_JITTER)) * song.bpm / 60  # beats
    lead = song.downbeat * song.bpm / 60
    root = int(rng.integers(33, 45))
    notes: list[Note] = []
    for event in song.events:
        beat = max(event.beat + lead + jitter * rng.standard_normal(), 0)
        start, length = round(beat * TICKS), max(round(event.length * TICKS), 1)
        velocity = round(np.clip(30 + 85 * event.velocity, 1, 127))
        if event.instrument in DRUM_KEYS:
            notes.append((start, length, DRUM_CHANNEL, DRUM_KEYS[event.instrument], velocity))
        elif event.instrument == "bass":
            notes.append((start, length, 0, root + event.semitone, velocity))
        else:
            notes += [(start, length, 1, root + 24 + event.semitone + step, velocity * 2 // 3) for step in TRIAD]
    programmes = {0: int(rng.choice(BASSES)), 1: int(rng.choice(CHORDS))}
    play(notes, song.bpm, programmes, TICKS, path, soundfont)


def play(
    notes: list[Note], bpm: float, programmes: dict[int, int], ticks: int, path: Path, soundfont: Path | None
) -> None:
    """Write notes as a WAV at 44.1 kHz; `ticks` is the number of ticks in a beat."""
    midi = path.with_suffix(".mid")
    midi.write_bytes(encode(notes, bpm, programmes, ticks))
    command = ["fluidsynth", "-ni", "-q", "-g", "0.4", "-r", "44100", "-F", path, str(soundfont), midi]
    subprocess.run(command, check=True, capture_output=True)


def encode(notes: list[Note], bpm: float, programmes: dict[int, int], ticks: int) -> bytes:
    """Return a standard MIDI file of one track; `programmes` are the instruments by channel."""
    events = [(0, 0, bytes([0xC0 | channel, programme])) for channel, programme in programmes.items()]
    for start, length, channel, key, velocity in notes:
        events.append((start, 2, bytes([0x90 | channel, key, velocity])))
        events.append((start + length, 1, bytes([0x80 | channel, key, 0])))
    track, now = b"\x00\xff\x51\x03" + round(60e6 / bpm).to_bytes(3), 0
    for time, _, event in sorted(events):
        track += _variable(time - now) + event
        now = time
    track += b"\x00\xff\x2f\x00"
    header = b"MThd" + (6).to_bytes(4) + (0).to_bytes(2) + (1).to_bytes(2) + ticks.to_bytes(2)
    return header + b"MTrk" + len(track).to_bytes(4) + track


def _variable(value: int) -> bytes:
    """Return one of MIDI's quantities of variable length: seven bits a byte, the highest first."""
    found = [value & 0x7F]
    while value := value >> 7:
        found.insert(0, value & 0x7F | 0x80)
    return bytes(found)
