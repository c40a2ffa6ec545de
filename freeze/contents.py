"""What is taken out of the folder that cx_Freeze makes: it copies the data of a package whole."""

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
    "lib/numpy/_core/_simd.*",  # both are there for numpy's tests only
    "lib/numpy/_core/_*_tests.*",
    "lib/_sysconfigdata*",  # how the builder's CPython was compiled
    "lib/*.dist-info",
    "lib/loopseed-*.dist-info/[!M]*",  # METADATA has the version; the others tell of the builder's folders
    # ONNX Runtime for programs in C; the Python module holds all of it once more (its imports name none of these)
    "lib/onnxruntime/capi/libonnxruntime.*",
    "lib/onnxruntime/capi/onnxruntime.dll",
    # pictures are greyscale PNGs, and a tray's icon is a PNG, ICO, BMP or ICNS
    "lib/PIL/*ImagePlugin.pyc",
    "lib/PIL/_imaging[!.]*",
    *(f"lib/PIL/_{codec}.*" for codec in ("avif", "webp")),
    *(f"**/lib{name}*" for name in ("avif", "brotli", "freetype", "harfbuzz", "lcms2", "png16", "sharpyuv", "webp")),
)
KEPT = {f"loopseed-{version('loopseed')}.dist-info", *(f"{k}ImagePlugin.pyc" for k in ("Bmp", "Icns", "Ico", "Png"))}


def prune(folder: Path) -> None:
    """Take out what nobody needs who only plays."""
    for pattern in UNWANTED:
        for path in [path for path in folder.glob(pattern) if path.name not in KEPT]:
            remove(path)


def strip(libraries: list[Path]) -> None:
    """Take the symbols for debuggers, which name the builder's folders, out of libraries of our own."""
    if sys.platform == "win32":
        return
    subprocess.run(["strip", "-S", *libraries], check=True)
    if sys.platform == "darwin":  # which loads no library whose signature has become untrue
        subprocess.run(["codesign", "--force", "--sign", "-", *libraries], check=True)


def remove(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
