"""Songs by FluidSynth, a synthesiser that knows nothing of us: drums and a bass line, as a MIDI file and as a WAV."""

from pathlib import Path

from tools.beat_bench import midi
from tools.beat_bench.midi import Note

TICKS = 96  # a beat
DRUMS, BASS = midi.DRUM_CHANNEL, 0  # MIDI channels, from 0
SYNTH_BASS = 38  # programme, from 0
KICK, SNARE, CLOSED, OPEN = 36, 38, 42, 46  # General MIDI's drum keys


soundfont = midi.find_soundfont  # None where FluidSynth or a soundfont is not installed


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
    midi.play(notes, bpm, {BASS: SYNTH_BASS}, TICKS, path, soundfont())
