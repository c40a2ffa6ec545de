"""The commands train, evaluate and export of `loopseed`; each imports its libraries when it runs."""

import argparse
import dataclasses
import importlib.util
import os
import sys
from pathlib import Path

from inference.atomic_file import atomic_write
from inference.extras import how_to_get
from models.dataset import SetError
from models.settings import SettingsError, load_preset, preset_names

BACKENDS = ("tensorflow", "jax", "torch")
EXPORTERS = ("tensorflow", "keras", "tf2onnx", "onnx")
# Module -> package of what an evaluation imports.
EVALUATORS = {"tqdm": "tqdm", "scipy": "scipy", "sklearn": "scikit-learn", "matplotlib": "matplotlib"}


class TrainError(ValueError):
    """A command cannot do its work; the text is one sentence that says why."""


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add train, evaluate and export to the commands of a program."""
    command = commands.add_parser("train", help="train a generator on a set of loops, or continue a training")
    command.set_defaults(run=train_generator)
    presets = ", ".join(preset_names())
    command.add_argument("--preset", required=True, help=f"{presets}, or a TOML file of your own")
    command.add_argument(
        "--data", type=Path, required=True, metavar="SET", help="a set's folder, from tools.powergrams"
    )
    command.add_argument("--out", type=Path, required=True, metavar="RUN", help="the run's folder, new or to continue")
    command.add_argument("--steps", type=int, metavar="N", help="total number of steps (default: the preset's)")
    command.add_argument("--gpus", type=int, metavar="N", help="number of GPUs to use (default: all)")

    command = commands.add_parser("evaluate", help="measure a generator against the held-out loops of a set")
    command.set_defaults(run=evaluate_generator)
    command.add_argument("model", type=Path, metavar="MODEL.onnx", help="the generator")
    command.add_argument(
        "--data", type=Path, required=True, metavar="SET", help="a set's folder, from tools.powergrams"
    )
    others = {"nargs": "+", "default": [], "metavar": "OTHER.onnx"}
    command.add_argument("--baseline", type=Path, help="generators to compare it with", **others)
    command.add_argument("--count", type=int, default=2048, metavar="N", help="loops of each generator (%(default)s)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file, too")
    command.add_argument("--picture", type=Path, metavar="FILE.png", help="draw the figures to this file, too")

    command = commands.add_parser("export", help="write a run's best generator as an .onnx file")
    command.set_defaults(run=export_generator)
    command.add_argument("trained", type=Path, metavar="RUN", help="a run's folder, from loopseed train")
    command.add_argument("onnx", type=Path, metavar="OUT.onnx", help="the file to write")

    if getattr(sys, "frozen", False):  # the standalone app comes without the libraries for training
        for name in ("train", "evaluate", "export"):
            commands.choices[name].set_defaults(run=need_python)


def need_python(options: argparse.Namespace) -> int:
    """Raise TrainError: the standalone app has no Keras and cannot install it."""
    raise TrainError("The app only plays; to train, evaluate or export, install loopseed with Python (see its README).")


def train_generator(options: argparse.Namespace) -> int:
    """Train a generator, or continue its training."""
    need_keras()
    try:
        settings = load_preset(options.preset)
        if options.steps is not None:
            settings = dataclasses.replace(settings, steps=options.steps)
        from models.training.loop import train

        best = train(options.data, options.out, settings, options.gpus)
    except (SettingsError, SetError) as error:
        raise TrainError(str(error)) from error
    except KeyboardInterrupt:  # a second Ctrl-C
        raise TrainError(f"ended at once; the same command continues {options.out} from its last checkpoint.") from None
    print(f"{options.out}: {best}" if best else f"{options.out}: ended before the first evaluation")
    return 0


def evaluate_generator(options: argparse.Namespace) -> int:
    """Print a generator's measures, and write them to the files that the options name."""
    needed = {name: package for name, package in EVALUATORS.items() if name != "matplotlib" or options.picture}
    missing = [package for name, package in needed.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainError(
            f"{' and '.join(missing)} is not installed: {how_to_get('train')}, "
            f"or install {' '.join(missing)} alone to evaluate."
        )
    for path in filter(None, (options.json, options.picture)):  # now, and not after minutes of measuring
        if not path.parent.is_dir():
            raise TrainError(f"There is no folder {path.parent} to write {path.name} to.")
    from models.evaluation.comparison import EvaluationError, evaluate

    try:
        report = evaluate(options.model, options.data, options.baseline, options.count)
    except (SetError, EvaluationError) as error:
        raise TrainError(str(error)) from error
    print(report.text(), end="")
    if options.json:
        with atomic_write(options.json) as temporary:
            temporary.write_text(report.to_json(), encoding="utf-8")
    if options.picture:
        from models.evaluation.chart import write_chart

        write_chart(options.picture, report)
    return 0


def export_generator(options: argparse.Namespace) -> int:
    """Write a run's best generator as an .onnx file."""
    os.environ["KERAS_BACKEND"] = "tensorflow"  # only TensorFlow converts; a run of any backend can be loaded
    missing = [name for name in EXPORTERS if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainError(
            f"An export needs {' and '.join(missing)}: {how_to_get('train')}; "
            "or copy the run's folder to a computer that has it."
        )
    need_keras()
    from models.export import ExportError, export

    try:
        print(export(options.trained, options.onnx))
    except (SettingsError, ExportError) as error:
        raise TrainError(str(error)) from error
    return 0


def need_keras(backend: str | None = None) -> None:
    """Raise TrainError if Keras or its backend is not installed."""
    backend = backend or os.environ.get("KERAS_BACKEND", "tensorflow")
    if backend not in BACKENDS:
        raise TrainError(f"KERAS_BACKEND is {backend!r}, where {', '.join(BACKENDS[:-1])} or {BACKENDS[-1]} is needed.")
    missing = [name for name in ("keras", backend) if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainError(
            f"{' and '.join(missing)} is not installed: {how_to_get('train')}; "
            "or choose another backend by KERAS_BACKEND (jax or torch)."
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow's start messages would break the progress bar
