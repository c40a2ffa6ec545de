"""Everything that decides a training run, in one place: a preset's TOML, or settings.json of a run.

A preset is one file: which recipe, its sizes and rates, and the geometry of the loops under [geometry]. Those that
come along lie in models/presets; a user's own is the path of a TOML file with whatever differs from its recipe's.
"""

import dataclasses
import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inference.description import Description, DescriptionError
from inference.old_names import OldNameError, rename

PRESETS = Path(__file__).parent / "presets"


class SettingsError(ValueError):
    """A preset that cannot be trained; its text is one sentence that names the setting."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What every recipe needs."""

    recipe: str = ""
    geometry: Description = field(default_factory=Description)
    batch: int = 16
    steps: int = 1000
    average: float = 0.998  # decay of the moving average of the generator's weights, a step
    evaluate_every: int = 250  # steps between two evaluations
    evaluate_count: int = 512  # loops
    held_out: int = 1024  # loops for validation, and as many for the test; at most a tenth of the set each
    watch_minutes: float = 5.0  # between two contact sheets of the same seeds
    conditions: bool = True  # use the conditions of a set that has some
    augment: bool = True  # turn half of the loops by two beats
    precision: str = "float32"  # Keras's dtype policy; mixed_bfloat16 is 1.5 times as fast where the CPU has bfloat16
    rng_seed: int = 0

    def __post_init__(self) -> None:
        for setting in dataclasses.fields(self):
            value = getattr(self, setting.name)
            if setting.name != "geometry" and not _fits(value, setting.type):
                raise SettingsError(f"{setting.name} is {value!r}, where {_kind(setting.type)} is needed.")
        for name in ("batch", "steps", "evaluate_every", "evaluate_count", "held_out"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}, where at least 1 is needed.")

    def to_json(self) -> str:
        """The text of a run's settings.json."""
        return json.dumps(dataclasses.asdict(self), indent=2) + "\n"


@dataclass(frozen=True, kw_only=True)
class TechnoSettings(Settings):
    """The recipe of models/recipes/techno.py; the defaults are the shipped generator's."""

    recipe: str = "techno"
    steps: int = 10_100  # of the warm start, the critics' lead and the game together
    generator_widths: tuple[int, ...] = (384, 384, 384, 320, 256, 256)  # channels; each but the first doubles time
    critic_widths: tuple[int, ...] = (256, 256, 256, 256)  # spectral critic: channels; each halves time
    bass_widths: tuple[int, ...] = (96, 128, 128, 128)  # the same for the lowest bins alone
    texture_widths: tuple[int, ...] = (32, 64, 96, 128)  # texture critic: 4x4 patches, then each halves both sides
    vae_steps: int = 2000  # warm start: the generator is a variational autoencoder's decoder
    vae_rate: float = 1e-3
    kl_start: float = 0.25  # weight of the divergence at the first and ...
    kl_end: float = 1.0  # ... from the middle of the warm start on
    detail: float = 2000.0  # nats that one unit of standardised squared error is worth
    critic_lead: int = 100  # steps in which only the critics learn, after the warm start
    generator_rate: float = 2e-4
    critic_rate: float = 5e-4
    anchor: float = 10.0  # weight of the pooled reconstruction that keeps the generator's diversity


@dataclass(frozen=True, kw_only=True)
class TechnoganSettings(Settings):
    """The recipe of models/recipes/technogan.py: a plain DCGAN, as the program that we descend from had it."""

    recipe: str = "technogan"
    average: float = 0.0  # the original samples from the last weights
    augment: bool = False
    rate: float = 1e-4  # of both networks


RECIPES: dict[str, type[Settings]] = {"techno": TechnoSettings, "technogan": TechnoganSettings}


def preset_names() -> list[str]:
    """The presets that come along."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_preset(name: str) -> Settings:
    """The settings of a preset by its name, or of a TOML file by its path; raises SettingsError."""
    path = PRESETS / f"{name}.toml" if name in preset_names() else Path(name)
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise SettingsError(f"There is no preset or file {name!r}; there are {', '.join(preset_names())}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from None
    return settings_from(fields, path.stem)


def read_settings(path: Path) -> Settings:
    """Read a run's settings.json; raises SettingsError."""
    try:
        return settings_from(json.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise SettingsError(f"{path.parent} is no run: there is no {path.name} in it.") from None
    except json.JSONDecodeError as error:
        raise SettingsError(f"{path} is damaged: {error}.") from None


def settings_from(fields: dict[str, Any], name: str = "unnamed") -> Settings:
    """Settings out of a file's table; loops are called `name` where the geometry has no name; raises SettingsError."""
    try:
        fields = rename(fields)
    except OldNameError as error:
        raise SettingsError(str(error)) from None
    recipe = fields.get("recipe")
    if recipe not in RECIPES:
        raise SettingsError(f"recipe is {recipe!r}, where {' or '.join(RECIPES)} is needed.")
    known = [setting.name for setting in dataclasses.fields(RECIPES[recipe])]
    for key in fields:
        if key not in known:
            raise SettingsError(f"{key} is no setting of the recipe {recipe}; there are {', '.join(known)}.")
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in fields.items()}
    try:
        values["geometry"] = Description.from_fields({"name": name, **fields.get("geometry", {})})
    except (TypeError, DescriptionError) as error:
        raise SettingsError(f"The geometry is wrong: {error}") from None
    return RECIPES[recipe](**values)


def _fits(value: object, kind: Any) -> bool:
    if kind == tuple[int, ...]:
        return isinstance(value, tuple) and len(value) > 0 and all(type(v) is int and v > 0 for v in value)
    return type(value) is kind or (kind is float and type(value) is int)


def _kind(kind: Any) -> str:
    kinds = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}
    return kinds.get(kind, "a list of whole numbers above 0")
