"""Follow the beat of a song whose tempo drifts, and find where it changes, window by window."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from tools.beats.meter import Meter
from tools.beats.onsets import SPECTRUM_FRAMES, Numbers, Onsets

WINDOW_BEATS, HOP_BEATS = 16, 4
RATIOS = np.linspace(0.9, 1.1, 81)  # tempos that are tried in a window, relative to the song's
MIN_CLARITY = 0.15  # share of the onsets that is on sixteenths: a window with less has no beat to follow
MAX_JUMP = 0.02  # relative change of tempo from one window to the next: more is no drift
MAX_TAIL = 1.0  # seconds after the last onset frame that the song can have
MIN_DRIFT = 0.125  # beats from a steady grid, half a sixteenth; 89 steady songs of the development set stay below it


class TempoChangeError(ValueError):
    """The tempo of a song changes too fast to be followed; the text says where."""


@dataclass(frozen=True)
class Course:
    """How the beat of a song goes, against a steady grid of its mean tempo."""

    seconds: Numbers  # of the song
    steady: Numbers  # seconds of the grid on which the same beat falls

    def to_song(self, steady: Numbers) -> Numbers:
        """Return the times in the song (s) of times on the grid (s)."""
        return np.interp(steady, self.steady, self.seconds)

    def to_steady(self, seconds: float) -> float:
        """Return the time on the grid (s) of a time in the song (s)."""
        return float(np.interp(seconds, self.seconds, self.steady))

    def straighten(self, onsets: Onsets) -> Onsets:
        """Return the onsets as if the song had a steady tempo."""
        return dataclasses.replace(
            onsets,
            bands=self._read(onsets.bands, onsets.rate),
            spectra=self._read(onsets.spectra.T, onsets.rate / SPECTRUM_FRAMES).T,
            pitches=self._read(onsets.pitches.T, onsets.rate / SPECTRUM_FRAMES).T,
            fine=self._read(onsets.fine[None], onsets.fine_rate)[0],
        )

    def _read(self, rows: Numbers, rate: float) -> Numbers:
        """Return curves [shape=(n, frames)] at steady times."""
        frames = np.arange(rows.shape[1])
        at = self.to_song(frames / rate) * rate
        return np.stack([np.interp(at, frames, row) for row in rows])


def follow_beat(onsets: Onsets, bpm: float) -> Course | None:
    """Return the course of a song's beat, or None where a steady grid of `bpm` fits it.

    Raises TempoChangeError where the tempo jumps.
    """
    middles, ratios, phases = _follow_windows(Meter(onsets).total, onsets.rate, bpm)
    if len(middles) < 3:
        return None
    steps = np.abs(np.diff(ratios))
    if steps.max() > MAX_JUMP:
        place = int(steps.argmax())
        raise TempoChangeError(
            f"its tempo changes at about {(middles[place] + middles[place + 1]) / 2:.0f} s from "
            f"{bpm * ratios[place]:.1f} to {bpm * ratios[place + 1]:.1f} BPM"
        )
    passed = np.diff(middles) * bpm / 60  # beats of the steady grid
    expected = -passed * ((ratios[1:] + ratios[:-1]) / 2 - 1)
    moves = expected + (np.diff(phases) - expected + 0.125) % 0.25 - 0.125  # phases are modulo a sixteenth
    late = np.concatenate([[0.0], np.cumsum(moves)])
    if np.ptp(late) < MIN_DRIFT:
        return None
    seconds = np.arange(0, onsets.seconds + MAX_TAIL, 0.1)
    steady = seconds - _extend(seconds, middles, late) * 60 / bpm
    return Course(seconds, steady - steady[0])


def _extend(seconds: Numbers, middles: Numbers, late: Numbers) -> Numbers:
    """Interpolate; the ends go on as the windows next to them."""
    before, after = ((late[i + 1] - late[i]) / (middles[i + 1] - middles[i]) for i in (0, -2))
    inner = np.interp(seconds, middles, late)
    return inner + np.minimum(seconds - middles[0], 0) * before + np.maximum(seconds - middles[-1], 0) * after


def _follow_windows(curve: Numbers, rate: float, bpm: float) -> tuple[Numbers, Numbers, Numbers]:
    """Return, for each window with a clear beat, its middle (s), its tempo relative to `bpm`, and its phase.

    The phase is how many beats the onsets come after the grid of `bpm` from 0 s on, modulo a sixteenth.
    """
    beat = 60 / bpm * rate  # frames
    size = round(WINDOW_BEATS * beat)
    if len(curve) < size:
        return np.zeros(0), np.zeros(0), np.zeros(0)
    starts = np.rint(np.arange(0, len(curve) - size + 1, HOP_BEATS * beat)).astype(int)
    curve = np.minimum(curve, np.quantile(curve, 0.99))
    frames = np.lib.stride_tricks.sliding_window_view(curve, size)[starts]
    frames = (frames - frames.mean(axis=1, keepdims=True)) * np.hanning(size)
    time = np.arange(size) - size / 2
    waves = frames @ np.exp(-2j * np.pi * 4 / beat * np.outer(time, RATIOS))  # at sixteenths
    clarity = np.abs(waves) / (np.abs(frames).sum(axis=1)[:, None] + 1e-9)
    best = clarity.argmax(axis=1)
    rows = np.arange(len(starts))
    middles = starts + size / 2
    phases = -np.angle(waves[rows, best]) / (2 * np.pi * 4) + middles / beat
    clear = clarity[rows, best] > MIN_CLARITY
    ratios = RATIOS[best][clear]
    if len(ratios) > 2:  # one window alone can be wrong, as in a fill
        padded = np.concatenate([ratios[:1], ratios, ratios[-1:]])
        ratios = np.median(np.lib.stride_tricks.sliding_window_view(padded, 3), axis=1)
    return middles[clear] / rate, ratios, phases[clear]
