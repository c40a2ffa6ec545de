"""The commands of `loopseed` that train, measure and export; what they need is imported when they run."""

import argparse
import dataclasses
import importlib.util
import os
from pathlib import Path

from models.data import SetError
from models.settings import SettingsError, load_preset, preset_names

BACKENDS = ("tensorflow", "jax", "torch")
EXPORTERS = ("tensorflow", "keras", "tf2onnx", "onnx")


class TrainError(ValueError):
    """Why a command cannot do what it was asked for; its text is one sentence."""


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add train to a program's commands."""
    command = commands.add_parser("train", help="train a generator on a set of loops, or go on training it")
    command.set_defaults(run=train_generator)
    presets = ", ".join(preset_names())
    command.add_argument("--preset", required=True, help=f"{presets}, or a TOML file of your own")
    command.add_argument("--data", type=Path, required=True, metavar="SET", help="the folder of tools.powergrams")
    command.add_argument("--out", type=Path, required=True, metavar="RUN", help="the run's folder; an old run goes on")
    command.add_argument("--steps", type=int, metavar="N", help="how many steps in all (default: the preset's)")
    command.add_argument("--gpus", type=int, metavar="N", help="how many GPUs to use (default: all there are)")

    command = commands.add_parser("export", help="write a run's best generator as an .onnx file")
    command.set_defaults(run=export_generator)
    command.add_argument("trained", type=Path, metavar="RUN", help="the folder that loopseed train made")
    command.add_argument("onnx", type=Path, metavar="OUT.onnx", help="file to write")


def train_generator(options: argparse.Namespace) -> int:
    """Train, or go on training."""
    need_keras()
    try:
        settings = load_preset(options.preset)
        if options.steps is not None:
            settings = dataclasses.replace(settings, steps=options.steps)
        from models.training import train

        best = train(options.data, options.out, settings, options.gpus)
    except (SettingsError, SetError) as error:
        raise TrainError(str(error)) from error
    print(f"{options.out}: {best}" if best else f"{options.out}: ended before the first evaluation")
    return 0


def export_generator(options: argparse.Namespace) -> int:
    """Write a run's best generator as an .onnx file."""
    os.environ["KERAS_BACKEND"] = "tensorflow"  # converts, whatever the run was trained by
    missing = [name for name in EXPORTERS if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainError(
            f"An export needs {' and '.join(missing)}: pip install 'loopseed[train]', "
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
    """Raise TrainError where Keras or its backend is not installed."""
    backend = backend or os.environ.get("KERAS_BACKEND", "tensorflow")
    if backend not in BACKENDS:
        raise TrainError(f"KERAS_BACKEND is {backend!r}, where {', '.join(BACKENDS)} are known.")
    missing = [name for name in ("keras", backend) if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainError(
            f"{' and '.join(missing)} is not installed: pip install 'loopseed[train]', "
            "or choose another backend by KERAS_BACKEND (jax or torch)."
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # its greetings would tear the progress bar
