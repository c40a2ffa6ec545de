"""Remove files from cx_Freeze's folder that nobody needs: cx_Freeze copies all data of a package."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

UNWANTED = (
    "**/tests",
    "**/include",
    "**/*.[ah]",
    "**/*.lib",
    "lib/numpy/_core/_simd.*",  # this line and the next: only for numpy's tests
    "lib/numpy/_core/_*_tests.*",
    "lib/_sysconfigdata*",  # how the builder's CPython was compiled
    "lib/*.dist-info",
    "lib/loopseed-*.dist-info/[!M]*",  # METADATA holds the version; the others name the builder's folders
    # ONNX Runtime for C programs; the Python module contains it a second time and does not load these
    "lib/onnxruntime/capi/libonnxruntime.*",
    "lib/onnxruntime/capi/onnxruntime.dll",
    # all pictures are greyscale PNGs; the icon of a tray is a PNG, ICO, BMP or ICNS
    "lib/PIL/*ImagePlugin.pyc",
    "lib/PIL/_imaging[!.]*",
    *(f"lib/PIL/_{codec}.*" for codec in ("avif", "webp")),
    *(f"**/lib{name}*" for name in ("avif", "brotli", "freetype", "harfbuzz", "lcms2", "png16", "sharpyuv", "webp")),
)
KEPT = {f"loopseed-{version('loopseed')}.dist-info", *(f"{k}ImagePlugin.pyc" for k in ("Bmp", "Icns", "Ico", "Png"))}


def prune(folder: Path) -> None:
    """Remove all that is not needed to play."""
    for pattern in UNWANTED:
        for path in [path for path in folder.glob(pattern) if path.name not in KEPT]:
            remove(path)


def strip(libraries: list[Path]) -> None:
    """Remove debug symbols from our own libraries, because they name the builder's folders."""
    if sys.platform == "win32":
        return
    subprocess.run(["strip", "-S", *libraries], check=True)
    if sys.platform == "darwin":  # macOS loads no library with a wrong signature
        subprocess.run(["codesign", "--force", "--sign", "-", *libraries], check=True)


def remove(path: Path) -> None:
    """Delete a file or a folder, if it exists."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
