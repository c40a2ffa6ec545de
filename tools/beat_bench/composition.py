"""Draw a song: patterns of a style, sections in which layers come and go, fills, crashes, a pickup and a lead-in."""

from dataclasses import dataclass

from numpy.random import Generator

from tools.beat_bench.styles import Style

SECONDS = 40.0  # of a song, about
SOFT = 0.55  # velocity of a soft hit


@dataclass(frozen=True)
class Event:
    """A note: its time and length in beats from the first downbeat, its velocity 0..1, its semitones from the root."""

    beat: float
    length: float
    instrument: str
    velocity: float
    semitone: int = 0


@dataclass(frozen=True)
class Song:
    """A song of known tempo (BPM) and first downbeat (s)."""

    name: str
    bpm: float
    downbeat: float
    bars: int
    events: list[Event]


def draw_song(rng: Generator, name: str, style: Style, bars: int = 0) -> Song:
    """Draw a song; half of them have a whole number of BPM. bars : its length; 0: about SECONDS, at least 8 bars."""
    bpm = float(rng.uniform(*style.bpm))
    bpm = float(round(bpm)) if rng.random() < 0.5 else bpm
    bars = bars or max(4 * round(SECONDS * bpm / 240 / 4), 8)
    patterns = {part: str(rng.choice(choices)) for part, choices in style.drums.items()}
    patterns |= {"bass": str(rng.choice(style.bass)), "chord": str(rng.choice(style.chords))}
    swing = float(rng.uniform(*style.swing))
    length = int(rng.choice([4, 8]))
    events: list[Event] = []
    for first in range(0, bars, length):
        layers = _draw_layers(rng, list(patterns), first == 0, first + length >= bars)
        if rng.random() < 0.5:
            events.append(Event(4.0 * first, 2, "crash", 0.8))
        for bar in range(first, min(first + length, bars)):
            fill = bar % length == length - 1 and rng.random() < 0.6
            for part in layers:
                events += _play(rng, part, patterns[part], bar, style.keys[bar % 4], swing, fill)
            if fill:
                events += _fill(rng, bar)
    pickup = int(rng.integers(1, 4)) if rng.random() < 0.25 else 0  # beats
    for step in range(4 * pickup):
        if rng.random() < 0.5 or step == 4 * pickup - 1:
            events.append(Event(step / 4 - pickup, 0.25, str(rng.choice(["snare", "hat", "tom"])), 0.5))
    silence = float(rng.uniform(0.02, 3)) if rng.random() < 0.7 else 0.0
    return Song(name, bpm, silence + pickup * 60 / bpm, bars, sorted(events, key=lambda event: event.beat))


def _draw_layers(rng: Generator, parts: list[str], first: bool, last: bool) -> list[str]:
    """Draw the parts of a section: an intro or an outro has fewer, a break has no kick, others have nearly all."""
    if (first or last) and rng.random() < 0.4:
        return [part for part in parts if part in ("kick", "hat", "ride", "perc") or rng.random() < 0.4]
    if not first and rng.random() < 0.15:
        return [part for part in parts if part != "kick" and (part in ("chord", "bass", "hat") or rng.random() < 0.5)]
    return [part for part in parts if rng.random() < 0.88 or part == "kick"]


def _play(rng: Generator, part: str, pattern: str, bar: int, key: int, swing: float, fill: bool) -> list[Event]:
    steps = len(pattern)
    events = []
    for step, char in enumerate(pattern):
        if char == "." or (fill and step >= steps * 3 // 4 and part in ("snare", "clap", "hat")):
            continue
        late = swing * (step % 2) if steps == 16 else 0.0
        velocity = (1.0 if char == "x" else SOFT) * float(rng.uniform(0.85, 1))
        semitone = key + (int(rng.choice([0, 0, 0, 12, 7])) if part == "bass" and step else 0)
        length = 4 / steps * (0.9 if part != "chord" else max(1, steps // max(pattern.count("x"), 1)) * 0.8)
        events.append(Event(4 * bar + (step + late) * 4 / steps, length, part, velocity, semitone))
    return events


def _fill(rng: Generator, bar: int) -> list[Event]:
    """Draw a fill of the last beat, or of the last half beat: snares or toms that get louder."""
    part, count = str(rng.choice(["snare", "tom"])), int(rng.choice([2, 4]))
    return [Event(4 * bar + 4 - (count - i) / 4, 0.25, part, 0.5 + 0.12 * i) for i in range(count)]
