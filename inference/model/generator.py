"""A trained generator in ONNX Runtime: from latents and conditions to images of loops."""

import copy
import functools
import hashlib
import threading
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.description import METADATA_KEY, Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError, need_librosa
from inference.model.golden import GOLDEN_KEY, TOLERANCE, Golden, GoldenError
from inference.model.memory import trim_heap
from inference.model.metadata import MetadataError, read_metadata
from inference.model.reach import REACH_KEY, read_reach
from inference.old_names import OldNameError, rename
from inference.parts.parts import PICTURE, Parts, part_shapes, split_outputs
from inference.sentences import say_count

SEQUENCE_KEY = "loopseed.sequence"  # in the metadata of a sequence model, which is no generator
SEQUENCE_SUFFIX = ".sequence.onnx"  # of its name
OFFSET = "offset"  # an input that may be left out: what is added to the activations of a layer
MAX_SECONDS = 60  # of one run of the network, which takes milliseconds; a node that has begun is not stopped
NO_MEMORY = ("Available memory", "allocate memory", "bad_alloc")  # in what ONNX Runtime says when it gets none
MAX_MEMORY = 3 * 2**30  # bytes of all networks of this process, weights and what they compute: a seed may ask for more


class ModelError(ValueError):
    """A file that cannot be played; the text is one sentence that says why."""


class Generator:
    """One .onnx file, loaded and checked with its golden seeds. Several threads may call it at the same time.

    network : what distinguishes its network from others: the SHA-256 of its golden seeds; "" where it has none.
    """

    def __init__(self, path: Path) -> None:
        """Load `path`; raises ModelError where it is not an ONNX model, lacks a description or contradicts it.

        The description is read first: weights of a model that cannot be played are not loaded.
        """
        self.path = path
        self._offset: Floats | None = None
        try:
            texts = _read_texts(path)
            self.description = _read_description(path, texts.get(METADATA_KEY))
            self.reach = read_reach(texts.get(REACH_KEY))
            _check_transform(path, self.description)
            self.session = open_session(path)
            self._inputs, self._outputs = _find_ports(path, self.session, self.description)
            golden = texts.get(GOLDEN_KEY)
            self.network = hashlib.sha256(golden.encode()).hexdigest() if golden else ""
            self._check_images(golden)
        except ModelError:
            raise
        except Exception as error:  # a file can make a library fail in ways that nobody has listed
            raise ModelError(f"{path.name} cannot be played: {first_line(error)}.") from error
        trim_heap()  # loading takes as much memory again as the weights, and the golden images take more

    def _check_images(self, text: str | None) -> None:
        """Generate the images of the golden seeds, or of a seed of zeros if the file has none, and compare them."""
        if text is None:
            self.images(np.zeros((1, self.description.latent_size), np.float32))
            return
        try:
            golden = Golden.from_json(text, self.description)
        except GoldenError as error:
            raise ModelError(f"{self.path.name} cannot be trusted: {error}") from error
        difference = golden.max_difference(self.images(golden.latents, golden.conditions))
        if not difference <= TOLERANCE:  # also true for NaN
            raise ModelError(
                f"{self.path.name} gives other loops here than where it was exported: its golden seeds differ by "
                f"{difference:.2g}, more than {TOLERANCE:g}; get the file again, or another version of onnxruntime."
            )

    @property
    def layer(self) -> tuple[int, ...] | None:
        """The shape of the offset that the network takes, without the batch; None where it takes none."""
        inputs = {port.name: port.shape for port in self.session.get_overridable_initializers()}
        return tuple(inputs[OFFSET][1:]) if OFFSET in inputs else None

    def with_offset(self, offset: Floats) -> "Generator":
        """The same generator with an offset [shape=(1 or count, *layer)] added to its layer's activations."""
        moved = copy.copy(self)
        moved._offset = offset
        return moved

    def images(self, latents: Floats, conditions: Floats | None = None) -> Floats:
        """The images [shape=(count, bins, frames), 0..1] of latents [shape=(count, latent_size), standard deviations].

        conditions : [shape=(count, number of conditions of the description)], NaN where one is not set; None sets none.
        Of a model with the part noise they are the smooth parts. Raises ModelError as `parts` does.
        """
        return self._scale_pictures(self.run(latents, conditions)[PICTURE])

    def parts(self, latents: Floats, conditions: Floats | None = None) -> list[Parts]:
        """The parts of each loop; arguments as of `images`.

        Raises ModelError where an output has another shape than the description says, or is not finite.
        """
        outputs = self.run(latents, conditions)
        outputs[PICTURE] = self._scale_pictures(outputs[PICTURE])
        return [split_outputs({name: part[i] for name, part in outputs.items()}) for i in range(len(latents))]

    def run(self, latents: Floats, conditions: Floats | None) -> dict[str, Floats]:
        """The network's outputs by name, each [shape=(count, *shape of the part)]; arguments as of `images`.

        Raises ModelError as `parts` does.
        """
        d = self.description
        if conditions is None:
            conditions = np.full((len(latents), len(d.conditions)), np.nan, np.float32)
        feeds = dict(zip(self._inputs, (latents, conditions), strict=False))  # a model without conditions has one input
        if self._offset is not None:
            feeds[OFFSET] = self._offset
        limit = onnxruntime.RunOptions()
        timer = threading.Timer(MAX_SECONDS, setattr, (limit, "terminate", True))
        timer.daemon = True
        timer.start()
        try:
            outputs = self.session.run(list(self._outputs.values()), feeds, limit)
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            if limit.terminate:
                raise ModelError(f"{self.path.name} does not end: it was stopped after {MAX_SECONDS} s.") from error
            if any(word in str(error) for word in NO_MEMORY):
                gib = MAX_MEMORY // 2**30
                text = f"{self.path.name} needs more memory than there is, or than the {gib} GiB of all networks."
                raise ModelError(text) from error
            raise ModelError(
                f"{self.path.name} does not take a seed of {d.latent_size} numbers: {first_line(error)}."
            ) from error
        finally:
            timer.cancel()
        found = dict(zip(self._outputs, outputs, strict=True))
        return {name: self._check_output(name, found[name], len(latents)) for name in self._outputs}

    def _check_output(self, name: str, output: Any, count: int) -> Floats:
        shape, what = part_shapes(self.description)[name], "images" if name == PICTURE else name
        if not isinstance(output, np.ndarray) or output.dtype.kind not in "fiub":
            raise ModelError(f"{self.path.name} makes {what} that are no numbers.")
        if output.shape not in ((count, *shape), (count, *shape, 1)):  # before it is converted, which takes memory
            if output.shape[1:] == shape:
                raise ModelError(f"{self.path.name} makes {len(output)} {what} of {say_count(count, 'seed')}.")
            wanted = " x ".join(map(str, shape))
            raise ModelError(f"{self.path.name} makes {what} of {output.shape[1:]}; its description says {wanted}.")
        values = np.asarray(output, np.float32)
        if not np.isfinite(values).all():
            raise ModelError(f"{self.path.name} answers this seed with NaN or infinity; try another seed.")
        return values.reshape(count, *shape)

    def _scale_pictures(self, values: Floats) -> Floats:
        d = self.description
        return np.clip((values - d.low) / (d.high - d.low), 0, 1).astype(np.float32, copy=False)


def _read_texts(path: Path) -> dict[str, str]:
    try:
        texts = read_metadata(path, (METADATA_KEY, GOLDEN_KEY, REACH_KEY, SEQUENCE_KEY))
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    except MetadataError as error:
        raise ModelError(f"{path.name} is not an ONNX model that can be run: {error}.") from None
    if SEQUENCE_KEY in texts:
        raise ModelError(f"{path.name} is a sequence model, for loopseed continue, and no generator; name a generator.")
    return texts


def _read_description(path: Path, text: str | None) -> Description:
    toml = path.with_suffix(".toml")
    try:
        if text is not None:
            return Description.from_json(text)
        if toml.is_file():
            return Description.from_toml(toml)
    except DescriptionError as error:
        raise ModelError(f"{path.name} has a wrong description: {error}") from error
    raise ModelError(f"{path.name} has no description, neither in its metadata nor in a file {toml.name} next to it.")


@functools.cache
def _bound_memory() -> None:
    """Let the networks of this process allocate up to MAX_MEMORY in all; past it, a run fails."""
    memory = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    onnxruntime.create_and_register_allocator(memory, onnxruntime.OrtArenaCfg({"max_mem": MAX_MEMORY}))


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """An .onnx file in ONNX Runtime on one core; raises ModelError."""
    _bound_memory()
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.use_env_allocators", "1")  # those that _bound_memory bounds
    options.intra_op_num_threads = 1  # the other cores belong to the musician's DAW
    options.log_severity_level = 4  # fatal only: ModelError reports what goes wrong
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])  # bytes would be kept
    except Exception as error:  # ONNX Runtime raises a dozen types of its own
        raise ModelError(f"{path.name} is not an ONNX model that can be run: {first_line(error)}.") from error


def _check_transform(path: Path, description: Description) -> None:
    try:
        if description.transform == "cqt":
            need_librosa()
    except NoLibrosaError as error:
        raise ModelError(f"{path.name} cannot be played: {error}") from error


def _find_ports(
    path: Path, session: onnxruntime.InferenceSession, description: Description
) -> tuple[list[str], dict[str, str]]:
    """The names of the inputs, first the seed and then the conditions if there are any, and of the outputs by part."""
    inputs, outputs = ([port.name for port in ports] for ports in (session.get_inputs(), session.get_outputs()))
    try:
        by_name = rename({name: name for name in inputs})  # today's name -> the name in the file
    except OldNameError as error:
        raise ModelError(f"{path.name} has one input twice: {error}") from None
    needed = ["seed", "conditions"] if description.conditions else list(by_name)[:1]  # one input may have any name
    wanted = list(part_shapes(description)) if description.parts else outputs[:1]  # one output may have any name, too
    if not needed or sorted(by_name) != sorted(needed) or sorted(outputs) != sorted(wanted):
        needs = "the inputs seed and conditions" if description.conditions else "one input"
        gives = f"the outputs {', '.join(wanted)}" if description.parts else "one output"
        raise ModelError(
            f"{path.name} has the inputs {', '.join(inputs) or 'none'} and {len(outputs)} outputs; "
            f"its description needs {needs} and {gives}."
        )
    return [by_name[name] for name in needed], dict(zip(part_shapes(description), wanted, strict=True))


def first_line(error: Exception) -> str:
    """The first line of an error's text, without its full stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
