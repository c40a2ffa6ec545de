"""Compare what tools.beats says of each song with the truth."""

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.beat_bench.fitting import RIGHT
from tools.beat_bench.making import Truth
from tools.beats import MIN_CONFIDENCE, estimate
from tools.recording import open_recording

TOLERANCE = 0.02  # seconds by which a right downbeat may be off
LIMITS = (0.0, 0.5, 0.7, 0.9, 0.97, 1.01)  # of the confidences that are counted together


@dataclass(frozen=True)
class Answer:
    """What was found of a song, and what is true."""

    name: str
    bpm: float  # 0 if none was found
    true_bpm: float
    confidence: float
    offset: float  # seconds from the true downbeat to the one that was found, in the song's middle
    downbeat_confidence: float

    @property
    def is_right(self) -> bool:
        """Whether the tempo is right; where there is no beat, whether the confidence says so."""
        if not self.true_bpm:
            return self.confidence < MIN_CONFIDENCE
        return abs(self.bpm / self.true_bpm - 1) < RIGHT

    @property
    def is_octave_error(self) -> bool:
        """Whether the tempo is half or double the right one."""
        return any(abs(self.bpm - ratio * self.true_bpm) < RIGHT * self.true_bpm for ratio in (0.5, 2))

    @property
    def is_on_downbeat(self) -> bool:
        """Whether tempo and downbeat are right."""
        return self.is_right and (abs(self.offset) < TOLERANCE or not self.true_bpm)


def measure(name: str, folder: Path, truth: Truth) -> Answer:
    """Estimate the tempo and the downbeat of a song."""
    recording = open_recording(folder / name)
    found, known = estimate(recording.read_mid(), recording.sample_rate), truth[name]
    if found is None:
        return Answer(name, 0.0, known["bpm"], 0.0, 0.0, 0.0)
    middle = recording.seconds / 2
    at = found.downbeat + 240 / found.bpm * round(middle * found.bpm / 240)
    if not known["bpm"]:
        return Answer(name, found.bpm, 0.0, found.confidence, 0.0, 0.0)
    period = known["beats"] * 60 / known["bpm"]  # what sounds the same again after it has a downbeat there, too
    offset = (at - known["downbeat"] + period / 2) % period - period / 2
    return Answer(name, found.bpm, known["bpm"], found.confidence, offset, found.downbeat_confidence)


def report(answers: list[Answer]) -> str:
    """Return the shares that are right, the calibration, and a line for each song that is wrong."""
    groups = {"all with a beat": [answer for answer in answers if answer.true_bpm]}
    for answer in answers:
        groups.setdefault(answer.name.split("-")[0], []).append(answer)
    lines = ["| songs | number | tempo right | octave errors | downbeat within 20 ms | median offset |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for name, group in groups.items():
        counts = [(a.is_right, a.is_octave_error, a.is_on_downbeat) for a in group]
        offsets = [1000 * abs(a.offset) for a in group if a.is_on_downbeat]
        cells = " | ".join(f"{share:.1%}" for share in np.mean(counts, axis=0))
        lines.append(f"| {name} | {len(group)} | {cells} | {np.median(offsets):.1f} ms |")
    lines += ["", "| confidence | tempos | right | downbeats (of right tempos) | right |", "|---|---:|---:|---:|---:|"]
    for low, high in itertools.pairwise(LIMITS):
        tempos = [a.is_right for a in answers if a.true_bpm and low <= a.confidence < high]
        downbeats = [
            a.is_on_downbeat for a in answers if a.true_bpm and a.is_right and low <= a.downbeat_confidence < high
        ]
        lines.append(f"| {low:g} to {min(high, 1):g} | {_share(tempos)} | {_share(downbeats)} |")
    lines += ["", *(_describe(answer) for answer in answers if not answer.is_on_downbeat)]
    return "\n".join(lines)


def _share(right: list[bool]) -> str:
    return f"{len(right)} | {np.mean(right):.0%}" if right else "0 | "


def _describe(answer: Answer) -> str:
    tempo = f"{answer.bpm:.2f} for {answer.true_bpm:.2f} BPM, confidence {answer.confidence:.2f}"
    place = f"downbeat {1000 * answer.offset:+.0f} ms, confidence {answer.downbeat_confidence:.2f}"
    return f"{answer.name}: {tempo if not answer.is_right else place}"
