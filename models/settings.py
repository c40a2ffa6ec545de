"""All settings of a training run, read from a preset's TOML or from a run's settings.json.

A preset is one TOML file: the recipe, the settings that differ from the recipe's defaults, and under [geometry] the
size of the loops. loopseed's own presets are in models/presets. Each recipe's settings know what its networks need.
"""

import dataclasses
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inference.continuation.blocks.codes import BLOCKS
from inference.description import PARTS, Description, DescriptionError
from inference.old_names import OldNameError, rename
from inference.parts.bands import LEVELS_PER_FRAME
from inference.sentences import join, list_choices, say_value

LEVELS_DOUBLINGS = LEVELS_PER_FRAME.bit_length() - 1  # from the frames to the steps of the levels
PRESETS = Path(__file__).parent / "presets"
# Fields in which a set may differ from its preset: most come from its slices, the last four are not of its loops.
OWN_FIELDS = (
    "name", "bpm", "beats", "sample_rate", "peak", "conditions", "latent_size", "start", "iterations", "loudness",
)  # fmt: skip
MAX_RATE_ERROR = 0.01  # by which a preset's sample rate may differ from what its frames and its tempo give
MAX_NUMBER = 2**53  # up to which a float holds every whole number
MAX_WIDTH = 8192  # channels of a layer
PRECISIONS = ("float32", "mixed_bfloat16", "mixed_float16", "bfloat16", "float16", "float64")  # Keras's dtype policies


# What the recipe techno's loops are in, unless a preset says otherwise. With the low band given, 18 iterations instead
# of 8 improve a real loop by 0.3 dB only. At -12 dB RMS a loop's few highest peaks meet the soft clipper.
PARTS_GEOMETRY = {"parts": list(PARTS), "iterations": 3, "loudness": -12.0}


class SettingsError(ValueError):
    """A setting cannot be used; the text is one sentence that names the setting, its value and what is possible."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings that every recipe has; raises SettingsError for a wrong type and for a value out of range."""

    recipe: str = ""
    geometry: Description = field(default_factory=Description)  # of the loops; a set differs in OWN_FIELDS at most
    batch: int = 16  # loops of a step
    steps: int = 1000
    average: float = 0.998  # decay per step of the moving average of the generator's weights
    evaluate_every: int = 250  # steps between two evaluations
    evaluate_count: int = 512  # loops of an evaluation
    held_out: int = 1024  # loops for validation, and as many for the test; at most a tenth of the set each
    watch_minutes: float = 5.0  # minutes between two previews of the same seeds
    conditions: bool = True  # use the conditions of a set that has some
    augment: bool = True  # rotate half of the loops by half their beats
    precision: str = "float32"  # mixed_bfloat16 is 1.5 times as fast where the CPU has bfloat16
    rng_seed: int = 0
    start: str = ""  # name of the model or run that the training starts from, by --from

    def __post_init__(self) -> None:
        for setting in dataclasses.fields(self):
            value = getattr(self, setting.name)
            if type(value) in (int, float) and abs(value) > MAX_NUMBER:
                raise SettingsError(
                    f"{setting.name} is {say_value(value)}, where at most {MAX_NUMBER:.0e} is possible."
                )
            if setting.name != "geometry" and not _fits(value, setting.type):
                raise SettingsError(f"{setting.name} is {say_value(value)}, where {_kind(setting.type)} is needed.")
            if isinstance(value, tuple) and max(value) > MAX_WIDTH:
                raise SettingsError(f"{setting.name} is {say_value(value)}, where at most {MAX_WIDTH} is possible.")
            minimum = _MINIMA.get(setting.name)
            if minimum is not None and value < minimum:
                raise SettingsError(f"{setting.name} is {value}, where at least {minimum} is needed.")
            if setting.name in RATES and value <= 0:
                raise SettingsError(f"{setting.name} is {value}, where a number above 0 is needed.")
        if self.average >= 1:
            raise SettingsError(f"average is {self.average}, where a number below 1 is needed.")
        if self.precision not in PRECISIONS:
            raise SettingsError(f"precision is {self.precision!r}, where {join(PRECISIONS, 'or')} is needed.")

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError if the recipe's networks cannot be built for images of this geometry."""
        raise NotImplementedError

    def describe_model(self, description: Description) -> Description:
        """The description of a model that is trained on a set with this description."""
        conditions = description.conditions if self.conditions else ()
        return dataclasses.replace(description, conditions=conditions, latent_size=self.geometry.latent_size)

    def check_set(self, path: Path, description: Description) -> None:
        """Raise SettingsError if the loops of the set in folder `path` have another geometry than the preset's."""
        names = [name for name in find_differences(self.geometry, description) if name not in OWN_FIELDS]
        if names:
            preset, made_with = self.geometry.name, description.name
            raise SettingsError(
                f"the preset {preset} is for loops with {say_fields(self.geometry, names)}, but the set {path} has "
                f"{say_fields(description, names)}; take the preset that the set was made with"
                f"{f' ({made_with})' if made_with != preset else ''}, or make a set for this one with "
                "python -m tools.powergrams --preset."
            )

    def check_batch(self, loops: int) -> None:
        """Raise SettingsError if a batch is larger than the number of loops there are to train on."""
        if self.batch > loops:
            raise SettingsError(
                f"batch is {self.batch}, more than the {loops} training loops of the set; "
                f"choose at most {loops}, or add slices to the set."
            )

    def to_json(self) -> str:
        """The text of a run's settings.json."""
        return json.dumps(dataclasses.asdict(self), indent=2) + "\n"


@dataclass(frozen=True, kw_only=True)
class TechnoSettings(Settings):
    """Settings of models/recipes/techno.py; the defaults are those of the shipped generator."""

    recipe: str = "techno"
    batch: int = 32
    steps: int = 26_000  # all phases together: the autoencoder, the critics' lead, the adversarial training
    average: float = 0.999
    evaluate_every: int = 1000
    generator_widths: tuple[int, ...] = (384, 384, 384, 320, 256, 256)  # channels; each but the first doubles time
    fine_widths: tuple[int, ...] = (96, 64)  # of the levels: channels; each doubles time once more
    flow_widths: tuple[int, ...] = (192,) * 8  # of the flow from latents to codes: hidden widths of its couplings
    critic_widths: tuple[int, ...] = (256, 256, 256, 256)  # critic of the whole bar: channels; each halves time
    bass_widths: tuple[int, ...] = (96, 128, 128, 128)  # critic of the lowest bins: channels; each halves time
    texture_widths: tuple[int, ...] = (32, 64, 96, 128)  # critic of 4 x 4 patches; each but the first halves both sides
    fine_critic_widths: tuple[int, ...] = (48, 96, 128)  # critics of low band and levels: channels; each quarters time
    vae_steps: int = 6000  # first phase: the generator is trained as the decoder of a variational autoencoder
    vae_rate: float = 1e-3  # learning rate of the first phase
    kl_start: float = 0.25  # weight of the Kullback-Leibler divergence at the first step ...
    kl_end: float = 1.0  # ... and from the middle of the first phase on
    detail: float = 2000.0  # nats that one unit of standardised squared error costs
    encoder_lead: int = 100  # steps in which only the encoder is trained, where the generator is from --from
    tuning_steps: int = 400  # steps after that in which both are trained as an autoencoder, where it is from --from
    critic_lead: int = 200  # steps after the first phase in which only the critics are trained
    generator_rate: float = 2e-4  # learning rate of the adversarial training
    critic_rate: float = 5e-4
    anchor: float = 10.0  # weight of the pooled reconstruction error, which keeps the generator diverse
    reach: float = 100.0  # weight of the error of the conditions that are heard in generated loops

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError if the numbers of widths do not fit the frames and bins; see models/recipes/networks.py.

        The generator doubles time, so frames have to be a multiple; the critics halve it, until one frame is left.
        """
        frames, bins = geometry.frames, geometry.bins
        factor = 2 ** (len(self.generator_widths) - 1)
        if frames % factor:
            nearest = max(1, round(frames / factor)) * factor
            most = (frames & -frames).bit_length()
            raise SettingsError(
                f"frames is {frames}, where {len(self.generator_widths)} generator_widths need a multiple of {factor}; "
                f"choose {nearest} frames, or shorten generator_widths to {most}."
            )
        if missing := [name for name in PARTS if name not in geometry.parts]:
            raise SettingsError(
                f"parts is {say_value(geometry.parts)}, where the recipe techno needs {join(missing)}, too; "
                "leave parts out of the preset."
            )
        for name in ("critic_widths", "bass_widths"):
            _check_halvings(name, len(getattr(self, name)), frames.bit_length() - 1, f"{frames} frames")
        if len(self.fine_widths) != LEVELS_DOUBLINGS:
            raise SettingsError(
                f"fine_widths has {len(self.fine_widths)} layers, where {LEVELS_DOUBLINGS} are needed: "
                f"there are {LEVELS_PER_FRAME} levels in a frame."
            )
        steps = min(geometry.low_samples, LEVELS_PER_FRAME * frames)
        _check_halvings(
            "fine_critic_widths", len(self.fine_critic_widths), (steps.bit_length() - 1) // 2, f"{steps} steps"
        )
        size = min(frames, bins)  # the first layer divides it by 4, not by 2
        image = f"{bins} bins x {frames} frames"
        _check_halvings("texture_widths", len(self.texture_widths), size.bit_length() - 2, image)


@dataclass(frozen=True, kw_only=True)
class TechnoganSettings(Settings):
    """Settings of models/recipes/technogan.py, a plain DCGAN; the defaults are those of TechnoGAN."""

    recipe: str = "technogan"
    average: float = 0.0  # TechnoGAN samples from the last weights
    augment: bool = False
    rate: float = 1e-4  # learning rate of both networks

    def describe_model(self, description: Description) -> Description:
        """The description of a model that is trained on a set with this description: it gives the picture alone."""
        return dataclasses.replace(super().describe_model(description), parts=(), loudness=0.0)

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError unless bins and frames are multiples of 8: the generator doubles both three times."""
        for name in ("bins", "frames"):
            value = getattr(geometry, name)
            if value % 8:
                raise SettingsError(
                    f"{name} is {value}, where the recipe technogan needs a multiple of 8; choose {value - value % 8} "
                    f"or {value - value % 8 + 8}."
                )


@dataclass(frozen=True, kw_only=True)
class SequenceSettings(Settings):
    """Settings of the block sequence model (models/sequence/coder.py, language.py), first of its coder.

    What concerns conditions, the average and the rotation of loops it does not use. It hears the pictures of a set and
    ignores its other parts, so that one set serves generators and sequence models.
    """

    recipe: str = "sequence"
    batch: int = 12  # parts of bars of the coder's steps, songs of the language model's
    steps: int = 6750  # both phases together
    evaluate_every: int = 150
    window: int = 4  # blocks of a part of a bar
    coder_steps: int = 6000  # first phase: the coder learns; from then on the language model is trained
    encoder_widths: tuple[int, ...] = (96, 96, 128, 128)  # channels of each band; each halves time
    decoder_widths: tuple[int, ...] = (320, 256, 192, 192, 192)  # channels; each but the first doubles time
    rate: float = 1e-3  # learning rate of the coder
    bars: int = 6  # of a song in a step of the language model, the first of which is only heard
    width: int = 256  # of the recurrent layer
    features: int = 24  # of a code
    head: int = 64  # channels of the layer that draws a code
    dropout: float = 0.3  # part of the recurrent layer's outputs
    language_rate: float = 1e-3

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.dropout >= 1:
            raise SettingsError(f"dropout is {self.dropout}, where a number below 1 is needed.")
        if not self.coder_steps < self.steps:
            raise SettingsError(
                f"{self.steps} steps end before the coder is trained, which takes {self.coder_steps}; give more steps, "
                "or a lower coder_steps in a preset of your own."
            )

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError unless a block's frames can be halved as often as the widths say."""
        factor = BLOCKS * 2 ** (max(len(self.encoder_widths), len(self.decoder_widths) - 1) - 1)
        if geometry.frames % factor:
            raise SettingsError(
                f"frames is {geometry.frames}, where {len(self.encoder_widths)} encoder_widths and "
                f"{len(self.decoder_widths)} decoder_widths need a multiple of {factor}."
            )
        if geometry.transform != "stft":
            raise SettingsError(f"transform is {geometry.transform}, where the recipe sequence needs stft.")

    def check_set(self, path: Path, description: Description) -> None:
        """As Settings.check_set; a set with parts will do, too."""
        super().check_set(path, self._reduce(description))

    def describe_model(self, description: Description) -> Description:
        """The description of a model that is trained on a set with this description: pictures alone."""
        return self._reduce(description)

    def _reduce(self, description: Description) -> Description:
        own = self.geometry
        return dataclasses.replace(
            description, name=own.name, parts=(), conditions=(), crossover=own.crossover, start=own.start,
            iterations=own.iterations, loudness=own.loudness, latent_size=own.latent_size,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LatentSequenceSettings(Settings):
    """Settings of models/sequence, the latent sequence model; the defaults are those of the shipped one.

    What concerns images (geometry, average, augment, conditions, precision) it does not use: its bars are latents.
    """

    recipe: str = "latent-sequence"
    generator: str = "techno"  # name or file of the generator whose latents the bars are
    batch: int = 32  # songs of a step
    steps: int = 120  # of 112 songs; then it knows them by heart
    evaluate_every: int = 10
    window: int = 16  # bars of a song in a step
    width: int = 192  # of the recurrent layer
    components: int = 4  # of the mixture, for each of the earlier bars that the next one may repeat
    noise: float = 0.2  # standard deviations: added to the bars that are heard
    dropout: float = 0.5  # part of the recurrent layer's outputs
    decay: float = 0.05  # of the weights (AdamW)
    rate: float = 5e-4

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.dropout >= 1:
            raise SettingsError(f"dropout is {self.dropout}, where a number below 1 is needed.")

    def check_geometry(self, geometry: Description) -> None:
        """Any geometry will do: the set is compared with the generator's."""

    def check_set(self, path: Path, description: Description) -> None:
        """Any set will do: it is compared with the generator."""

    def describe_model(self, description: Description) -> Description:
        """The description of the set itself."""
        return description


@dataclass(frozen=True, kw_only=True)
class RawSequenceSettings(Settings):
    """Settings of models/experiments/raw_network.py, an experiment: songs sample by sample.

    It is trained on the slices themselves, and uses nothing of what concerns images and conditions.
    """

    recipe: str = "raw-sequence"
    batch: int = 8  # parts of songs of a step
    steps: int = 4000
    frames: int = 256  # of 16 samples, of a part
    width: int = 96  # of the layers over frames
    layers: int = 7  # of causal convolutions over frames; each doubles what they hear
    sample_width: int = 64  # of the layers that draw a sample
    components: int = 6  # of the mixture
    noise: float = 0.01  # of the compressed full scale: added to the samples that are heard
    rate: float = 1e-3

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError unless a bar has whole frames of 16 samples at a quarter of the rate."""
        if geometry.samples % 64:
            raise SettingsError(
                f"frames x hop_length is {geometry.samples}, where the recipe raw-sequence needs a multiple of 64."
            )

    def check_set(self, path: Path, description: Description) -> None:
        """Any slices will do: they are brought to the geometry."""

    def describe_model(self, description: Description) -> Description:
        """The description of the geometry itself."""
        return description


@dataclass(frozen=True, kw_only=True)
class RecurrentGanSettings(Settings):
    """Settings of models/experiments/gan_networks.py, an experiment: an LSTM against an LSTM, over sixteenths.

    It hears the pictures of a set and ignores conditions and other parts, so that one set serves all.
    """

    recipe: str = "recurrent-gan"
    steps: int = 3000  # both phases together
    evaluate_every: int = 100
    plain_steps: int = 500  # first phase: the generator learns the next block, without a critic
    block_size: int = 128  # numbers of a block, its principal components
    noise_size: int = 16  # random numbers of a block
    width: int = 192  # of both recurrent layers
    critic_lead: int = 100  # steps after the first phase in which only the critic is trained
    anchor: float = 20.0  # weight of the next block's error next to the critic's score
    rate: float = 1e-3  # learning rate of the first phase
    generator_rate: float = 1e-4
    critic_rate: float = 4e-4

    def check_geometry(self, geometry: Description) -> None:
        """Raise SettingsError unless a bar has sixteen whole blocks of an STFT's frames."""
        if geometry.frames % 16 or geometry.transform != "stft":
            raise SettingsError(
                f"the geometry has {say_fields(geometry, ('frames', 'transform'))}, where the recipe recurrent-gan "
                "needs a multiple of 16 frames, and stft."
            )

    def check_set(self, path: Path, description: Description) -> None:
        """As Settings.check_set; a set with parts will do, too."""
        own = self.geometry
        super().check_set(path, dataclasses.replace(description, parts=own.parts, crossover=own.crossover))

    def describe_model(self, description: Description) -> Description:
        """The description of a model that is trained on a set with this description: pictures alone."""
        return dataclasses.replace(description, parts=(), conditions=(), loudness=0.0)


_MINIMA = {
    "batch": 1,
    "steps": 1,
    "average": 0,
    "evaluate_every": 1,
    "evaluate_count": 2,  # one loop has no covariance
    "held_out": 2,
    "watch_minutes": 0,
    "rng_seed": 0,
    "vae_steps": 0,
    "kl_start": 0,
    "kl_end": 0,
    "detail": 0,
    "critic_lead": 0,
    "encoder_lead": 0,
    "tuning_steps": 0,
    "anchor": 0,
    "reach": 0,
    "window": 2,
    "width": 1,
    "components": 1,
    "noise": 0,
    "dropout": 0,
    "coder_steps": 1,
    "bars": 2,
    "features": 1,
    "head": 1,
    "decay": 0,
    "layers": 1,
    "sample_width": 1,
    "plain_steps": 0,
    "block_size": 1,
    "noise_size": 1,
}
# Learning rates; a run may change them.
RATES = ("rate", "vae_rate", "generator_rate", "critic_rate", "language_rate")
RECIPES: dict[str, type[Settings]] = {
    "techno": TechnoSettings,
    "technogan": TechnoganSettings,
    "latent-sequence": LatentSequenceSettings,
    "raw-sequence": RawSequenceSettings,
    "recurrent-gan": RecurrentGanSettings,
    "sequence": SequenceSettings,
}


def find_differences(one: Description, other: Description) -> list[str]:
    """The names of the fields in which two descriptions differ."""
    names = [field.name for field in dataclasses.fields(Description)]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def say_fields(description: Description, names: Iterable[str]) -> str:
    """The fields of these names with their values, as a list for a sentence."""
    return join(f"{name} {_say_value(getattr(description, name))}" for name in names)


def _say_value(value: object) -> str:
    if isinstance(value, tuple):  # of conditions
        return f"({', '.join(condition.name for condition in value) or 'none'})"
    return f"{value:.8g}" if isinstance(value, float) else str(value)


def preset_names() -> list[str]:
    """The names of loopseed's own presets."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_preset(name: str) -> Settings:
    """Load a preset by its name, or a TOML file by its path; raises SettingsError, also for impossible sizes."""
    path = PRESETS / f"{name}.toml" if name in preset_names() else Path(name)
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise SettingsError(f"There is no preset or file {name!r}; {list_choices('preset', preset_names())}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path} cannot be read as TOML: it is not text in UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from None
    except (ValueError, RecursionError):
        raise SettingsError(f"{path} cannot be read as TOML: a number is too long, or a list too deep.") from None
    settings = settings_from(fields, path.stem)
    if settings.start:
        raise SettingsError(f"start is {say_value(settings.start)} in {path}, where --from names it; take it out.")
    settings.check_geometry(settings.geometry)
    _check_rate(settings.geometry)
    return settings


def read_settings(path: Path) -> Settings:
    """Read a run's settings.json; raises SettingsError."""
    try:
        fields = read_json(path)
    except OSError:
        raise SettingsError(f"{path.parent} is no run: there is no {path.name} in it.") from None
    try:
        return settings_from(fields)
    except SettingsError as error:
        raise SettingsError(f"{path} is damaged: {error}") from None


def read_json(path: Path) -> Any:
    """Read a JSON file of a run; raises OSError, and SettingsError where it is damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is damaged: {error}.") from None
    except ValueError:
        raise SettingsError(f"{path} is damaged: a number in it is too long.") from None


def settings_from(fields: dict[str, Any], name: str = "unnamed") -> Settings:
    """Make settings from a file's table; the loops are called `name` if the geometry names none; raises SettingsError.

    Names of earlier versions are read, too (inference/old_names.py).
    """
    try:
        fields = rename(_table(fields, "the file"))
    except OldNameError as error:
        raise SettingsError(str(error)) from None
    recipe = fields.get("recipe")
    if recipe not in tuple(RECIPES):
        found = "there is no recipe" if recipe is None else f"recipe is {say_value(recipe)}"
        raise SettingsError(f"{found}, where {join(RECIPES, 'or')} is needed.")
    known = [setting.name for setting in dataclasses.fields(RECIPES[recipe])]
    for key in fields:
        if key not in known:
            raise SettingsError(f"{key} is no setting of the recipe {recipe}; {list_choices('setting', known)}.")
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in fields.items()}
    values["geometry"] = _geometry_from(_table(fields.get("geometry", {}), "geometry"), name, recipe)
    return RECIPES[recipe](**values)


def _geometry_from(fields: dict[str, Any], name: str, recipe: str) -> Description:
    """The geometry of a table; without a sample rate, it has the one that its frames and its tempo give."""
    try:
        geometry = Description.from_fields({"name": name, **(PARTS_GEOMETRY if recipe == "techno" else {}), **fields})
    except DescriptionError as error:
        raise SettingsError(f"The geometry is wrong: {error}") from None
    if "sample_rate" in fields:
        return geometry
    try:
        return dataclasses.replace(geometry, sample_rate=_find_rate(geometry))
    except DescriptionError as error:
        raise SettingsError(f"{_say_duration(geometry)} do not go together: {error}") from None


def _say_duration(geometry: Description) -> str:
    return say_fields(geometry, ("frames", "hop_length", "beats", "bpm"))


def _find_rate(geometry: Description) -> int:
    """The sample rate [Hz] at which the frames last as long as the beats at the tempo, rounded down."""
    return int(geometry.samples * geometry.bpm / (60 * geometry.beats))


def _check_rate(geometry: Description) -> None:
    """Raise SettingsError if a loop of this geometry does not last as long as its beats."""
    wanted = _find_rate(geometry)
    if abs(geometry.sample_rate / wanted - 1) > MAX_RATE_ERROR:
        raise SettingsError(
            f"sample_rate is {geometry.sample_rate}, where {_say_duration(geometry)} give {wanted}; leave it out, or "
            "change one of the others."
        )


def _table(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{name} holds {say_value(value)}, where a table of settings is needed.")
    return value


def _check_halvings(name: str, count: int, most: int, size: str) -> None:
    """Raise SettingsError if a critic has more layers than the image can be halved."""
    if count > most:
        raise SettingsError(
            f"{name} has {count} layers, where {size} allow at most {most}; shorten the list, or choose larger images."
        )


def _fits(value: Any, kind: Any) -> bool:
    if kind == tuple[int, ...]:
        return isinstance(value, tuple) and len(value) > 0 and all(type(v) is int and v > 0 for v in value)
    if kind in (int, float):
        return type(value) in (int, kind) and abs(value) <= MAX_NUMBER  # false for NaN
    return type(value) is kind


def _kind(kind: Any) -> str:
    kinds = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}
    return kinds.get(kind, "a list of whole numbers above 0")
