"""The preset `tiny` with narrower networks, for tests that train by commands in processes of their own."""

import re
from pathlib import Path

from checkout import ROOT

WIDTHS = {
    "generator_widths": [16, 16, 16, 16, 8],
    "fine_widths": [8, 4],
    "flow_widths": [8, 8],
    "critic_widths": [8, 8, 8],
    "bass_widths": [8, 8, 8],
    "texture_widths": [4, 4, 4],
    "fine_critic_widths": [4, 4, 4],
}


def write_mini(folder: Path) -> Path:
    """Write it as mini.toml into a folder."""
    text = (ROOT / "models" / "presets" / "tiny.toml").read_text(encoding="utf-8")
    kept = re.sub(rf"^({'|'.join(WIDTHS)}) = .*\n", "", text, flags=re.MULTILINE)
    head, geometry = kept.split("[geometry]")
    widths = "".join(f"{name} = {widths}\n" for name, widths in WIDTHS.items())
    path = folder / "mini.toml"
    path.write_text(f"{head}{widths}[geometry]{geometry}", encoding="utf-8")
    return path
