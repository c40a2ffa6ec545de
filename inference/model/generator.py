"""A trained generator in ONNX Runtime: a latent in, an image of a loop out."""

import errno
from pathlib import Path

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.description import METADATA_KEY, Description, DescriptionError
from inference.dsp.constantq import NoLibrosaError, need_librosa
from inference.model.golden import GOLDEN_KEY, TOLERANCE, Golden, GoldenError
from inference.model.memory import give_back
from inference.old_names import OldNameError, rename


class ModelError(ValueError):
    """A file that cannot be played; its text is one sentence that says why."""


class Generator:
    """One .onnx file, loaded and tried on its golden seeds. Safe to call from several threads at once."""

    def __init__(self, path: Path) -> None:
        """Load `path`; raises ModelError for a file that is no ONNX, has no description or does not keep to it."""
        self.path = path
        self.session = _session(path)
        self.description = _description(path, self.session)
        _check_transform(path, self.description)
        self._inputs, self._output = _ports(path, self.session, self.description)
        try:
            self._try_out()
        except ModelError:
            raise
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            raise ModelError(
                f"{path.name} does not take a seed of {self.description.latent_size} numbers: {_line(error)}."
            ) from error
        give_back()  # what was needed to load it: as much again as its weights, and the golden images

    def _try_out(self) -> None:
        """Make the images of the golden seeds, or of a seed of zeros where the file has none."""
        text = self.session.get_modelmeta().custom_metadata_map.get(GOLDEN_KEY)
        if text is None:
            self.images(np.zeros((1, self.description.latent_size), np.float32))
            return
        try:
            golden = Golden.from_json(text, self.description)
        except GoldenError as error:
            raise ModelError(f"{self.path.name} cannot be trusted: {error}") from error
        difference = golden.difference(self.images(golden.latents, golden.conditions))
        if not difference <= TOLERANCE:  # NaN is no number to trust
            raise ModelError(
                f"{self.path.name} gives other loops here than where it was exported: its golden seeds differ by "
                f"{difference:.2g}, more than {TOLERANCE:g}; get the file anew, or another version of onnxruntime."
            )

    def images(self, latents: Floats, conditions: Floats | None = None) -> Floats:
        """The images [shape=(count, bins, frames), 0..1] of latents [shape=(count, latent_size), standard deviations].

        conditions : [shape=(count, the description's conditions)], NaN where one is not set; without them none is.
        Raises ModelError where the network answers with what is no image of the description.
        """
        d = self.description
        if conditions is None:
            conditions = np.full((len(latents), len(d.conditions)), np.nan, np.float32)
        feeds = dict(zip(self._inputs, (latents, conditions), strict=False))  # no second input, no conditions
        values = np.asarray(self.session.run([self._output], feeds)[0], np.float32)
        if values.shape not in ((len(latents), d.bins, d.frames), (len(latents), d.bins, d.frames, 1)):
            made, said = values.shape[1:], f"{d.bins} x {d.frames}"
            raise ModelError(f"{self.path.name} makes images of {made}, where its description says {said}.")
        if not np.isfinite(values).all():
            raise ModelError(f"{self.path.name} answers this seed with values that are no numbers; try another seed.")
        values = values.reshape(len(latents), d.bins, d.frames)
        return np.clip((values - d.low) / (d.high - d.low), 0, 1).astype(np.float32, copy=False)


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the other cores belong to the musician's DAW
    options.log_severity_level = 4  # what goes wrong is said once, by ModelError
    try:
        if path.exists() and not path.is_file():  # whoever opens a pipe waits for another to write
            raise OSError(errno.EINVAL, "it is a folder, a pipe or a device")
        path.open("rb").close()  # ONNX Runtime's own words for a file that is not there are no sentence
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])  # bytes would be kept
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    except Exception as error:  # ONNX Runtime raises a dozen types of its own
        raise ModelError(f"{path.name} is no ONNX model that can be run: {_line(error)}.") from error


def _description(path: Path, session: onnxruntime.InferenceSession) -> Description:
    text = session.get_modelmeta().custom_metadata_map.get(METADATA_KEY)
    toml = path.with_suffix(".toml")
    try:
        if text is not None:
            return Description.from_json(text)
        if toml.is_file():
            return Description.from_toml(toml)
    except DescriptionError as error:
        raise ModelError(f"{path.name} has a wrong description: {error}") from error
    raise ModelError(f"{path.name} has no description, neither in its metadata nor in a {toml.name} beside it.")


def _check_transform(path: Path, description: Description) -> None:
    try:
        if description.transform == "cqt":
            need_librosa()
    except NoLibrosaError as error:
        raise ModelError(f"{path.name} cannot be played: {error}") from error


def _ports(path: Path, session: onnxruntime.InferenceSession, description: Description) -> tuple[list[str], str]:
    """The names of the inputs, the seed's and then the conditions' where there are some, and of the output."""
    inputs, outputs = [port.name for port in session.get_inputs()], session.get_outputs()
    try:
        by_name = rename({name: name for name in inputs})  # today's name -> the name in the file
    except OldNameError as error:
        raise ModelError(f"{path.name} has one input twice: {error}") from None
    needed = ["seed", "conditions"] if description.conditions else list(by_name)[:1]  # one input may have any name
    if not needed or sorted(by_name) != sorted(needed) or len(outputs) != 1:
        wanted = "the inputs seed and conditions" if description.conditions else "one input"
        raise ModelError(
            f"{path.name} has the inputs {', '.join(inputs) or 'none'} and {len(outputs)} outputs, "
            f"where its description asks for {wanted} and one output."
        )
    return [by_name[name] for name in needed], outputs[0].name


def _line(error: Exception) -> str:
    """The first line of an error's text, without its full stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
