"""A network's estimate: from how a tone sounds to a patch that may have made it, in one pass.

`tools.patch_estimator` trains networks on patches of the synthesiser itself. Tones of other instruments lie outside of
what it has heard, so that a search takes only a part of its starts from it.
"""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.search.patch.fitness import measure_mel_powers
from inference.search.patch.target import Target
from inference.search.synth.parameters import PARAMETERS
from inference.search.synth.patches import PatchError
from inference.search.synth.synth import REST_PITCH, SAMPLE_RATE

ESTIMATOR = Path(__file__).with_name("estimator.onnx")  # of the kind "ae" of tools.patch_estimator
LEVELS, NOTE, DEVIATION = "levels", "note", "deviation"  # inputs, and a key of the file's metadata
SAMPLES = SAMPLE_RATE  # that the network hears: the first second
SIZE, HOP, BANDS = 1024, 512, 64
FRAMES = SAMPLES // HOP + 1
RANGE = 60.0  # dB below the loudest value
MAX_SECONDS = 10.0  # that the network may take; ours takes 0.01


def describe_tones(sounds: Floats, pitch: Floats, length: Floats) -> tuple[Floats, Floats]:
    """What the network hears of tones: levels [shape=(tones, FRAMES, BANDS), 0..1] and note [shape=(tones, 2)].

    sounds : [shape=(tones, samples), at SAMPLE_RATE]. pitch : MIDI notes [shape=(tones,)]. length : of the notes, s.
    """
    heard = np.zeros((len(sounds), SAMPLES), np.float32)
    heard[:, : sounds.shape[1]] = sounds[:, :SAMPLES]
    decibels = 10 * np.log10(np.maximum(measure_mel_powers(heard, SIZE, HOP, BANDS), 1e-12))
    levels = decibels - decibels.max(axis=(1, 2), keepdims=True)
    note = np.stack([(pitch - REST_PITCH) / 12, length], axis=1)
    return np.clip(1 + levels / RANGE, 0, 1).astype(np.float32), note.astype(np.float32)


def estimate_patches(network: Path, target: Target, rng: np.random.Generator, count: int) -> Floats:
    """Patches that may have made a tone [shape=(count, parameters), 0..1]: an estimate, and others around it.

    They differ by the network's own error, as it was with patches that it was not trained on. Raises PatchError where
    the network gives no patch in MAX_SECONDS.
    """
    session, deviation = _open(network)
    levels, note = describe_tones(target.sound[None], np.array([target.note.pitch]), np.array([target.note.length]))
    patch = _run(session, {LEVELS: levels, NOTE: note})
    if patch is None or patch.shape != (1, len(deviation)) or not np.isfinite(patch).all():
        raise PatchError(f"{network} gives no patch of the synthesiser; train one with tools.patch_estimator.")
    offsets = rng.standard_normal((count, len(deviation))).astype(np.float32) * deviation
    offsets[0] = 0
    return np.clip(patch + offsets, 0, 1, dtype=np.float32)


def _run(session: onnxruntime.InferenceSession, inputs: dict[str, Floats]) -> Floats | None:
    """The network's first output; None where it fails, or does not end in MAX_SECONDS."""
    options = onnxruntime.RunOptions()
    timer = threading.Timer(MAX_SECONDS, setattr, (options, "terminate", True))
    timer.daemon = True
    timer.start()
    try:
        outputs: list[Any] = list(session.run(None, inputs, options))
    except Exception:  # onnxruntime's own kinds
        return None
    finally:
        timer.cancel()
    return outputs[0] if outputs and isinstance(outputs[0], np.ndarray) and outputs[0].dtype == np.float32 else None


def is_own_estimator(path: Path) -> bool:
    """Whether a file is such a network."""
    try:
        _open(path)
    except Exception:  # onnxruntime's own kinds of exceptions, and those of a foreign file's metadata
        return False
    return True


@cache
def _open(file: Path) -> tuple[onnxruntime.InferenceSession, Floats]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    deviation = np.array(json.loads(session.get_modelmeta().custom_metadata_map[DEVIATION]), np.float32)
    if deviation.shape != (len(PARAMETERS),) or not np.isfinite(deviation).all():
        raise ValueError(f"{file} is a network of other parameters")
    return session, deviation
