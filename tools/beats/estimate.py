"""Choose the tempo and the downbeat of a song among the candidates, and place the downbeat exactly."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from tools.beats.candidates import find_tempos
from tools.beats.coefficients import COEFFICIENTS, NO_BEAT
from tools.beats.meter import Candidate, Meter
from tools.beats.onsets import Numbers, Onsets, measure_onsets

TEMPO_RANGE = (60.0, 200.0)  # BPM
MIN_CONFIDENCE = 0.5  # below this, a song counts as one without a steady beat
MIN_SECONDS = 4.0  # of sound
MIN_ONSET = 0.1  # nepers, mean of a band's bins: a steady tone stays below 0.08, a drum hit is several times as much
MAX_ROUNDING = 0.05  # beats by which a tempo may be off at the song's end when it is rounded to a whole number of BPM
SNAP = 0.01  # seconds
REACH = 0.04  # seconds around a beat in which its onset is looked for


@dataclass(frozen=True)
class Estimate:
    """A tempo in BPM, the first downbeat in seconds, and for each the probability that it is right.

    The second tempo is the likeliest of the others; its confidence is 0 if there is none.
    """

    bpm: float
    confidence: float
    second_bpm: float
    second_confidence: float
    downbeat: float
    downbeat_confidence: float  # if the tempo is right


def estimate(
    blocks: Iterable[Floats], sample_rate: int, tempo_range: tuple[float, float] = TEMPO_RANGE
) -> Estimate | None:
    """Return the tempo and downbeat of a sound in blocks [each shape=(samples,)]; `sample_rate` is in Hz.

    Returns None if the sound is shorter than MIN_SECONDS, has no onset, or has no tempo in the range (BPM).
    """
    return estimate_onsets(measure_onsets(blocks, sample_rate), tempo_range)


def estimate_onsets(
    onsets: Onsets, tempo_range: tuple[float, float] = TEMPO_RANGE, bpm: float | None = None
) -> Estimate | None:
    """Return the tempo and downbeat of a song's onset curves, as `estimate` does.

    bpm : the tempo, where it is known; then only the downbeat is looked for.
    """
    if onsets.seconds < MIN_SECONDS or onsets.bands.max() < MIN_ONSET:
        return None
    meter = Meter(onsets)
    candidates = [meter.measure(tempo) for tempo in ([bpm] if bpm else find_tempos(meter, *tempo_range))]
    if not candidates:
        return None
    shares = _weigh(candidates)
    tempos = shares.sum(axis=1)
    first, second = (int(i) for i in np.argsort(-tempos)[[0, min(1, len(tempos) - 1)]])
    tempo = bpm or _round_tempo(candidates[first].bpm, onsets.seconds)
    step = int(np.argmax(shares[first]))
    return Estimate(
        bpm=tempo,
        confidence=float(tempos[first]),
        second_bpm=_round_tempo(candidates[second].bpm, onsets.seconds),
        second_confidence=float(tempos[second]) if second != first else 0.0,
        downbeat=_place_downbeat(onsets, tempo, float(candidates[first].downbeats[step])),
        downbeat_confidence=float(shares[first, step] / tempos[first]),
    )


def _weigh(candidates: list[Candidate]) -> Numbers:
    """Return the probability of each tempo and step as the downbeat [shape=(candidates, steps)]; they add up to < 1."""
    scores = np.stack([candidate.features @ COEFFICIENTS for candidate in candidates])
    top = max(float(scores.max()), NO_BEAT)
    shares = np.exp(scores - top)
    return shares / (shares.sum() + np.exp(NO_BEAT - top))


def _round_tempo(bpm: float, seconds: float) -> float:
    """Round a tempo to a whole number of BPM where that changes little until the end of the song."""
    drift = abs(bpm - round(bpm)) / 60 * seconds  # beats, at the end
    return float(round(bpm)) if drift < MAX_ROUNDING else bpm


def _place_downbeat(onsets: Onsets, bpm: float, downbeat: float) -> float:
    """Move a downbeat (s) to where the level rises most steeply near the beats, on average over the song.

    Returns the first downbeat of the song; one that lies up to SNAP before its first sample counts as being there.
    """
    beat, rate = 60 / bpm, onsets.fine_rate
    reach = round(REACH * rate)
    beats = np.arange(downbeat % beat, onsets.seconds - 2 * REACH, beat)
    beats = beats[beats > REACH]
    if len(beats):
        at = np.rint(beats * rate).astype(int)[:, None] + np.arange(-reach, reach + 1)
        rise = onsets.fine[np.minimum(at, len(onsets.fine) - 1)].mean(axis=0)
        downbeat += (int(np.argmax(rise)) - reach) / rate
    bar = 4 * beat
    downbeat %= bar
    return 0.0 if downbeat > bar - SNAP else downbeat
