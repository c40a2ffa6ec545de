"""Profiles: which parameters of a plugin a search leaves alone. TOML files; some are in `profiles/`.

```
settle = 0.3                             # s of silence before each note, so that the plugin forgets the note before
lock = ["master_vol", "reverb_*", 40]    # names, patterns and indices: they stay as the plugin has them
[values]                                 # these are locked, too, and set once: positions 0..1
keyboard_mode = 0.0
```

Names are compared without regard to upper and lower case. Parameters of MIDI controllers, those without a name,
bypass, and those of a VST3 that no host may automate (read-only ones, the host's sample rate) are always left alone.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from inference.files.atomic_file import check_readable
from inference.search.plugin.plugin import PluginError, PluginParameter
from inference.sentences import join, list_choices, say_value

SHIPPED = Path(__file__).with_name("profiles")
MIDI = re.compile(r"MIDI\s*(CC|Ch)", re.IGNORECASE)  # JUCE gives a VST3 2,080 of these
BYPASS = re.compile(r"Bypass\b", re.IGNORECASE)  # it switches the plugin off
SETTLE = 0.1  # s, where a profile says nothing
MAX_SETTLE = 10.0
MAX_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Profile:
    """What a search leaves alone: see the head of this module."""

    lock: tuple[str | int, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    settle: float = SETTLE

    def choose(self, parameters: Sequence[PluginParameter]) -> tuple[list[int], dict[int, float]]:
        """The numbers of the parameters that are free, and the positions of those that are to be set once.

        Raises PluginError where a name (but no pattern) or an index is none of the plugin's, or where all are locked.
        """
        locked = {parameter.index for parameter in parameters if is_no_knob(parameter)}
        for wanted in self.lock:
            locked.update(_find(parameters, wanted))
        values = {number: value for name, value in self.values.items() for number in _find(parameters, name)}
        free = [parameter.index for parameter in parameters if parameter.index not in locked | values.keys()]
        if not parameters:
            raise PluginError("The plugin has no parameters to turn; name another one.")
        if not free:
            raise PluginError("The profile locks every parameter of the plugin; leave at least one free.")
        return free, values

    def list_unused(self, parameters: Sequence[PluginParameter]) -> list[str]:
        """The patterns that fit none of the parameters, as one with a typing error does."""
        return [name for name in (*self.lock, *self.values) if isinstance(name, str) and not _find(parameters, name)]


def is_no_knob(parameter: PluginParameter) -> bool:
    """Whether a parameter is always left alone."""
    return not parameter.is_knob or bool(BYPASS.match(parameter.name)) or _is_nameless(parameter.name)


def _is_nameless(name: str) -> bool:
    """Whether a parameter is one of a MIDI controller, or a spare one: nothing says what it does."""
    return bool(MIDI.match(name)) or not name.strip(" -")


def _find(parameters: Sequence[PluginParameter], wanted: str | int) -> list[int]:
    """The numbers of the parameters that a lock means."""
    if isinstance(wanted, int):
        found = [parameter.index for parameter in parameters if parameter.index == wanted]
    else:
        found = [p.index for p in parameters if fnmatchcase(p.name.casefold(), wanted.casefold())]
    if not found and not (isinstance(wanted, str) and set(wanted) & set("*?[")):
        names = [parameter.name for parameter in parameters if not _is_nameless(parameter.name)]
        shown = f"{', '.join(names[:100])}{' ...' if len(names) > 100 else ''}"
        raise PluginError(f"The profile names the parameter {wanted!r}, which the plugin lacks; it has {shown}.")
    return found


def find_profile(text: str) -> Path:
    """The file of a profile, by its path or by the name of one of those in `profiles/`; raises PluginError."""
    path = Path(text)
    if path.suffix != ".toml" and not path.exists():
        path = SHIPPED / f"{text.casefold()}.toml"
    if not path.exists():
        names = sorted(shipped.stem for shipped in SHIPPED.glob("*.toml"))
        raise PluginError(f"There is no profile {text}; give a .toml file, or one of ours: {join(names, 'or')}.")
    return path


def read_profile(path: Path) -> Profile:
    """The profile in a file; raises PluginError where it is none, and OSError where it cannot be read."""
    check_readable(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise PluginError(f"{path} is no profile: its values are nested too deeply.") from None
    except ValueError as error:
        raise PluginError(f"{path} is no TOML: {error}.") from None
    if unknown := [name for name in content if name not in ("lock", "values", "settle")]:
        choices = list_choices("key", ["lock", "values", "settle"])
        raise PluginError(f"{path} has the key {unknown[0]!r}, which is none of a profile's; {choices}.")
    lock, values, settle = content.get("lock", []), content.get("values", {}), content.get("settle", SETTLE)
    if not isinstance(lock, list) or not all(isinstance(x, str) or _is_index(x) for x in lock):
        raise PluginError(f"{path} has the lock {say_value(lock)}, and can have a list of names and indices.")
    if not isinstance(values, dict) or not all(_is_between(x, 1) for x in values.values()):
        raise PluginError(f"{path} has the values {say_value(values)}, and can have a number 0 to 1 for each name.")
    if not _is_between(settle, MAX_SETTLE):
        raise PluginError(f"{path} has the settle {say_value(settle)}, and can have 0 to {MAX_SETTLE:g} s.")
    return Profile(tuple(lock), {name: float(value) for name, value in values.items()}, float(settle))


def _is_index(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_between(value: object, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= high
