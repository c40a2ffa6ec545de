"""The overview that Max lists under Extras, the card and the picture of the package."""

import json
import tomllib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tools.max_builder.files import PACKAGE
from tools.max_builder.patch import Patch
from tools.max_builder.reference import PAGES

ROOT = Path(__file__).parents[2]
DARK, LIGHT = (30, 32, 38), (255, 160, 47)

PLACES = {  # where each part stands in the overview: row by row, as sound and words run
    "ls.daemon": (20, 120),
    "ls.osc": (20, 220),
    "ls.seed": (320, 120),
    "ls.slot~": (320, 340),
    "ls.pad~": (620, 340),
    "ls.voice~": (620, 440),
    "ls.arrange~": (320, 440),
    "ls.mixer~": (320, 540),
    "ls.strip~": (620, 540),
}


def overview() -> Patch:
    patch = Patch(None, (920, 700))
    patch.ui("fpic", 20, 10, size_here=(60, 60), pic="loopseed.png", autofit=1)
    patch.note("loopseed: 64 numbers become a loop of techno", 90, 16, 560, fontsize=18.0)
    patch.note(
        "A daemon makes the sounds; these parts ask for them and play them. A press opens the part's help.", 90, 46, 620
    )
    opens = patch.box("pcontrol", 20, 640)
    boxes = {}
    for name, (x, y) in PLACES.items():
        patch.note(PAGES[name].digest, x, y, 260)
        boxes[name] = patch.say(f"help {name}", x, y + 22, 120)
        patch.cord(boxes[name], 0, opens)
    script = (320, 240)
    patch.note("js ls.slots.js: what each slot holds, and how it was made", script[0], script[1], 330)
    patch.note(
        "dials go in; requests go to ls.osc; load and clear go to ls.slot~ or ls.pad~", script[0], script[1] + 22, 420
    )
    patch.note(
        "Three devices hold these parts, ready for Live: devices/loopseed smol, sampler and performance.", 320, 620, 560
    )
    return patch


def card() -> str:
    """package-info.json."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    told = {
        "name": "loopseed",
        "displayname": "loopseed",
        "version": version,
        "author": "loopseed",
        "authors": ["loopseed"],
        "description": "Loops that a neural network makes out of 64 numbers: parts for patches, and devices for Live.",
        "tags": ["loops", "techno", "neural network", "OSC", "Max for Live"],
        "website": "https://opensource.org/license/mit",
        "extends": "",
        "extensible": 0,
        "max_version_min": "8.6",
        "max_version_max": "none",
        "os": {
            "macintosh": {"platform": ["x64", "aarch64"], "min_version": "10.13"},
            "windows": {"platform": ["x64"], "min_version": "10"},
        },
        "homepatcher": "loopseed overview.maxpat",
        "package_extra": {"reverse_domain": "org.loopseed", "copyright": "MIT"},
    }
    return json.dumps(told, indent="\t") + "\n"


def icon(size: int) -> Image.Image:
    """64 dials round a circle: a seed. The same numbers each time."""
    drawing = Image.new("RGB", (2 * size, 2 * size), DARK)
    draw = ImageDraw.Draw(drawing)
    middle, seed = float(size), np.random.default_rng(64).normal(0.0, 1.0, 64).clip(-2.0, 2.0)
    for place, value in enumerate(seed):
        angle = 2 * np.pi * place / 64
        near, far = 0.34 * size, (0.62 + 0.13 * value) * size
        ends = [(middle + r * np.sin(angle), middle - r * np.cos(angle)) for r in (near, far)]
        draw.line(ends, fill=LIGHT, width=round(0.03 * size))
    return drawing.resize((size, size), Image.Resampling.LANCZOS)


def save_extras() -> None:
    (PACKAGE / "package-info.json").write_text(card(), encoding="utf-8")
    icon(500).save(PACKAGE / "icon.png", optimize=True)
    (PACKAGE / "media").mkdir(exist_ok=True)
    icon(120).save(PACKAGE / "media" / "loopseed.png", optimize=True)
