"""Start a training from a generator that was trained before: `loopseed train --from MODEL_OR_RUN`.

An .onnx file holds the generator alone; a run holds the encoder, the critics and the regressor, too. The networks see
deviations from the mean of each bin, so a set with another peak and other levels needs no change of the weights: its
own statistics turn the deviations into its own sound.
"""

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from inference.description import Condition, Description
from models.recipes.recipe import build
from models.recipes.techno import Techno
from models.settings import OWN_FIELDS, Settings, SettingsError, TechnoSettings, find_differences, say_fields
from models.training.run import Run

SIZES = ("generator_widths", "fine_widths", "flow_widths")  # settings of the generator's layers
OTHER_SIZES = ("critic_widths", "bass_widths", "texture_widths", "fine_critic_widths")  # of all other networks


@dataclass(frozen=True, eq=False)
class Start:
    """A trained generator, and the other networks of its run where they are known."""

    name: str  # of the file or folder
    settings: TechnoSettings
    description: Description
    generator: keras.Model
    others: dict[str, keras.Model]  # by their name in the recipe

    def check(self, settings: Settings, description: Description) -> None:
        """Raise SettingsError unless a recipe with these settings, for such loops, can take the generator's weights."""
        if not isinstance(settings, TechnoSettings):
            raise SettingsError(f"The recipe {settings.recipe} cannot start from {self.name}; take a preset of techno.")
        names = [name for name in find_differences(self.description, description) if name not in OWN_FIELDS]
        if names:
            raise SettingsError(
                f"{self.name} makes loops with {say_fields(self.description, names)}, but the set has "
                f"{say_fields(description, names)}; make the set anew with the preset of {self.name}, or start without "
                "--from."
            )
        for name in SIZES:
            own, wanted = getattr(self.settings, name), getattr(settings, name)
            if own != wanted:
                raise SettingsError(
                    f"{self.name} was trained with {name} {list(own)}, but the preset has {list(wanted)}; take the "
                    "preset of its training."
                )

    def apply(self, recipe: Techno, settings: TechnoSettings, description: Description) -> None:
        """Set the weights of a new recipe's networks; those that do not fit it stay as they are."""
        for generator in (recipe.generator, recipe.average):
            copy_generator(self.generator, self.description.conditions, generator, description.conditions)
        same_sizes = all(getattr(self.settings, name) == getattr(settings, name) for name in OTHER_SIZES)
        if same_sizes and _names(self.description) == _names(description):
            for name, network in self.others.items():
                getattr(recipe, name).set_weights(network.get_weights())


def open_start(path: Path) -> Start:
    """Read an exported .onnx file, or the last checkpoint of a run; raises SettingsError and OSError."""
    if not path.exists():
        raise SettingsError(f"{path} is not there; --from takes an .onnx file of loopseed export, or a run.")
    if path.is_dir():
        return _open_run(path)
    from models.onnx_weights import read_generator

    generator, settings, description = read_generator(path)
    return Start(path.name, settings, description, generator, {})


def _open_run(path: Path) -> Start:
    run = Run(path, chief=False)
    settings = run.read_settings()
    if not isinstance(settings, TechnoSettings):
        raise SettingsError(f"{path} is a run of the recipe {settings.recipe}; only one of techno can be started from.")
    description = run.read_description()
    recipe = build(settings, description, run.read_statistics())
    step, _ = run.load_checkpoint(recipe.variables)
    if not step:
        raise SettingsError(f"{path} has no checkpoint yet; train it first, or start without --from.")
    others = {name: getattr(recipe, name) for name in ("encoder", "critics", "regressor")}
    return Start(path.resolve().name, settings, description, recipe.average, others)


def copy_generator(
    source: keras.Model, conditions: tuple[Condition, ...], target: keras.Model, wanted: tuple[Condition, ...]
) -> None:
    """Copy a generator's weights into one of the same widths, with the `wanted` conditions instead of its own.

    A condition of the same name works as before; one that is new does nothing yet as long as it is not set.
    """
    from models.onnx_weights import list_layers

    own, new = list_layers(source), list_layers(target)
    for kind, layers in new.items():
        if kind == "modulate" and not conditions:
            continue
        given = own[kind]
        if kind == "dense":  # the last one is the generator's first layer; one before it encodes the conditions
            layers[-1].set_weights(given[-1].get_weights())
            if conditions and wanted:
                layers[0].set_weights(_choose_rows(given[0], conditions, layers[0], wanted))
            continue
        for layer, other in zip(layers, given, strict=True):
            layer.set_weights(other.get_weights())


def _choose_rows(
    source: keras.layers.Dense, conditions: tuple[Condition, ...], target: keras.layers.Dense, wanted: tuple
) -> list[np.ndarray]:
    """The weights of the layer that encodes conditions: the rows of each, its value and whether it is set, by name."""
    old, bias = source.get_weights()
    kernel, _ = target.get_weights()
    names = [condition.name for condition in conditions]
    for row, condition in enumerate(wanted):
        if condition.name in names:
            place = names.index(condition.name)
            kernel[[row, row + len(wanted)]] = old[[place, place + len(names)]]
    return [kernel, bias]


def _names(description: Description) -> list[str]:
    return [condition.name for condition in description.conditions]
