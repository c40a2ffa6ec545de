"""`loopseed evaluate`: a model and others beside real loops, the mean image and noise, all measured in one run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description
from inference.model.generator import Generator
from models.dataset import LoopSet
from models.evaluation.condition_response import SEEDS, VALUES, measured_conditions, responses
from models.evaluation.evaluator import Evaluator, generate_images
from models.evaluation.report import Report
from models.settings import Settings

MIN_COUNT = 64
OWN = (
    "name",
    "conditions",
    "latent_size",
    "low",
    "high",
    "start",
    "iterations",
)  # fields that may differ from the set's


class EvaluationError(ValueError):
    """Why a model cannot be measured; its text is one sentence."""


def evaluate(model: Path, data: Path, baselines: Sequence[Path] = (), count: int = 2048) -> Report:
    """Measure `count` loops of each .onnx file against the held-out loops of the set in folder `data`.

    The controls are those of `model` alone. Raises ModelError, SetError or EvaluationError.
    """
    if count < MIN_COUNT:
        raise EvaluationError(f"{count} samples are too few to measure; at least {MIN_COUNT} are needed.")
    loops = LoopSet(data, Settings().held_out)
    names = _names([model, *baselines])
    generators = {name: Generator(path) for name, path in names.items()}
    for generator in generators.values():
        check_geometry(generator, loops)
    held_out = loops.held_out
    turns = len(measured_conditions(generators[next(iter(names))].description)) * VALUES * SEEDS
    total = loops.training + 3 * held_out + count * len(generators) + turns
    with tqdm(total=total, unit="loop", smoothing=0.1) as bar:

        def counted(batches: Iterator[Floats]) -> Iterator[Floats]:
            for images in batches:
                yield images
                bar.update(len(images))

        bar.set_description("fitting")
        evaluator = Evaluator(loops)
        bar.set_description("measuring")
        profiles = {
            "test": evaluator.profile(counted(evaluator.test.batches())),
            "real": evaluator.profile(counted(evaluator.validation.batches())),
            "mean": evaluator.mean_profile(),
            "noise": evaluator.profile(counted(evaluator.noise())),
            **{name: evaluator.profile(counted(generate_images(g, count))) for name, g in generators.items()},
        }
        nearest = evaluator.nearest(list(profiles.values()), bar.update)
        bar.set_description("controls")
        controls = responses(generators[next(iter(names))], bar.update)
    test, near_test = profiles.pop("test"), nearest.pop(0)
    columns = {
        name: evaluator.values(profile, near, test, near_test)
        for (name, profile), near in zip(profiles.items(), nearest, strict=True)
    }
    return Report(
        model=model.name,
        data=data.name,
        samples=count,
        test_loops=held_out,
        training_loops=loops.training,
        lines=evaluator.lines(),
        columns=columns,
        controls=controls,
    )


def check_geometry(generator: Generator, loops: LoopSet) -> None:
    """Raise EvaluationError where a generator's loops are made of something else than the set's."""
    for field in Description.__slots__:
        made, wanted = getattr(generator.description, field), getattr(loops.description, field)
        if field not in OWN and made != wanted:
            raise EvaluationError(
                f"{generator.path.name} makes loops of {field} {made}, where the set {loops.path} has {wanted}; "
                "measure it on a set of the same geometry."
            )


def _names(paths: list[Path]) -> dict[str, Path]:
    """The files by their names, or by their whole paths where two are called the same."""
    stems = [path.stem for path in paths]
    return {path.stem if stems.count(path.stem) == 1 else str(path): path for path in paths}
