"""What Live knows of a control: names, range, unit, initial value, and the text of its info view."""

from typing import Any

INT, FLOAT, MS, HERTZ, DECIBEL, PERCENT, PAN, SEMITONES, NOTE, CUSTOM = range(10)  # parameter_unitstyle
NO_MODULATION, UNIPOLAR, BIPOLAR, ADDITIVE = range(4)  # parameter_modmode
STORED, HIDDEN = 1, 2  # parameter_invisible: kept with the set, but not for automation; neither of both
MORPH = {"units": "± %.0f"}  # of a number of CUSTOM style: how far dials move, in dial units

Attributes = dict[str, Any]  # of a box, as the file has them


def number(
    long: str, short: str, low: float, high: float, first: float, unit: int, hint: str, **more: Any
) -> Attributes:
    """A dial or a number box.

    more: `whole` for an int, `stored` (kept, but not for automation), `exponent`, `units` (for CUSTOM), attributes of
    the box.
    """
    value: Attributes = {"parameter_type": int(bool(more.pop("whole", False)))}
    value |= {"parameter_mmin": float(low), "parameter_mmax": float(high), "parameter_unitstyle": unit}
    value |= {"parameter_initial": [first], "parameter_initial_enable": 1}
    value["parameter_modmode"] = (
        NO_MODULATION if more.get("stored") or value["parameter_type"] else _modulation(low, unit)
    )
    if more.pop("stored", False):
        value["parameter_invisible"] = STORED
    if "exponent" in more:
        value["parameter_exponent"] = more.pop("exponent")
    if "units" in more:
        value["parameter_units"] = more.pop("units")
    return _parameter(long, short, hint, value) | more


def _modulation(low: float, unit: int) -> int:
    """How Live's modulators move it: from its value on, around it, or added to it."""
    return ADDITIVE if unit == DECIBEL else BIPOLAR if low < 0 else UNIPOLAR


def gain(long: str, short: str, hint: str, first: float = 0.0) -> Attributes:
    return number(long, short, -70, 6, first, DECIBEL, hint, exponent=1.0)


def choice(long: str, short: str, names: list[str], first: int, hint: str, **more: Any) -> Attributes:
    """A tab, a menu or a toggle. more: `hidden` where it only changes what is seen, `stored`, attributes of the box."""
    value = {"parameter_type": 2, "parameter_enum": names, "parameter_mmax": len(names) - 1,
             "parameter_initial": [first], "parameter_initial_enable": 1, "parameter_unitstyle": INT,
             "parameter_modmode": NO_MODULATION}  # fmt: skip
    for key, invisible in (("hidden", HIDDEN), ("stored", STORED)):
        if more.pop(key, False):
            value["parameter_invisible"] = invisible
    return _parameter(long, short, hint, value) | more


def button(long: str, short: str, text: str, hint: str, hidden: bool = False) -> Attributes:
    """A live.text that is only pressed; hidden where it opens a dialog or starts a program."""
    value = {"parameter_type": 2, "parameter_enum": ["off", "on"], "parameter_mmax": 1, "parameter_modmode": 0}
    if hidden:
        value["parameter_invisible"] = HIDDEN
    return _parameter(long, short, hint, value) | {"mode": 0, "text": text, "texton": text}


def toggle(long: str, short: str, off: str, on: str, hint: str, first: int = 0, **more: Any) -> Attributes:
    """A live.text that stays on or off; more as for a choice."""
    return choice(long, short, ["off", "on"], first, hint, mode=1, text=off, texton=on, **more)


def blob(long: str, short: str, hint: str, first: list[Any]) -> Attributes:
    """A pattr or an object whose whole state is kept with the set."""
    value = {"parameter_type": 3, "parameter_invisible": STORED, "parameter_initial_enable": 1, "parameter_modmode": 0}
    return _parameter(long, short, hint, value | {"parameter_initial": first})


def _parameter(long: str, short: str, hint: str, value: Attributes) -> Attributes:
    names = {"parameter_longname": long, "parameter_shortname": short, "parameter_annotation_name": long}
    return {"parameter_enable": 1, "varname": long, "annotation": hint, "annotation_name": long,
            "saved_attribute_attributes": {"valueof": names | {"parameter_info": hint} | value}}  # fmt: skip
