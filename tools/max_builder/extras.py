"""The overview that Max lists under Extras, the card and the picture of the package."""

import io
import json
import tomllib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tools.max_builder.patch import Patch
from tools.max_builder.reference import PAGES

ROOT = Path(__file__).parents[2]
DARK, LIGHT = (30, 32, 38), (255, 160, 47)

PLACES = {  # where each part stands in the overview: sound and words run downwards
    "ls.seed": (320, 100), "ls.daemon": (20, 240), "ls.osc": (20, 340), "ls.slot~": (320, 440), "ls.pad~": (640, 440),
    "ls.arrange~": (320, 540), "ls.voice~": (640, 540), "ls.mixer~": (320, 640), "ls.strip~": (640, 640),
    "ls.synth~": (20, 440)
}  # fmt: skip
FLOWS = (  # what runs from one to the next, and where that is written
    ("\N{DOWNWARDS ARROW} 64 numbers, as dials", 320, 170),
    ("js ls.slots.js COUNT: the slots and their recipes. NAME-do: messages to it, "
     "NAME-show: what it displays.", 320, 230),
    ("\N{LEFTWARDS ARROW} NAME-ask: requests   \N{RIGHTWARDS ARROW} NAME-reply, NAME-state", 320, 340),
    ("\N{DOWNWARDS ARROW} load PATH BEATS, clear", 320, 400), ("\N{DOWNWARDS ARROW} its two notes in turn", 640, 512),
    ("\N{DOWNWARDS ARROW} sound", 320, 512), ("\N{DOWNWARDS ARROW} sound", 320, 612),
    ("\N{DOWNWARDS ARROW} a patch that is found", 20, 412), ("\N{UP DOWN ARROW} UDP, and files", 20, 312),
    ("eight of them \N{RIGHTWARDS ARROW}", 540, 665)
)  # fmt: skip


def build_overview() -> Patch:
    patch = Patch(None, (920, 760))
    patch.ui("fpic", 20, 10, size_here=(60, 60), pic="loopseed.png", autofit=1)
    patch.comment("loopseed: 64 numbers become a loop of techno", 90, 14, 560, fontsize=18.0)
    about = "A daemon renders the sounds; these parts request and play them. A press opens a help patch."
    patch.comment(about, 90, 46, 620)
    opens = patch.box("pcontrol", 20, 700)
    for name, (x, y) in PLACES.items():
        patch.comment(PAGES[name].digest, x, y, 280)
        patch.chain(patch.message(f"help {name}", x, y + 24, 120), opens)
        patch.cords[-1]["patchline"]["hidden"] = 1
    for text, x, y in FLOWS:
        patch.comment(text, x, y, 420 if len(text) > 50 else 0)
    about = "Four devices for Live are made of these parts: devices/loopseed smol, sampler, performance and synth."
    patch.comment(about, 320, 710, 560)
    return patch


def package_info() -> str:
    """package-info.json, with all that docs.cycling74.com/max8/vignettes/package_info_json lists, but for a website."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    info = {
        "name": "loopseed",
        "displayname": "loopseed",
        "version": version,
        "author": "loopseed",
        "authors": ["loopseed"],
        "description": "Loops that a neural network makes out of 64 numbers: parts for patches, and devices for Live. "
        "It needs the program loopseed, which renders the loops.",
        "tags": ["loops", "techno", "neural network", "OSC", "Max for Live"],
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
    return json.dumps(info, indent="\t") + "\n"


def draw_icon(size: int) -> bytes:
    """64 dials round a circle, as a PNG of `size` by `size` pixels: a seed, the same numbers each time."""
    drawing = Image.new("RGB", (2 * size, 2 * size), DARK)
    draw = ImageDraw.Draw(drawing)
    middle, seed = float(size), np.random.default_rng(64).normal(0.0, 1.0, 64).clip(-2.0, 2.0)
    for place, value in enumerate(seed):
        angle = 2 * np.pi * place / 64
        near, far = 0.34 * size, (0.62 + 0.13 * value) * size
        ends = [(middle + r * np.sin(angle), middle - r * np.cos(angle)) for r in (near, far)]
        draw.line(ends, fill=LIGHT, width=round(0.03 * size))
    file = io.BytesIO()
    drawing.resize((size, size), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()
