"""A small drum machine in numpy: random kits and 16-step patterns, one bar of techno each, always a true loop.

Every sound is synthesised once and added at its steps with wrap-around, so tails that outlast the bar sound at its
beginning. Times are seconds, frequencies Hz, levels linear with 1 at full scale.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Hits = dict[int, float]  # step 0..15 -> velocity 0..1

STEPS = 16  # sixteenth notes in a bar of four beats
PEAK = 0.9  # of every finished loop
HAT_CIRCUITS = (2900.0, 3500.0, 4200.0, 5000.0)  # Hz: lowest oscillator of the hats, fixed as on the old machines
MINOR = (0, 3, 5, 7, 10)  # semitones: the pentatonic scale that acid and percussion are tuned to


@dataclass(frozen=True)
class Clock:
    """The bar that everything is placed in."""

    samples: int
    sample_rate: int  # Hz

    @property
    def step(self) -> int:
        """Samples in one sixteenth note."""
        return self.samples // STEPS

    def times(self, seconds: float) -> Floats:
        """Sample times [shape=(n,), s] of a sound, never longer than the bar."""
        count = min(int(seconds * self.sample_rate), self.samples)
        return np.arange(count, dtype=np.float32) / np.float32(self.sample_rate)


def place(clock: Clock, sounds: Floats | dict[int, Floats], hits: Hits, swing: float) -> Floats:
    """The bar [shape=(samples,)] with a sound at each hit; `sounds` may name one a step.

    swing : the part of a step, 0..1, by which every second sixteenth comes late.
    """
    bar = np.zeros(clock.samples, np.float32)
    for step, velocity in hits.items():
        sound = sounds[step] if isinstance(sounds, dict) else sounds
        start = step * clock.step + (int(swing * clock.step) if step % 2 else 0)
        head = min(len(sound), clock.samples - start)
        bar[start : start + head] += velocity * sound[:head]
        bar[: len(sound) - head] += velocity * sound[head:]
    return bar


def filtered_noise(rng: Generator, clock: Clock, seconds: float, low: float, high: float, order: int = 4) -> Floats:
    """White noise through a Butterworth-shaped band from `low` to `high`, with a standard deviation of 1."""
    n = len(clock.times(seconds))
    spectrum = np.fft.rfft(rng.standard_normal(n, dtype=np.float32))
    f = np.fft.rfftfreq(n, 1 / clock.sample_rate) + 1e-3
    spectrum *= 1 / np.sqrt((1 + (low / f) ** order) * (1 + (f / high) ** order))
    noise = np.fft.irfft(spectrum, n).astype(np.float32)
    return noise / (noise.std() + 1e-9)


def fade_out(sound: Floats) -> Floats:
    """The sound with its last 5 % faded, so that a cut tail does not click."""
    n = max(len(sound) // 20, 1)
    sound[-n:] *= np.linspace(1, 0, n, dtype=np.float32)
    return sound


def kick(rng: Generator, clock: Clock) -> Floats:
    """A sine that falls from a few hundred Hz to its pitch, a click in front, some drive."""
    t = clock.times(0.55)
    pitch, sweep, fall = rng.uniform(42, 60), rng.uniform(90, 320), rng.uniform(0.012, 0.045)
    phase = 2 * np.pi * (pitch * t + sweep * fall * (1 - np.exp(-t / fall)))
    body = np.sin(phase) * np.exp(-t / rng.uniform(0.09, 0.24))
    drive = rng.uniform(1, 3.5)
    click = filtered_noise(rng, clock, 0.55, 1500, 9000) * np.exp(-t / 0.003) * rng.uniform(0.02, 0.2)
    return fade_out(np.tanh(drive * body) / np.tanh(drive) + click)


def hat(rng: Generator, clock: Clock, decay: float, colour: float, circuit: float) -> Floats:
    """Bright noise over a circuit's inharmonic oscillators; colour 0..1 is dark to bright."""
    seconds = min(4 * decay, 0.23)  # an open hat is choked before the next beat
    t = clock.times(seconds)
    low = 4500 + 5000 * colour
    noise = filtered_noise(rng, clock, seconds, low, 16000, order=8)
    metal = np.zeros_like(t)
    for ratio in (1.0, 1.34, 1.79, 2.11):
        metal += np.sin(2 * np.pi * circuit * ratio * t, dtype=np.float32)
    mix = (noise + rng.uniform(0, 0.8) * metal) * np.exp(-t / decay) * 0.3
    return fade_out(mix.astype(np.float32))


def clap(rng: Generator, clock: Clock) -> Floats:
    """Three hands a hundredth of a second apart, then the room."""
    t = clock.times(0.3)
    centre = rng.uniform(1000, 2200)
    noise = filtered_noise(rng, clock, 0.3, centre * 0.6, centre * 2.2)
    spacing = rng.uniform(0.008, 0.014)
    envelope = 0.7 * np.exp(-t / rng.uniform(0.03, 0.07)) * (t > 3 * spacing)
    for i in range(3):
        late = t - i * spacing
        envelope += np.exp(-late / 0.004) * ((late >= 0) & (late < spacing))
    return fade_out((noise * envelope * 0.35).astype(np.float32))


def percussion(rng: Generator, clock: Clock) -> Floats:
    """A tom, a conga, a bell or a blip: one sine that another one bends."""
    t = clock.times(0.4)
    pitch = 175 * 2 ** (rng.integers(3) + rng.choice(MINOR) / 12)
    ratio, depth = rng.choice([0.5, 1.41, 2.0, 2.76]), rng.uniform(0, 2.5)
    decay = rng.uniform(0.02, 0.09)
    bend = depth * np.exp(-t / (decay / 2)) * np.sin(2 * np.pi * pitch * ratio * t)
    return fade_out((np.sin(2 * np.pi * pitch * t + bend) * np.exp(-t / decay) * 0.6).astype(np.float32))


def acid_note(clock: Clock, pitch: float, cutoff: float, resonance: float, sweep: float, decay: float) -> Floats:
    """A sawtooth through a resonant low-pass that closes: its harmonics, weighted by the filter, added up.

    sweep : how many times the cutoff the filter opens on top at the onset. The response is a two-pole filter's.
    """
    t = clock.times(1.5 * clock.step / clock.sample_rate)
    order = np.arange(1, int(min(40, 0.45 * clock.sample_rate / pitch)) + 1, dtype=np.float32)[:, None]
    ratio = order * pitch / (cutoff * (1 + sweep * np.exp(-t / decay)))
    weight = 1 / (order * np.sqrt((1 - ratio**2) ** 2 + (ratio / resonance) ** 2))
    saw = (weight * np.sin(2 * np.pi * pitch * order * t)).sum(0)
    gate = np.minimum(1, t / 0.003) * np.exp(-t / 0.16)
    return fade_out((saw * gate).astype(np.float32) * 0.5)


def acid(rng: Generator, clock: Clock, swing: float) -> Floats:
    """A line of sixteenths over two or three notes of a minor scale; accents open the filter."""
    root = 55 * 2 ** (rng.choice([-2, 0, 3, 5]) / 12)
    scale = rng.choice([*MINOR, 12], size=2, replace=False)
    pitches = [root, root, *(root * 2 ** (note / 12) for note in scale)]
    cutoff, resonance = rng.uniform(180, 700), rng.uniform(1.5, 7)
    sweep, decay = rng.uniform(1, 6), rng.uniform(0.03, 0.12)
    notes = {pitch: acid_note(clock, pitch, cutoff, resonance, sweep, decay) for pitch in set(pitches)}
    density = rng.uniform(0.45, 0.95)
    half = [(rng.choice(pitches), rng.uniform(0.5, 1)) for _ in range(8)]
    played = rng.random(8) < density
    hits = {step: half[step % 8][1] for step in range(STEPS) if played[step % 8]}
    return place(clock, {step: notes[half[step % 8][0]] for step in hits}, hits, swing)


def rumble(rng: Generator, clock: Clock, swing: float) -> Floats:
    """Low sines between the kicks, with the grain of a room."""
    t = clock.times(0.3)
    pitch = rng.uniform(38, 62)
    body = np.sin(2 * np.pi * pitch * t) + rng.uniform(0, 0.5) * np.sin(4 * np.pi * pitch * t)
    body += rng.uniform(0, 0.25) * filtered_noise(rng, clock, 0.3, 30, rng.uniform(120, 500))
    note = fade_out((np.tanh(body * rng.uniform(0.8, 2)) * np.exp(-t / rng.uniform(0.06, 0.15))).astype(np.float32))
    shape = [(0, 0.7, 0.8, 0.9), (0, 0, 1, 0), (0, 0, 0.9, 0.9), (0, 1, 0.6, 0.8)][rng.integers(4)]
    return place(clock, note, {s: shape[s % 4] for s in range(STEPS) if shape[s % 4]}, swing)


def ducked(clock: Clock, bass: Floats, kicks: Hits, depth: float) -> Floats:
    """The bass, pressed down after each kick as by a compressor's side chain."""
    t = np.arange(clock.samples, dtype=np.float32) / clock.sample_rate
    length = clock.samples / clock.sample_rate
    gain = np.ones(clock.samples, np.float32)
    for step in kicks:
        since = np.mod(t - step * length / STEPS, length)
        gain *= 1 - depth * np.exp(-((since / 0.09) ** 2))
    return bass * gain


def kick_pattern(rng: Generator) -> Hits:
    """Four on the floor; now and then a ghost before the beat, or a broken beat."""
    if rng.random() < 0.1:
        return dict.fromkeys([(0, 3, 6, 10, 12), (0, 4, 7, 10, 14), (0, 6, 8, 14)][rng.integers(3)], 1.0)
    hits: Hits = dict.fromkeys((0, 4, 8, 12), 1.0)
    if rng.random() < 0.2:
        hits[int(rng.choice([7, 11, 14, 15]))] = 0.7
    return hits


def hat_pattern(rng: Generator) -> Hits:
    """Sixteenths with an accent shape, eighths, or a sparse figure of eight steps played twice."""
    kind = rng.random()
    if kind < 0.5:
        shape = rng.uniform(0.3, 1, size=4)
        return {step: float(shape[step % 4]) for step in range(STEPS)}
    if kind < 0.7:
        return {step: 1.0 if step % 4 else 0.5 for step in range(0, STEPS, 2)}
    figure = rng.random(8) < 0.5
    return {step: 0.8 for step in range(STEPS) if figure[step % 8]}


def euclid_pattern(rng: Generator) -> Hits:
    """Between 2 and 7 hits spread as evenly as a bar allows, turned by some steps."""
    hits, turn = int(rng.integers(2, 8)), int(rng.integers(STEPS))
    return {(i * STEPS // hits + turn) % STEPS: float(rng.uniform(0.5, 1)) for i in range(hits)}


def loop(rng: Generator, samples: int, sample_rate: int) -> Floats:
    """One bar of techno [shape=(samples,), peak 0.9], a true loop, from a random kit and random patterns."""
    clock = Clock(samples, sample_rate)
    swing = float(rng.choice([0, 0, rng.uniform(0.05, 0.25)]))
    kicks = kick_pattern(rng)
    mix = place(clock, kick(rng, clock), kicks, 0) * rng.uniform(0.8, 1)

    style = rng.random()
    if style < 0.4:
        mix += ducked(clock, acid(rng, clock, swing), kicks, 0.7) * rng.uniform(0.15, 0.45)
    elif style < 0.85:
        mix += ducked(clock, rumble(rng, clock, swing), kicks, 0.8) * rng.uniform(0.25, 0.6)

    colour, circuit = rng.uniform(0, 1), float(rng.choice(HAT_CIRCUITS))
    if rng.random() < 0.85:
        closed_hat = hat(rng, clock, rng.uniform(0.01, 0.03), colour, circuit)
        mix += place(clock, closed_hat, hat_pattern(rng), swing) * rng.uniform(0.1, 0.5)
    if rng.random() < 0.75:
        open_hat = hat(rng, clock, rng.uniform(0.05, 0.12), colour, circuit)
        mix += place(clock, open_hat, dict.fromkeys((2, 6, 10, 14), 1.0), 0) * rng.uniform(0.15, 0.5)
    if rng.random() < 0.65:
        hits: Hits = dict.fromkeys((4, 12), 1.0)
        if rng.random() < 0.25:
            hits[int(rng.choice([7, 9, 15]))] = 0.5
        mix += place(clock, clap(rng, clock), hits, 0) * rng.uniform(0.3, 0.9)
    if rng.random() < 0.6:
        mix += place(clock, percussion(rng, clock), euclid_pattern(rng), swing) * rng.uniform(0.15, 0.5)

    mix = np.tanh(mix * rng.uniform(0.6, 1.3))
    return (PEAK / np.abs(mix).max() * mix).astype(np.float32)
