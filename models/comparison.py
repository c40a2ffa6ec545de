"""`loopseed evaluate`: a model and others beside real loops, the mean image and noise, all measured in one run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from inference.description import Description
from inference.generator import Generator
from models.clouds import Floats
from models.data import LoopSet
from models.judge import Judge, generated
from models.scorecard import Scorecard
from models.settings import Settings
from models.steering import SEEDS, VALUES, measured_labels, responses

LEAST_COUNT = 64
OWN = ("name", "labels", "latent_size", "low", "high", "start", "iterations")  # fields that may differ from the set's


class EvaluationError(ValueError):
    """Why a model cannot be measured; its text is one sentence."""


def evaluate(model: Path, data: Path, baselines: Sequence[Path] = (), count: int = 2048) -> Scorecard:
    """Measure `count` loops of each .onnx file against the held-out loops of the set in folder `data`.

    The controls are those of `model` alone. Raises ModelError, SetError or EvaluationError.
    """
    if count < LEAST_COUNT:
        raise EvaluationError(f"{count} samples are too few to measure; at least {LEAST_COUNT} are needed.")
    loops = LoopSet(data, Settings().held_out)
    names = _names([model, *baselines])
    generators = {name: Generator(path) for name, path in names.items()}
    for generator in generators.values():
        check_geometry(generator, loops)
    held_out = loops.held_out
    turns = len(measured_labels(generators[next(iter(names))].description)) * VALUES * SEEDS
    total = loops.training + 3 * held_out + count * len(generators) + turns
    with tqdm(total=total, unit="loop", smoothing=0.1) as bar:

        def counted(batches: Iterator[Floats]) -> Iterator[Floats]:
            for images in batches:
                yield images
                bar.update(len(images))

        bar.set_description("fitting")
        judge = Judge(loops)
        bar.set_description("measuring")
        profiles = {
            "test": judge.profile(counted(judge.test.batches())),
            "real": judge.profile(counted(judge.validation.batches())),
            "mean": judge.mean_profile(),
            "noise": judge.profile(counted(judge.noise())),
            **{name: judge.profile(counted(generated(g, count))) for name, g in generators.items()},
        }
        nearest = judge.nearest(list(profiles.values()), bar.update)
        bar.set_description("controls")
        controls = responses(generators[next(iter(names))], bar.update)
    test, near_test = profiles.pop("test"), nearest.pop(0)
    columns = {
        name: judge.values(profile, near, test, near_test)
        for (name, profile), near in zip(profiles.items(), nearest, strict=True)
    }
    return Scorecard(
        model=model.name,
        data=data.name,
        samples=count,
        test_loops=held_out,
        training_loops=loops.training,
        lines=judge.lines(),
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
