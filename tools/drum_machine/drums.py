"""The drums, each one sound with a peak of 1 [shape=(n,)]."""

import numpy as np
from numpy.random import Generator

from tools.drum_machine.clock import Clock, Floats
from tools.drum_machine.recipe import minor_note
from tools.drum_machine.sounds import filtered_noise, struck

HAT_RATIOS = (1.0, 1.34, 1.79, 2.11)  # of the hats' inharmonic oscillators, as on the old machines


def kick(rng: Generator, clock: Clock, pitch: float, sweep: float, decay: float, drive: float, click: float) -> Floats:
    """A sine that falls by `sweep` Hz to its pitch, driven; a click in front."""
    t = clock.times(0.5)
    fall = rng.uniform(0.015, 0.04)
    phase = 2 * np.pi * (pitch * t + sweep * fall * (1 - np.exp(-t / fall)))
    body = np.tanh(drive * np.sin(phase) * np.exp(-t / decay)) / np.tanh(drive)
    attack = filtered_noise(rng, clock, 0.02, 1500, 9000) * np.exp(-t[: len(clock.times(0.02))] / 0.003)
    body[: len(attack)] += click * attack
    return struck(body)


def hat(rng: Generator, clock: Clock, decay: float, low: float, metal: float, circuit: float) -> Floats:
    """Noise above `low` (Hz) over oscillators from `circuit` (Hz) up; metal 0..1 is the oscillators' part."""
    seconds = min(4 * decay, 0.23)  # an open hat is choked before the next beat
    t = clock.times(seconds)
    ringing = sum(np.sin(2 * np.pi * circuit * ratio * t) for ratio in HAT_RATIOS)
    noise = filtered_noise(rng, clock, seconds, low, 16000, order=8)
    return struck((noise + metal * ringing) * np.exp(-t / decay))


def shaker(rng: Generator, clock: Clock) -> Floats:
    """Noise that swells for a hundredth of a second and goes."""
    t = clock.times(0.09)
    noise = filtered_noise(rng, clock, 0.09, 5000, 11000, order=8)
    return struck(noise * np.minimum(t / 0.012, np.exp(-(t - 0.012) / 0.016)))


def ride(rng: Generator, clock: Clock, circuit: float) -> Floats:
    """A cymbal's ping: six long inharmonic partials over a little noise."""
    t = clock.times(0.45)
    ringing = sum(np.sin(2 * np.pi * circuit * ratio * t) for ratio in (*HAT_RATIOS, 2.47, 2.93))
    noise = filtered_noise(rng, clock, 0.45, 7000, 14000)
    return struck((ringing + rng.uniform(0.4, 1) * noise) * np.exp(-t / rng.uniform(0.1, 0.18)))


def clap(rng: Generator, clock: Clock, root: float) -> Floats:
    """Three hands a hundredth of a second apart, then the room."""
    t = clock.times(0.26)
    centre = rng.uniform(1000, 2000)
    noise = filtered_noise(rng, clock, 0.26, centre * 0.6, centre * 2.2)
    spacing = rng.uniform(0.008, 0.013)
    envelope = 0.7 * np.exp(-t / rng.uniform(0.03, 0.06)) * (t > 3 * spacing)
    for i in range(3):
        late = t - i * spacing
        envelope += np.exp(-np.abs(late) / 0.004) * ((late >= 0) & (late < spacing))
    return struck(noise * envelope)


def snare(rng: Generator, clock: Clock, root: float) -> Floats:
    """Two modes of a skin and the wires below it."""
    t = clock.times(0.22)
    pitch = rng.uniform(170, 230)
    skin = np.sin(2 * np.pi * pitch * t) + 0.6 * np.sin(2 * np.pi * 1.83 * pitch * t)
    wires = filtered_noise(rng, clock, 0.22, 1200, 9000) * np.exp(-t / rng.uniform(0.04, 0.08))
    return struck(skin * np.exp(-t / 0.03) + rng.uniform(0.4, 0.9) * wires)


def rim(rng: Generator, clock: Clock, root: float) -> Floats:
    """A dry stick on the rim: two high sines, gone at once."""
    t = clock.times(0.07)
    pitch = rng.uniform(420, 520)
    stick = np.sin(2 * np.pi * pitch * t) + np.sin(2 * np.pi * 3.7 * pitch * t)
    return struck(np.tanh(2 * stick * np.exp(-t / 0.01)))


def tom(rng: Generator, clock: Clock, root: float, octave: int = 2) -> Floats:
    """A sine of the key that falls a little: a tom, or from the third octave on a conga."""
    t = clock.times(0.34)
    pitch = minor_note(rng, root) * 2**octave
    phase = 2 * np.pi * pitch * (t + 0.25 * 0.02 * (1 - np.exp(-t / 0.02)))
    return struck(np.sin(phase) * np.exp(-t / rng.uniform(0.04, 0.09)))


def conga(rng: Generator, clock: Clock, root: float) -> Floats:
    """A tom one octave up."""
    return tom(rng, clock, root, octave=3)


def cowbell(rng: Generator, clock: Clock, root: float) -> Floats:
    """Two squares that do not agree, as on the old machines: 540 and 800 Hz."""
    t = clock.times(0.25)
    squares = np.tanh(4 * np.sin(2 * np.pi * 540 * t)) + np.tanh(4 * np.sin(2 * np.pi * 800 * t))
    return struck(squares * np.exp(-t / rng.uniform(0.03, 0.07)))


def blip(rng: Generator, clock: Clock, root: float) -> Floats:
    """A short clear sine of the key, high up."""
    t = clock.times(0.16)
    pitch = minor_note(rng, root) * 2 ** int(rng.integers(4, 6))
    return struck(np.sin(2 * np.pi * pitch * t) * np.exp(-t / rng.uniform(0.015, 0.04)))


def clang(rng: Generator, clock: Clock, root: float) -> Floats:
    """Struck metal: a sine that another one bends at no whole ratio."""
    t = clock.times(0.36)
    pitch = minor_note(rng, root) * 8
    bend = rng.uniform(1.5, 4) * np.exp(-t / 0.06) * np.sin(2 * np.pi * pitch * float(rng.choice([1.41, 2.76])) * t)
    return struck(np.sin(2 * np.pi * pitch * t + bend) * np.exp(-t / rng.uniform(0.04, 0.1)))


def burst(rng: Generator, clock: Clock, root: float) -> Floats:
    """A short burst of driven noise in a narrow band."""
    t = clock.times(0.2)
    centre = rng.uniform(600, 3000)
    noise = filtered_noise(rng, clock, 0.2, centre * 0.7, centre * 1.4)
    return struck(np.tanh(2 * noise * np.exp(-t / rng.uniform(0.02, 0.06))))
