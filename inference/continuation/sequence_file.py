"""The file of a sequence model: an .onnx that predicts how music goes on, bar by bar or sixteenth by sixteenth.

Its network has an input and an output for what it remembers, `state` [shape=(1, size)] and `next_state`, zeros before a
recording begins. Its metadata holds, under SEQUENCE_KEY, a JSON object with `kind`, `description` (the geometry of a
bar), `network` (of the generator that it belongs to, "" for none), `facts` (what its kind needs) and `golden`: the
inputs and outputs of a few steps when it was exported.
"""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.description import Description, DescriptionError
from inference.model.generator import SEQUENCE_KEY, SEQUENCE_SUFFIX, Generator, ModelError, first_line, open_session
from inference.model.golden import decode_floats, encode_floats
from inference.model.metadata import MetadataError, read_metadata

KINDS = ("latent", "blocks")
TOLERANCE = 1e-3  # of an output whose numbers are about 1; ONNX Runtime's own kernels differ by 1e-6
STATE, NEXT_STATE = "state", "next_state"

Arrays = dict[str, Floats]


class SequenceError(ValueError):
    """A file that is no sequence model, or one that does not fit; the text is one sentence that says why."""


@dataclass(frozen=True, eq=False)
class SequenceFile:
    """A sequence model, loaded and checked. For one thread at a time.

    kind : of KINDS. network : that of the generator it belongs to (Generator.network); "" where it needs none.
    facts : what its kind needs.
    """

    path: Path
    kind: str
    description: Description
    network: str
    facts: dict[str, Any]
    session: onnxruntime.InferenceSession

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shapes of the network's inputs and outputs by name."""
        ports = [*self.session.get_inputs(), *self.session.get_outputs()]
        return {port.name: tuple(port.shape) for port in ports}

    def first_state(self) -> Floats:
        """What the network remembers before a recording begins [shape=(1, size)]."""
        return np.zeros(self.shapes[STATE], np.float32)

    def step(self, inputs: Arrays, state: Floats) -> tuple[Arrays, Floats]:
        """One step: the outputs by name, and what the network remembers after it; raises SequenceError."""
        names = [port.name for port in self.session.get_outputs()]
        try:
            values: list[Any] = list(self.session.run(names, {**inputs, STATE: state}))
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            raise SequenceError(f"{self.path.name} cannot predict: {first_line(error)}.") from error
        outputs = dict(zip(names, values, strict=True))
        if not all(np.isfinite(value).all() for value in values):
            raise SequenceError(f"{self.path.name} predicts NaN or infinity; get the file again, or another beginning.")
        return outputs, outputs.pop(NEXT_STATE)

    def run(self, inputs: Arrays) -> Arrays:
        """The outputs [shape=(steps, ...)] of several steps [shape=(steps, ...)] from the first state on."""
        state, found = self.first_state(), list[Arrays]()
        for place in range(len(next(iter(inputs.values())))):
            outputs, state = self.step({name: values[place][None] for name, values in inputs.items()}, state)
            found.append(outputs)
        return {name: np.concatenate([outputs[name] for outputs in found]) for name in found[0]}

    def check_generator(self, generator: Generator) -> None:
        """Raise SequenceError where the file belongs to another generator."""
        if self.network != generator.network:
            raise SequenceError(
                f"{self.path.name} belongs to another generator than {generator.path.name}; name its own with --model, "
                "or train one for this generator with loopseed train --preset latent-sequence."
            )


def sequence_path(generator: Path, kind: str = KINDS[0]) -> Path:
    """Where the sequence model of a kind lies for a generator's file: beside it."""
    return generator.with_suffix(SEQUENCE_SUFFIX if kind == KINDS[0] else f".{kind}{SEQUENCE_SUFFIX}")


def make_metadata(
    kind: str, description: Description, facts: dict[str, Any], golden: tuple[Arrays, Arrays], network: str = ""
) -> dict[str, str]:
    """The metadata of a sequence model; `golden` are inputs and outputs as of SequenceFile.run."""
    fields = {
        "kind": kind,
        "description": dataclasses.asdict(description),
        "network": network,
        "facts": facts,
        "golden": [{name: [values.shape, encode_floats(values)] for name, values in part.items()} for part in golden],
    }
    return {SEQUENCE_KEY: json.dumps(fields)}


def read_sequence(path: Path) -> SequenceFile:
    """Load a sequence model and compare its golden sequence; raises SequenceError."""
    try:
        text = read_metadata(path, (SEQUENCE_KEY,)).get(SEQUENCE_KEY)
    except OSError as error:
        raise SequenceError(f"{path} cannot be read: {error.strerror}; name another file.") from error
    except MetadataError as error:
        raise SequenceError(f"{path.name} is no sequence model: {error}.") from None
    if text is None:
        raise SequenceError(
            f"{path.name} is no sequence model, but a generator or another network; loopseed train --preset "
            "latent-sequence, or sequence, and loopseed export make one."
        )
    try:
        fields = json.loads(text)
        description = Description.from_fields(fields["description"])
        golden = [{name: _decode(*value) for name, value in part.items()} for part in fields["golden"]]
        facts = {**fields["facts"]}
        file = SequenceFile(path, fields["kind"], description, fields["network"], facts, open_session(path))
        differs = _find_difference(file, *golden)
    except (SequenceError, DescriptionError, ModelError) as error:
        raise SequenceError(f"{path.name} cannot be used: {error}") from None
    except Exception as error:  # a damaged file can fail in ways that nobody has listed
        text = "what it says about itself cannot be read"
        raise SequenceError(f"{path.name} is damaged: {text}; get the file again.") from error
    if file.kind not in KINDS:
        raise SequenceError(f"{path.name} is a sequence model of the kind {file.kind!r:.40}, which this version lacks.")
    if not differs <= TOLERANCE:  # also true for NaN
        raise SequenceError(
            f"{path.name} predicts otherwise here than where it was exported: its golden sequence differs by "
            f"{differs:.2g}, more than {TOLERANCE:g}; get the file again, or another version of onnxruntime."
        )
    return file


def _decode(shape: list[int], text: str) -> Floats:
    return decode_floats(text).reshape(shape)


def _find_difference(file: SequenceFile, inputs: Arrays, outputs: Arrays) -> float:
    found = file.run(inputs)
    if found.keys() != outputs.keys():
        raise SequenceError("its golden sequence has other outputs than its network.")
    return max(float(np.abs(found[name] - outputs[name]).max()) for name in outputs)
