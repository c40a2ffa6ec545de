"""Songs by FluidSynth, a synthesiser that knows nothing of us: drums and a bass line, as a MIDI file and as a WAV."""

import shutil
import subprocess
from pathlib import Path

SOUNDFONTS = ("TimGM6mb.sf2", "FluidR3_GM.sf2", "default-GM.sf2")  # as Debian names them
FOLDER = Path("/usr/share/sounds/sf2")
TICKS = 96  # a beat
DRUMS, BASS = 9, 0  # MIDI channels, from 0
KICK, SNARE, CLOSED, OPEN = 36, 38, 42, 46  # General MIDI's drum keys

Note = tuple[int, int, int, int, int]  # start and length in ticks, channel, key, velocity


def soundfont() -> Path | None:
    """A soundfont to play with, where FluidSynth and one are installed."""
    if shutil.which("fluidsynth") is None:
        return None
    return next((FOLDER / name for name in SOUNDFONTS if (FOLDER / name).exists()), None)


def write_song(path: Path, bpm: float, bars: int, root: int) -> None:
    """Write a WAV of so many bars, its first downbeat at 0 s; every fourth bar has another ending."""
    notes: list[Note] = []
    for beat in range(4 * bars):
        start, fill = beat * TICKS, beat % 16 == 15
        notes.append((start, TICKS // 2, DRUMS, KICK, 120))
        notes.append((start + TICKS // 2, TICKS // 4, DRUMS, OPEN if beat % 2 else CLOSED, 90))
        notes += [(start + step * TICKS // 4, TICKS // 8, DRUMS, CLOSED, 60) for step in (1, 3)]
        notes += [(start + step * TICKS // 4, TICKS // 8, DRUMS, SNARE, 100) for step in range(4) if fill]
        notes += [(start + TICKS // 2, TICKS // 3, BASS, root + (beat // 4 % 4) * 2, 100)]
    midi = path.with_suffix(".mid")
    midi.write_bytes(_midi(notes, bpm))
    command = ["fluidsynth", "-ni", "-q", "-g", "0.4", "-r", "44100", "-F", path, str(soundfont()), midi]
    subprocess.run(command, check=True, capture_output=True)


def _midi(notes: list[Note], bpm: float) -> bytes:
    """A standard MIDI file of one track; the bass is a synth bass (programme 39)."""
    events = [(0, bytes([0xC0 | BASS, 38]))]
    for start, length, channel, key, velocity in notes:
        events.append((start, bytes([0x90 | channel, key, velocity])))
        events.append((start + length, bytes([0x80 | channel, key, 0])))
    track, now = b"\x00\xff\x51\x03" + round(60e6 / bpm).to_bytes(3), 0
    for time, event in sorted(events):
        track += _variable(time - now) + event
        now = time
    track += b"\x00\xff\x2f\x00"
    header = b"MThd" + (6).to_bytes(4) + (0).to_bytes(2) + (1).to_bytes(2) + TICKS.to_bytes(2)
    return header + b"MTrk" + len(track).to_bytes(4) + track


def _variable(value: int) -> bytes:
    """MIDI's quantities of variable length: seven bits a byte, the highest first."""
    found = [value & 0x7F]
    while value := value >> 7:
        found.insert(0, value & 0x7F | 0x80)
    return bytes(found)
