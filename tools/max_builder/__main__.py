"""Lay out everything: `python -m tools.max_builder`."""

from tools.max_builder.daemon import daemon
from tools.max_builder.extras import overview, save_extras
from tools.max_builder.files import PACKAGE, save, save_device
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

PARTS = {"ls.osc": osc, "ls.daemon": daemon, "ls.seed": seed, "ls.slot~": slot, "ls.strip~": strip, "ls.pad~": pad,
         "ls.voice~": voice, "ls.mixer~": mixer, "ls.arrange~": arrange}  # fmt: skip


def main() -> None:
    for name, part in PARTS.items():
        save(f"patchers/{name}.maxpat", part(), PAGES[name].digest)
        save(f"help/{name}.maxhelp", help_of(name), PAGES[name].digest, **tabs())
        (PACKAGE / "docs").mkdir(exist_ok=True)
        (PACKAGE / "docs" / f"{name}.maxref.xml").write_text(PAGES[name].xml(name), encoding="utf-8")
    save_device("loopseed smol.amxd", smol(), "audio", "One loop out of 64 numbers, on the bar.")
    save_device("loopseed sampler.amxd", sampler(), "instrument", "Eight pads, each a sound out of 64 numbers.")
    save_device("loopseed performance.amxd", performance(), "instrument", "Eight loops on the bar, mixed and arranged.")
    save("extras/loopseed overview.maxpat", overview(), "How the parts of loopseed join.")
    save_extras()


if __name__ == "__main__":
    main()
