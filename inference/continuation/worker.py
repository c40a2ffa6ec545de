"""The daemon listens to a recording in a process of its own (inference/background.py)."""

import base64
import json
from collections import abc
from pathlib import Path
from typing import BinaryIO

import numpy as np

from inference import background
from inference.background import INPUT, LONG, MODEL, AtStart, start_task
from inference.continuation.continuation import Beginning, Continuation, check_length, continue_recording
from inference.continuation.recording import read_recording
from inference.continuation.sequence_file import SequenceError
from inference.model.generator import Generator
from inference.renderer import TooLongError
from inference.search import worker

TASK = "continue-recording"
PATIENCE = 300.0  # seconds to start, to read, and for each bar; a busy machine starts it within 30 s
PART = 1 << 16  # samples of a sound in a line
FAULTS = {**worker.FAULTS, SequenceError: MODEL, TooLongError: LONG}


def run_continuation(
    model: Path,
    sound: BinaryIO,
    bars: int,
    temperature: float,
    rng_seed: int,
    bpm: float,
    way: str,
    rate: int,
    at_start: AtStart,
) -> abc.Generator[float | int | Continuation]:
    """Yield what continue_recording does, in another process; closing the iterator ends it.

    Errors as of start_task.
    """
    given = [str(model.absolute()), *(json.dumps(value) for value in (bars, temperature, rng_seed, bpm, way, rate))]
    with start_task(at_start, PATIENCE, TASK, sound, *given) as answers:
        parts = [np.zeros(0, np.float32)]
        for answer in answers:
            if isinstance(answer, str):
                parts.append(np.frombuffer(base64.b64decode(answer), "<f4"))
            elif isinstance(answer, list):
                seeds, beginning, channels = answer
                played = np.concatenate(parts).reshape(-1, channels)
                yield Continuation([np.array(seed) for seed in seeds], Beginning.from_fields(beginning), played)
            else:
                yield answer


def work(task: str, sound: str, *given: str) -> int:
    """Listen in this process, which is there for that alone, and write the answers to its output."""
    return background.work(TASKS[task], FAULTS, sound, *given)


def _continue(sound: Path, model: str, *given: str) -> abc.Iterator[object]:
    bars, temperature, rng_seed, bpm, way, rate = map(json.loads, given)
    generator = Generator(Path(model))
    recording = read_recording(sound, generator.description, bpm, INPUT)
    check_length(generator.description, recording.bpm, bars, rate)
    for answer in continue_recording(generator, recording, bars, temperature, rng_seed, way, rate):
        if isinstance(answer, Continuation):
            played = answer.sound.astype("<f4")
            for start in range(0, len(played), PART):
                yield base64.b64encode(played[start : start + PART].tobytes()).decode()
            yield [seed.tolist() for seed in answer.seeds], answer.beginning.to_fields(), played.shape[1]
        else:
            yield answer


TASKS: dict[str, background.Task] = {TASK: _continue}
