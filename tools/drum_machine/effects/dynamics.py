"""Dynamics: side-chain ducking, compression, overdrive, clipping, loudness, and the low band in mono."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from tools.drum_machine.clock import Clock, Hits
from tools.drum_machine.effects.filters import apply_filter, zero_phase_high_pass

BAR_BLOCKS = 1024  # level measurements of a compressor in a bar: one each 1.8 ms at 128 BPM
LOOK_AHEAD = 0.004  # seconds before a kick in which the side chain turns down, so that it does not click
PRE_HIT, PRE_HIT_FADE = 0.010, 0.004  # seconds before a hit in which the treble is down, and of the fade before them
PRE_HIT_GAIN = 0.125  # -18 dB
PRE_HIT_BAND = 500.0, 900.0  # Hz: no ducking before hits below the first, all of it above the second
CEILING = 0.89  # of full scale, -1 dB: what the peaks of a clipped bar approach
KNEE = 0.55  # of full scale: what is lower is not clipped
MONO_BAND = 120.0, 200.0  # Hz: mono below the first, full width above the second


def duck(clock: Clock, bar: Floats, kicks: Hits, depth: float, release: float, hold: float = 0.03) -> Floats:
    """Turn a bar down by `depth` (0..1) at each kick, for `hold` seconds, and up again within `release` seconds."""
    gain = np.ones(clock.samples, np.float32)
    length = np.float32(clock.samples / clock.sample_rate)
    for step, velocity in kicks.items():
        start = clock.position(step) * clock.step - LOOK_AHEAD
        near = _samples_near(clock, start, start + LOOK_AHEAD + hold + release)
        since = np.mod(clock.bar[near] - np.float32(start), length)
        up = np.clip((since - np.float32(hold + LOOK_AHEAD)) / np.float32(release), 0, 1)
        down = np.clip(1 - since / np.float32(LOOK_AHEAD), 0, 1)
        opened = np.maximum(up * up * (3 - 2 * up), down)
        gain[near] = np.minimum(gain[near], 1 - np.float32(depth * min(velocity, 1.0)) * (1 - opened))
    return bar * gain


def duck_before_hits(clock: Clock, bar: Floats, hit_times: Sequence[float]) -> Floats:
    """Turn down a bar's treble just before each hit (times in s), so that tails and echoes do not blur the attack.

    It works as a gate with look-ahead whose key is the drums. Backward masking hides the short dip.
    """
    length = np.float32(clock.samples / clock.sample_rate)
    gain = np.ones(clock.samples, np.float32)
    for time in hit_times:
        near = _samples_near(clock, time - PRE_HIT - PRE_HIT_FADE, time)
        until = np.mod(np.float32(time) - clock.bar[near], length)  # seconds until the hit
        down = np.clip((np.float32(PRE_HIT + PRE_HIT_FADE) - until) / np.float32(PRE_HIT_FADE), 0, 1)
        gain[near] = np.minimum(gain[near], 1 - np.float32(1 - PRE_HIT_GAIN) * down)
    return np.asarray(bar + apply_filter(bar, zero_phase_high_pass(clock, *PRE_HIT_BAND)) * (gain - 1), np.float32)


def _samples_near(clock: Clock, start: float, end: float) -> NDArray[np.intp]:
    """Return the samples from `start` to `end` (s) and a few around them, circular, each once."""
    first, last = int(start * clock.sample_rate) - 2, int(end * clock.sample_rate) + 3
    return np.arange(first, min(last, first + clock.samples)) % clock.samples


def compress(clock: Clock, bar: Floats, threshold: float, ratio: float, attack: float, release: float) -> Floats:
    """Compress a bar [shape=(2, samples)]: RMS above `threshold` (dB) falls by `ratio`; both sides get the same gain.

    attack, release : time constants (s). The level is followed through the bar twice and the second time counts, so it
    has settled when the bar begins.
    """
    blocks = BAR_BLOCKS * clock.bars
    edges = np.arange(blocks) * clock.samples // blocks
    power = np.add.reduceat((bar**2).mean(0), edges) / np.diff(edges, append=clock.samples)
    levels = 10 * np.log10(power + 1e-9)
    block = clock.samples / blocks / clock.sample_rate  # seconds
    rise, fall = 1 - np.exp(-block / attack), 1 - np.exp(-block / release)
    level, followed = float(levels.min()), np.empty(blocks)
    for _ in range(2):
        for i, target in enumerate(levels.tolist()):
            level += (target - level) * (rise if target > level else fall)
            followed[i] = level
    reduction = -np.maximum(followed - threshold, 0) * (1 - 1 / ratio)
    centres = (np.arange(blocks + 2) - 0.5) * (clock.samples / blocks)
    gains = 10 ** (np.take(reduction, range(-1, blocks + 1), mode="wrap") / 20)
    return bar * np.interp(np.arange(clock.samples), centres, gains).astype(np.float32)


def overdrive(bar: NDArray[np.floating], amount: float) -> Floats:
    """Distort a bar by tanh, with a gain of `amount` (0.1..10) before it; full scale stays full scale."""
    return _apply_oversampled(bar, lambda x: np.tanh(np.float32(amount) * x) / np.float32(np.tanh(amount)))


def clip_peaks(bar: Floats) -> Floats:
    """Clip a bar softly: peaks stay below CEILING, and samples below KNEE keep their value."""
    return _apply_oversampled(bar, _clip)


def set_loudness(bar: Floats, target: float) -> Floats:
    """Bring the mid channel's RMS of a bar [shape=(2, samples)] to `target` (dBFS) and clip the peaks."""
    bar = bar * np.float32(10 ** (target / 20) / (np.sqrt((bar.mean(0) ** 2).mean()) + 1e-9))
    for _ in range(3):  # clipping takes some of the level, so the gain is corrected
        bar = bar * np.float32(10 ** (target / 20) / np.sqrt((_clip(bar).mean(0) ** 2).mean()))
    return clip_peaks(bar)


def make_low_mono(clock: Clock, bar: Floats) -> Floats:
    """Remove the low band from the side channel of a bar [shape=(2, samples)], as clubs have one subwoofer."""
    mid, side = bar.mean(0), apply_filter((bar[0] - bar[1]) / 2, zero_phase_high_pass(clock, *MONO_BAND))
    return np.stack([mid + side, mid - side])


def _clip(bar: NDArray[np.floating]) -> NDArray[np.floating]:
    over = np.maximum(np.abs(bar) - np.float32(KNEE), 0)
    headroom = np.float32(CEILING - KNEE)
    return bar - np.sign(bar) * (over - headroom * np.tanh(over / headroom))


def _apply_oversampled(
    bar: NDArray[np.floating], shape: Callable[[NDArray[np.floating]], NDArray[np.floating]]
) -> Floats:
    """Apply a waveshaper at twice the sample rate, so that less of the distortion aliases."""
    n = bar.shape[-1]
    spectrum = np.zeros((*bar.shape[:-1], n + 1), np.complex64)
    spectrum[..., : n // 2 + 1] = 2 * np.fft.rfft(bar)
    spectrum[..., n // 2] /= 2  # the Nyquist frequency has a mirror image at twice the rate
    shaped = np.fft.rfft(shape(np.fft.irfft(spectrum, 2 * n)))
    shaped[..., n // 2] *= 2
    return np.fft.irfft(shaped[..., : n // 2 + 1] / 2, n).astype(np.float32)
