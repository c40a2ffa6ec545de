"""What Live is told of a control: names, range, unit, where it begins, and what it does."""

from typing import Any

INT, FLOAT, MS, HERTZ, DECIBEL, PERCENT, PAN, SEMITONES, NOTE, OWN = range(10)  # parameter_unitstyle
STORED, HIDDEN = 1, 2  # parameter_invisible: kept with the set, but not for automation; neither of both


def number(
    long: str, short: str, low: float, high: float, first: float, unit: int, hint: str, **more: Any
) -> dict[str, Any]:
    """A dial or a number box. more: `whole` for an int, `exponent`, `units` (for OWN), other attributes of the box."""
    told: dict[str, Any] = {"parameter_type": int(bool(more.pop("whole", False)))}
    told |= {"parameter_mmin": float(low), "parameter_mmax": float(high), "parameter_unitstyle": unit}
    told |= {"parameter_initial": [first], "parameter_initial_enable": 1, "parameter_modmode": 0}
    if "exponent" in more:
        told["parameter_exponent"] = more.pop("exponent")
    if "units" in more:
        told["parameter_units"] = more.pop("units")
    return _whole(long, short, hint, told) | more


def choice(long: str, short: str, names: list[str], first: int, hint: str, **more: Any) -> dict[str, Any]:
    """A tab, a menu or a switch."""
    told = {"parameter_type": 2, "parameter_enum": names, "parameter_mmax": len(names) - 1,
            "parameter_initial": [first], "parameter_initial_enable": 1, "parameter_unitstyle": INT,
            "parameter_modmode": 0}  # fmt: skip
    return _whole(long, short, hint, told) | more


def press(long: str, short: str, text: str, hint: str, hidden: bool = False, **more: Any) -> dict[str, Any]:
    """A live.text that is only pressed; hidden where it opens a dialog or starts a program."""
    told = {"parameter_type": 2, "parameter_enum": ["off", "on"], "parameter_mmax": 1, "parameter_modmode": 0}
    if hidden:
        told["parameter_invisible"] = HIDDEN
    return _whole(long, short, hint, told) | {"mode": 0, "text": text, "texton": text} | more


def switch(long: str, short: str, off: str, on: str, hint: str, first: int = 0, **more: Any) -> dict[str, Any]:
    """A live.text that stays as it was put."""
    return choice(long, short, ["off", "on"], first, hint, mode=1, text=off, texton=on) | more


def stored(long: str, short: str, hint: str, first: list[Any]) -> dict[str, Any]:
    """A pattr or an object whose whole state is kept with the set."""
    told = {"parameter_type": 3, "parameter_invisible": STORED, "parameter_initial_enable": 1, "parameter_modmode": 0}
    return _whole(long, short, hint, told | {"parameter_initial": first})


def kept(name: str, long: str, short: str, hint: str) -> dict[str, Any]:
    """A pattr of that name whose value is kept with the set; a new set holds 0."""
    enabled = {"saved_object_attributes": {"parameter_enable": 1, "parameter_mappable": 0}}
    return stored(long, short, hint, [0]) | enabled | {"varname": name}


def _whole(long: str, short: str, hint: str, told: dict[str, Any]) -> dict[str, Any]:
    names = {"parameter_longname": long, "parameter_shortname": short, "parameter_annotation_name": long}
    return {"parameter_enable": 1, "varname": long, "annotation": hint, "annotation_name": long,
            "saved_attribute_attributes": {"valueof": names | {"parameter_info": hint} | told}}  # fmt: skip
