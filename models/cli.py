"""The commands of `loopseed` that train and analyse generators; each imports its libraries when it runs."""

import argparse
import dataclasses
import os
import sys
from pathlib import Path

from inference.arguments import between, file_name
from inference.cli import MAX_RNG, add_command, add_threads
from inference.directions.table_file import TableError
from inference.dsp.constantq import NoLibrosaError
from inference.extras import how_to_get, list_missing, say_missing
from inference.files.atomic_file import atomic_write, check_target
from inference.files.png import is_own_png
from inference.search.measure import MeasureError
from inference.sentences import join, say_count
from models.dataset import SetError
from models.settings import (
    LatentSequenceSettings,
    RawSequenceSettings,
    RecurrentGanSettings,
    SequenceSettings,
    SettingsError,
    load_preset,
    preset_names,
    read_settings,
)

BACKENDS = ("tensorflow", "jax", "torch")
EXPORTERS = ("tensorflow", "keras", "tf2onnx", "onnx")
# Module -> package of what an evaluation imports.
EVALUATORS = {"tqdm": "tqdm", "scipy": "scipy", "sklearn": "scikit-learn", "matplotlib": "matplotlib"}

ANALYSTS = {"tqdm": "tqdm", "scipy": "scipy", "sklearn": "scikit-learn"}
# The features of models/directions/sound.py, which needs SciPy.
COLOURS = ("onset_density", "brightness", "bass", "kick", "hats", "decay", "tonality", "level")
MIN_SAMPLES, MAX_SAMPLES = 256, 10_000_000
MAX_POINTS = 20_000
MAX_GRID = 15
MAX_SEEDS = 100_000  # of an index: 33 MB


class TrainError(ValueError):
    """A command cannot do its work; the text is one sentence that says why."""


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add train, evaluate and export to the commands of a program."""
    text = "train a generator or a sequence model, or continue its training"
    command = add_command(commands, "train", text, train_generator)
    text = f"name of a preset ({join(preset_names(), 'or')}), or a TOML file of your own"
    command.add_argument("--preset", required=True, help=text)
    made = "folder of a training set; python -m tools.powergrams makes one"
    text = f"{made}; for raw-sequence, folder of slices"
    command.add_argument("--data", type=Path, required=True, metavar="SET", help=text)
    text = "folder for the training; if there is a training in it, that one continues"
    command.add_argument("--out", type=Path, required=True, metavar="RUN", help=text)
    text = "start a generator from the weights of an exported one, or of an earlier training, instead of random ones"
    command.add_argument("--from", type=Path, dest="start", metavar="MODEL_OR_RUN", help=text)
    text = "end after N steps, counted from the first (default: the number in the preset)"
    command.add_argument("--steps", type=int, metavar="N", help=text)
    text = "continue with a set that has other loops than before; the best generator so far is evaluated anew (of the "
    text += "sequence models, sequence alone takes another set)"
    command.add_argument("--new-data", action="store_true", help=text)
    command.add_argument("--gpus", type=int, metavar="N", help="number of GPUs to use (default: all)")

    text = "compare generators with loops that were kept out of the training"
    command = add_command(commands, "evaluate", text, evaluate_generator)
    command.add_argument("model", type=Path, metavar="MODEL.onnx", help="the generator to measure")
    command.add_argument("--data", type=Path, required=True, metavar="SET", help=made)
    others = {"nargs": "+", "default": [], "metavar": "OTHER.onnx"}
    command.add_argument("--baseline", type=Path, help="other generators to measure for comparison", **others)
    text = "number of loops that each generator makes (default: %(default)s)"
    command.add_argument("--count", type=int, default=2048, metavar="N", help=text)
    text = "also write the figures to this file"
    command.add_argument("--json", type=file_name(".json"), metavar="FILE.json", help=text)
    text = "also write charts of the figures to this file"
    command.add_argument("--picture", type=file_name(".png"), metavar="FILE.png", help=text)

    text = "write the best generator or sequence model of a training as an .onnx file, for loopseed"
    command = add_command(commands, "export", text, export_generator)
    command.add_argument("trained", type=Path, metavar="RUN", help="folder of the training, from loopseed train --out")
    text = "the file to write; an earlier export of the same name is replaced, no other file is"
    command.add_argument("onnx", type=file_name(".onnx"), metavar="OUT.onnx", help=text)
    text = "export the checkpoint of step N instead of the best one"
    command.add_argument("--step", type=int, metavar="N", help=text)

    text = "find directions in which the sound of a model can be moved, and keep them beside it"
    command = add_command(commands, "directions", text, find_directions)
    text = "the model's file; it gets an input for the moves, and its sound stays the same to the byte"
    command.add_argument("model", type=file_name(".onnx"), metavar="MODEL.onnx", help=text)
    text = "the layer that is moved: a tensor of the network (default: the last of the first three rectified layers)"
    command.add_argument("--layer", metavar="NAME", help=text)
    samples = between(MIN_SAMPLES, MAX_SAMPLES, int)
    text = "seeds whose activations are analysed (default: %(default)s)"
    command.add_argument("--samples", type=samples, default=4096, metavar="N", help=text)
    add_threads(command)

    text = "lay seeds of a model out on a square by how they sound, and keep that map and its picture beside it"
    command = add_command(commands, "map", text, make_map)
    command.add_argument("model", type=file_name(".onnx"), metavar="MODEL.onnx", help="the model's file")
    text = "seeds on the map (default: %(default)s)"
    command.add_argument("--count", type=between(16, MAX_POINTS, int), default=2048, metavar="N", help=text)
    text = "the feature that colours the picture (default: %(default)s)"
    command.add_argument("--colour", choices=COLOURS, default="brightness", help=text)
    text = "instead of a map, write loops of one seed that is moved along two directions: this one from left to right"
    command.add_argument("--x", metavar="DIRECTION", help=text)
    command.add_argument("--y", metavar="DIRECTION", help="the direction from bottom to top")
    text = "loops along each side of --x and --y (default: 5)"
    command.add_argument("--grid", type=between(1, MAX_GRID, int), metavar="N", help=text)
    text = "a number that chooses the seed of --x and --y (default: 0)"
    command.add_argument("--rng", type=between(0, MAX_RNG, int), metavar="N", help=text)
    text = "the folder for the loops and the picture of --x and --y"
    command.add_argument("--out", type=Path, metavar="FOLDER", help=text)
    command.set_defaults(refuse=command.error)
    add_threads(command)

    text = "listen to many seeds of a model, and keep beside it what brings a search for a sound nearer"
    command = add_command(commands, "index", text, make_index)
    command.add_argument("model", type=file_name(".onnx"), metavar="MODEL.onnx", help="the model's file")
    text = "seeds to listen to (default: %(default)s)"
    command.add_argument("--count", type=between(16, MAX_SEEDS, int), default=20_000, metavar="N", help=text)

    if getattr(sys, "frozen", False):  # the standalone app comes without the libraries for training
        for name in ("train", "evaluate", "export", "directions", "map", "index"):
            commands.choices[name].set_defaults(run=need_python)


def need_python(options: argparse.Namespace) -> int:
    """Raise TrainError: the standalone app has no Keras and cannot install it."""
    raise TrainError("The app only plays; for this command, install loopseed with Python (see its README).")


def train_generator(options: argparse.Namespace) -> int:
    """Train a generator or a sequence model, or continue its training."""
    need_keras()
    try:
        settings = load_preset(options.preset)
        if options.steps is not None:
            settings = dataclasses.replace(settings, steps=options.steps)
        backend = os.environ.get("KERAS_BACKEND", "tensorflow")
        print(f"{options.out}: starting {backend} and reading {options.data}", file=sys.stderr, flush=True)
        from models.training.state import DivergedError

        try:
            if isinstance(settings, LatentSequenceSettings | SequenceSettings):
                return _train_sequence(options, settings)
            if isinstance(settings, RawSequenceSettings | RecurrentGanSettings):
                return _train_experiment(options, settings)
            from models.training.loop import train

            best = train(options.data, options.out, settings, options.gpus, options.start, options.new_data)
        except DivergedError as error:
            raise TrainError(f"{options.out}: {error}") from error
    except (SettingsError, SetError) as error:
        raise TrainError(str(error)) from error
    except KeyboardInterrupt:  # before the first step, or a second Ctrl-C
        if not any(options.out.glob("checkpoint*.npz")):
            print(f"\n{options.out}: no step was saved yet; the same command starts the training anew", file=sys.stderr)
            raise
        raise TrainError(f"ended at once; the same command continues {options.out} from its last checkpoint.") from None
    if best is None:
        print(f"{options.out}: the training ended before its first evaluation; the same command continues it.")
    else:
        print(
            f"{options.out}: the best evaluation has a Frechet distance of {best.frechet:.2f} and "
            f"{best.different:.2f} different bins (lower is better for both), and a spread of {best.spread:.2f}; "
            f"loopseed export {options.out} OUT.onnx writes its generator."
        )
    return 0


def _train_sequence(options: argparse.Namespace, settings: LatentSequenceSettings | SequenceSettings) -> int:
    """Train a sequence model, or continue its training; raises as the modules of models/sequence do."""
    if options.start:
        raise TrainError("--from starts a generator; a sequence model starts from random weights.")
    if isinstance(settings, SequenceSettings):
        from models.sequence.block_training import say_scores, train_blocks

        best = train_blocks(options.data, options.out, settings, options.new_data)
    else:
        from models.sequence.training import say_scores, train_latents

        try:
            best = train_latents(options.data, options.out, settings, options.new_data)
        except (TableError, MeasureError) as error:
            raise TrainError(str(error)) from error
    if best:
        print(f"{options.out}: {say_scores(best)}; loopseed export {options.out} OUT.sequence.onnx writes the model.")
    else:
        print(f"{options.out}: the training ended before its first evaluation; the same command continues it.")
    return 0


def _train_experiment(options: argparse.Namespace, settings: RawSequenceSettings | RecurrentGanSettings) -> int:
    """Train an experimental sequence model, or continue its training."""
    if options.start:
        raise TrainError("--from starts a generator; an experimental model starts from random weights.")
    if isinstance(settings, RawSequenceSettings):
        from models.experiments.raw_training import say_scores, train_raw

        best = train_raw(options.data, options.out, settings, options.new_data)
    else:
        from models.experiments.gan_training import say_scores, train_gan

        best = train_gan(options.data, options.out, settings, options.new_data)
    if best:
        print(f"{options.out}: {say_scores(best)}; python -m tools.experimental_sequence {options.out} plays it.")
    else:
        print(f"{options.out}: the training ended before its first evaluation; the same command continues it.")
    return 0


def evaluate_generator(options: argparse.Namespace) -> int:
    """Print a generator's measures, and write them to the files that the options name."""
    needed = {name: package for name, package in EVALUATORS.items() if name != "matplotlib" or options.picture}
    missing = [needed[name] for name in list_missing(needed)]
    if missing:
        raise TrainError(
            f"{say_missing(missing)}: {how_to_get('train')}; to evaluate, it is enough to install {join(missing)}."
        )
    from models.evaluation.report import is_own_report

    if options.json:  # now, and not after minutes of measuring
        check_target(options.json, is_own_report)
    if options.picture:
        check_target(options.picture, is_own_png)
    from models.evaluation.comparison import EvaluationError, evaluate

    try:
        report = evaluate(options.model, options.data, options.baseline, options.count)
    except (SetError, EvaluationError, NoLibrosaError) as error:
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
    """Write a run's best generator, or that of a step, as an .onnx file."""
    os.environ["KERAS_BACKEND"] = "tensorflow"  # only TensorFlow converts; a run of any backend can be loaded
    missing = list_missing(EXPORTERS)
    if missing:
        raise TrainError(
            f"{say_missing(missing)}, and an export needs that: {how_to_get('train')}; "
            "or copy the run's folder to a computer that has it."
        )
    need_keras()
    from models.export import ExportError, export

    try:
        settings = read_settings(options.trained / "settings.json")
        if isinstance(settings, RawSequenceSettings | RecurrentGanSettings):
            raise TrainError(
                f"{options.trained} is an experiment of the recipe {settings.recipe}, which has no .onnx file; "
                "python -m tools.experimental_sequence plays it."
            )
        if isinstance(settings, LatentSequenceSettings):
            from models.sequence.export import export_latents as export
        elif isinstance(settings, SequenceSettings):
            from models.sequence.block_export import export_blocks as export
        print(export(options.trained, options.onnx, options.step))
    except (SettingsError, ExportError) as error:
        raise TrainError(str(error)) from error
    return 0


def find_directions(options: argparse.Namespace) -> int:
    """Find the directions of a model, keep them beside it, and print what each changes."""
    _need("find directions", {**ANALYSTS, "onnx": "onnx"})
    from models.directions.layers import LayerError
    from models.directions.search import find_directions

    try:
        table = find_directions(options.model, options.layer, options.samples, options.threads)
    except LayerError as error:
        raise TrainError(str(error)) from error
    print(table.text())
    return 0


def make_map(options: argparse.Namespace) -> int:
    """Make a model's map, or a grid of loops over two directions."""
    given = [name for name in ("x", "y", "out") if getattr(options, name) is not None]
    is_grid = any(getattr(options, name) is not None for name in ("grid", "rng"))
    if len(given) < 3 and (given or is_grid):
        options.refuse("--x, --y and --out belong together: two directions, and the folder for the loops")
    _need("make a map", ANALYSTS)
    from models.maps.making import MapError, make_grid
    from models.maps.making import make_map as make

    if not given:
        print(make(options.model, options.count, options.colour, options.threads).text())
        return 0
    try:
        picture = make_grid(options.model, options.x, options.y, options.grid or 5, options.rng or 0, options.out)
    except (MapError, TableError) as error:
        raise TrainError(str(error)) from error
    loops = say_count((options.grid or 5) ** 2, "loop")
    print(f"{picture}: {loops} beside it, {options.x} from left to right, {options.y} upwards")
    return 0


def make_index(options: argparse.Namespace) -> int:
    """Make a model's index."""
    os.environ["KERAS_BACKEND"] = "tensorflow"  # only TensorFlow derives the gradient and converts it
    _need("make an index", {**{name: name for name in EXPORTERS}, "tqdm": "tqdm"})
    from models.search.index import make_index as make

    try:
        print(make(options.model, options.count).text())
    except (SettingsError, MeasureError) as error:
        raise TrainError(str(error)) from error
    return 0


def _need(what: str, packages: dict[str, str]) -> None:
    """Raise TrainError where one of the packages (module -> package) is not installed."""
    missing = [packages[name] for name in list_missing(packages)]
    if missing:
        raise TrainError(
            f"{say_missing(missing)}: {how_to_get('train')}; to {what}, it is enough to install {join(missing)}."
        )


def need_keras(backend: str | None = None) -> None:
    """Raise TrainError if Keras or its backend is not installed."""
    backend = backend or os.environ.get("KERAS_BACKEND", "tensorflow")
    if backend not in BACKENDS:
        raise TrainError(f"KERAS_BACKEND is {backend!r}, where {join(BACKENDS, 'or')} is needed.")
    missing = list_missing(("keras", backend))
    if missing:
        raise TrainError(
            f"{say_missing(missing)}: {how_to_get('train')}; "
            "or set KERAS_BACKEND to another backend that is installed (jax or torch)."
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow's start messages would break the progress bar
