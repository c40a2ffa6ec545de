"""All files of the package that are built, and how they are written without harm to what Max has saved."""

from pathlib import Path

from tools.max_builder.daemon import daemon
from tools.max_builder.extras import card, icon, overview
from tools.max_builder.files import device_file, is_built, patch_file
from tools.max_builder.helps import help_of, tabs
from tools.max_builder.link import osc
from tools.max_builder.mixing import arrange, mixer
from tools.max_builder.pad import pad, voice
from tools.max_builder.performance import performance
from tools.max_builder.reference import PAGES
from tools.max_builder.sampler import sampler
from tools.max_builder.seed import seed
from tools.max_builder.smol import smol
from tools.max_builder.sound import slot, strip

PACKAGE = Path(__file__).parents[2] / "clients" / "max" / "loopseed"
PARTS = {"ls.osc": osc, "ls.daemon": daemon, "ls.seed": seed, "ls.slot~": slot, "ls.strip~": strip, "ls.pad~": pad,
         "ls.voice~": voice, "ls.mixer~": mixer, "ls.arrange~": arrange}  # fmt: skip
DEVICES = (
    ("loopseed smol", smol, "audio", "One loop out of 64 numbers, on the bar."),
    ("loopseed sampler", sampler, "instrument", "Eight pads, each a sound out of 64 numbers."),
    ("loopseed performance", performance, "instrument", "Eight loops on the bar, mixed and arranged."),
)


def build() -> dict[str, bytes]:
    """The content of each file by its path in the package, such as `patchers/ls.osc.maxpat`."""
    files = {}
    for name, part in PARTS.items():
        page = PAGES[name]
        files[f"patchers/{name}.maxpat"] = patch_file(part(), page.digest)
        files[f"help/{name}.maxhelp"] = patch_file(help_of(name), page.digest, **tabs())
        files[f"docs/{name}.maxref.xml"] = page.xml(name).encode()
    for name, device, kind, title in DEVICES:
        files[f"devices/{name}.amxd"] = device_file(name, device(), kind, title, files)
    files["extras/loopseed overview.maxpat"] = patch_file(overview(), "How the parts of loopseed join.")
    return files | {"package-info.json": card().encode(), "icon.png": icon(500), "media/loopseed.png": icon(120)}


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write `files` into a folder, which may hold others.

    Raises FileExistsError, before anything is written, where a patch there was saved by another program.
    """
    for name in files:
        if not is_built(folder / name):
            raise FileExistsError(
                f"{folder / name} was saved in Max and is left as it is: bring its changes into tools/max_builder "
                f"(CONTRIBUTING.md says how), then take it back with `git restore`."
            )
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
