"""The section of a device that lists its parameters for Live, and the banks that Push shows on its eight encoders."""

import json
from collections.abc import Iterator
from typing import Any

from tools.max_builder.synth.controls import list_columns, long_name

EIGHT = range(1, 9)
PAD = ("Start", "Length", "Attack", "Release", "Cutoff", "Resonance", "Gain", "Loop")
SLOT = ("Gain", "Pan", "Mute", "Solo")

# For each device: the name of each bank, and the long names of its parameters, eight at most.
BANKS = {
    "loopseed smol": {
        "Loop": ["Random", "Morph", "Morph Amount", "Undo", "Generate", "Next Seed", "Follow Tempo", "Loop Gain"]
    },
    "loopseed sampler": {
        "All": ["Random All", "Pad Morph Amount", "First Key", "Follow Tempo", "Random", "Morph", "Morph Amount",
                "Master Gain"],
        "Pad": ["Chosen Pad", "Pad Random", "Pad Morph", "Pad Undo", "Pad Generate", "Pad Edit"],
        **{f"Pad {n}": [f"Pad {n} {each}" for each in PAD] for n in EIGHT}
    },
    "loopseed performance": {
        "All": ["Random All", "Slot Morph Amount", "Arrange", "Arrangement Bars", "Follow Tempo", "Random", "Morph",
                "Master Gain"],
        **{each: [f"Slot {n} {each}" for n in EIGHT] for each in SLOT},
        "Slot": ["Chosen Slot", "Slot Random", "Slot Morph", "Slot Undo", "Slot Generate", "Slot Clear", "Slot Edit"],
        "Fades": ["Make Fade", "Make Pingpong", "Make Walk", "Make Blend", "Blend Position"],
        "Walks": ["Hallucinate", "Through Steps", "Envelope Trim", "Envelope Attack",
                  "Envelope Sustain", "Envelope Release", "Truncation"],
        "Directions": [f"Direction {n}" for n in EIGHT],
        "Conditions": [f"Label {n}" for n in EIGHT]
    },
    "loopseed synth": {
        title: [long_name(each) for each in column]
        for title, column in zip(("Oscillators", "Mix", "Filter", "Level", "Modulation"), list_columns(), strict=True)
    }
}  # fmt: skip


def section(device: str, raw: dict[str, Any], files: dict[str, bytes]) -> dict[str, Any]:
    """What stands under `parameters`; raises ValueError for a bank that names a parameter which is not there."""
    parameters = dict(_parameters(raw, files))
    known = {names[0] for names in parameters.values()}
    missing = {name for names in BANKS[device].values() for name in names} - known
    if missing:
        raise ValueError(f"the banks of {device} name {sorted(missing)}, which it has not")
    banks = {
        str(place): {"index": place, "name": name, "parameters": names}
        for place, (name, names) in enumerate(BANKS[device].items())
    }
    return parameters | {"parameterbanks": banks, "inherited_shortname": 1}


def _parameters(raw: dict[str, Any], files: dict[str, bytes], path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The path to each parameter through the patches that hold it; its names and its place in automation."""
    for each in raw["boxes"]:
        box = each["box"]
        value = box.get("saved_attribute_attributes", {}).get("valueof", {})
        if box.get("parameter_enable"):
            yield path + box["id"], [value["parameter_longname"], value["parameter_shortname"], 0]
        inner = box.get("patcher")
        if inner is None and box["maxclass"] == "bpatcher":
            inner = json.loads(files[f"patchers/{box['name']}"])["patcher"]
        if inner:
            yield from _parameters(inner, files, f"{path}{box['id']}::")
