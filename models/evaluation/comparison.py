"""Compare models with real loops, their mean image and noise: the report of `loopseed evaluate`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description
from inference.model.generator import Generator
from models.dataset import LoopSet
from models.evaluation.condition_response import (
    VALUES,
    count_data_loops,
    count_seeds,
    find_measurable,
    measure_ranges,
    measure_responses,
)
from models.evaluation.evaluator import Evaluator, generate_images, generated_sounds
from models.evaluation.report import Report
from models.evaluation.sounds import PICTURE_FIELDS
from models.settings import Settings, find_differences, say_fields

MIN_COUNT = 64  # loops of each model
FORM_FIELDS = (*PICTURE_FIELDS, "peak", "sample_rate", "bpm")  # of which the report says where a model has others


class EvaluationError(ValueError):
    """A model cannot be measured; the text is one sentence that says why."""


def evaluate(model: Path, data: Path, baselines: Sequence[Path] = (), count: int = 2048) -> Report:
    """Measure `count` loops of each .onnx file against the test loops of the set in folder `data`.

    Loops of another geometry, peak or tempo are brought to those of the set, as sounds.
    Only the conditions of `model`, not those of the baselines, are measured. Raises ModelError, SetError or
    EvaluationError.
    """
    if count < MIN_COUNT:
        raise EvaluationError(f"--count is {count}, too few loops to measure a generator; take at least {MIN_COUNT}.")
    loops = LoopSet(data, Settings().held_out)
    names = _names([model, *baselines])
    generators = {name: Generator(path) for name, path in names.items()}
    form = loops.description
    held_out = loops.held_out
    first = generators[next(iter(names))]
    measurable = len(find_measurable(first.description))
    responses = measurable and measurable * VALUES * count_seeds(count) + count_data_loops(loops)
    total = loops.training + 3 * held_out + count * len(generators) + responses
    with tqdm(total=total, unit="loop", smoothing=0.1) as bar:

        def count_batches(batches: Iterator[Floats]) -> Iterator[Floats]:
            for images in batches:
                yield images
                bar.update(len(images))

        bar.set_description("fitting")
        evaluator = Evaluator(loops)
        bar.set_description("measuring")
        profiles = {
            "test": evaluator.profile(count_batches(evaluator.test.batches())),
            "real": evaluator.profile(count_batches(evaluator.validation.batches()), evaluator.validation_sounds()),
            "mean": evaluator.mean_profile(),
            "noise": evaluator.profile(count_batches(evaluator.generate_noise()), evaluator.noise_sounds()),
            **{
                name: evaluator.profile(
                    count_batches(generate_images(generator, count, form)), generated_sounds(generator, form)
                )
                for name, generator in generators.items()
            },
        }
        nearest = evaluator.nearest(list(profiles.values()), bar.update)
        bar.set_description("conditions")
        conditions = {}
        if measurable:
            ranges = measure_ranges(loops, bar.update)
            conditions = measure_responses(first, ranges, bar.update, form, count_seeds(count))
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
        conditions=conditions,
        forms={name: _describe_form(generator.description, form) for name, generator in generators.items()},
    )


def _describe_form(own: Description, form: Description) -> str:
    """In what a model's loops differ from those of the set, "" if in nothing."""
    names = [name for name in find_differences(own, form) if name in FORM_FIELDS]
    return f"{say_fields(own, names)}, where the set has {say_fields(form, names)}" if names else ""


def _names(paths: list[Path]) -> dict[str, Path]:
    """The files by their names, or by their whole paths if two have the same name."""
    stems = [path.stem for path in paths]
    return {path.stem if stems.count(path.stem) == 1 else str(path): path for path in paths}
