"""All files of the package that are built, and how they are written without harm to what Max has saved."""

from pathlib import Path

from tools.max_builder.connection import build_osc
from tools.max_builder.daemon import build_daemon
from tools.max_builder.extras import build_overview, draw_icon, package_info
from tools.max_builder.files import device_file, is_built, patch_file
from tools.max_builder.help_patches import build_help, tabs
from tools.max_builder.mixing import build_arrange, build_mixer
from tools.max_builder.pad import build_pad, build_voice
from tools.max_builder.performance import build_performance
from tools.max_builder.reference import PAGES
from tools.max_builder.sampler import build_sampler
from tools.max_builder.scripts import NAMED, bundle
from tools.max_builder.seed import build_seed
from tools.max_builder.slot import build_slot, build_strip
from tools.max_builder.smol import build_smol
from tools.max_builder.synth.device import build_synth_device
from tools.max_builder.synth.part import build_synth
from tools.max_builder.synth.waves import FILE, build_waves

PACKAGE = Path(__file__).parents[2] / "clients" / "max" / "loopseed"
PARTS = {"ls.osc": build_osc, "ls.daemon": build_daemon, "ls.seed": build_seed, "ls.slot~": build_slot,
         "ls.strip~": build_strip, "ls.pad~": build_pad, "ls.voice~": build_voice, "ls.mixer~": build_mixer,
         "ls.arrange~": build_arrange, "ls.synth~": build_synth}  # fmt: skip
DEVICES = (
    ("loopseed smol", build_smol, "audio", "One loop out of 64 numbers, on the bar."),
    ("loopseed sampler", build_sampler, "instrument", "Eight pads, each a sound out of 64 numbers."),
    ("loopseed performance", build_performance, "instrument", "Eight loops on the bar, mixed and arranged."),
    ("loopseed synth", build_synth_device, "instrument", "The synthesiser whose patches the daemon finds."),
)


def build() -> dict[str, bytes]:
    """The content of each file by its path in the package, such as `patchers/ls.osc.maxpat`."""
    files = {f"javascript/{name}": bundle(name).encode() for name in NAMED}
    files["media/loopseed.png"] = draw_icon(120)
    files[f"media/{FILE}"] = build_waves()
    for name, build_part in PARTS.items():
        page = PAGES[name]
        files[f"patchers/{name}.maxpat"] = patch_file(build_part(), page.digest)
        files[f"help/{name}.maxhelp"] = patch_file(build_help(name), page.digest, **tabs())
        files[f"docs/{name}.maxref.xml"] = page.xml(name).encode()
    for name, build_device, kind, title in DEVICES:
        files[f"devices/{name}.amxd"] = device_file(name, build_device(), kind, title, files)
    files["extras/loopseed overview.maxpat"] = patch_file(build_overview(), "How the parts of loopseed work together.")
    return files | {
        "package-info.json": package_info().encode(),
        "icon.png": draw_icon(500),
    }


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
