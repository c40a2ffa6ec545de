"""A state-variable filter whose frequency moves, for many notes at once.

The filter is the trapezoidal state-variable filter of V. Zavalishin (The Art of VA Filter Design, 2018, 4.4). A sample
needs the one before, so numpy would walk through all samples one by one. Instead the sound is cut into blocks. All
blocks are filtered side by side from a silent state, and from each of two unit states. As the filter is linear, these
give each block's true state from the one before; then all blocks are filtered again from their true states.
"""

import numpy as np

from inference.arrays import Floats
from inference.search.synth.controls import STEP, Reals

BLOCK = 4 * STEP  # samples; about the root of a second's, where both walks are short


def filter_notes(sound: Floats, cutoff: Floats, resonance: Floats, mode: Floats, sample_rate: int) -> Floats:
    """Sounds after their filters [shape=(notes, samples)].

    cutoff : Hz, one for each STEP samples [shape=(notes, steps)], held below 0.45 of the rate. resonance : quality.
    mode : 0 low-pass, 1 band-pass (0 dB at its peak), 2 high-pass, cross-faded between. Both [shape=(notes,)].
    """
    notes, samples = sound.shape
    blocks = -(-samples // BLOCK)
    padded = np.zeros((notes, blocks * BLOCK), np.float32)
    padded[:, :samples] = sound
    steps = np.empty((notes, blocks * (BLOCK // STEP)), np.float32)
    steps[:, : cutoff.shape[1]] = cutoff[:, : steps.shape[1]]
    steps[:, cutoff.shape[1] :] = cutoff[:, -1:]
    damping = 1 / resonance.astype(np.float32)[:, None]
    g = np.tan(np.pi / sample_rate * np.minimum(steps, 0.45 * sample_rate)).astype(np.float32)
    a1 = 1 / (1 + g * (g + damping))
    a2 = g * a1
    a3 = g * a2
    rows = [_by_place(a, notes, blocks) for a in (a1, a2, a3)]
    blocked = np.ascontiguousarray(padded.reshape(notes * blocks, BLOCK).T)
    state = _find_states(blocked, rows, notes, blocks)
    low, band = np.empty_like(blocked), np.empty_like(blocked)
    _walk(blocked, rows, state, low, band)
    mode = np.repeat(mode.astype(np.float32), blocks)
    k = np.repeat(damping[:, 0], blocks)
    share_low, share_band, share_high = (np.clip(1 - np.abs(mode - i), 0, 1) for i in range(3))
    band *= share_band * k - share_high * k
    low *= share_low - share_high
    blocked *= share_high
    blocked += band
    blocked += low
    return blocked.T.reshape(notes, -1)[:, :samples]


def _by_place(steps: Reals, notes: int, blocks: int) -> Floats:
    """Coefficients [shape=(notes, steps)] by their place in a block [shape=(BLOCK / STEP, notes * blocks)]."""
    return np.ascontiguousarray(steps.reshape(notes * blocks, BLOCK // STEP).T, np.float32)


def _find_states(blocked: Floats, rows: list[Floats], notes: int, blocks: int) -> Floats:
    """The state at the start of each block [shape=(2, notes * blocks)]."""
    columns = notes * blocks
    state = np.zeros((2, 3, columns), np.float32)
    state[0, 1], state[1, 2] = 1, 1
    runs = np.zeros((BLOCK, 3, columns), np.float32)
    runs[:, 0] = blocked
    _walk(runs, rows, state)
    ends = state.reshape(2, 3, notes, blocks)
    starts = np.zeros((2, notes, blocks), np.float32)
    for block in range(blocks - 1):
        first, second = starts[:, :, block]
        starts[:, :, block + 1] = ends[:, 0, :, block] + ends[:, 1, :, block] * first + ends[:, 2, :, block] * second
    return starts.reshape(2, columns)


def _walk(
    runs: Floats, rows: list[Floats], state: Floats, low: Floats | None = None, band: Floats | None = None
) -> None:
    """Filter runs [shape=(BLOCK, ..., columns)] side by side from `state` [shape=(2, ..., columns)], which becomes
    that after them; the low-pass and the band-pass (times the quality) are written where they are asked for."""
    first, second = state
    v1, v2, v3 = np.empty_like(first), np.empty_like(first), np.empty_like(first)
    for place in range(len(runs)):
        a1, a2, a3 = (row[place // STEP] for row in rows)
        np.subtract(runs[place], second, out=v3)
        np.multiply(a2, first, out=v2)
        v2 += second
        np.multiply(a1, first, out=v1)
        first *= -1
        second *= -1
        v2 += a3 * v3
        v3 *= a2
        v1 += v3
        first += v1
        first += v1
        second += v2
        second += v2
        if low is not None and band is not None:
            low[place], band[place] = v2, v1
