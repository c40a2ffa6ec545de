"""Write the app's icon in the file format of each platform. It looks like the icon in the tray."""

from pathlib import Path

from server.desktop.icon import draw

WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels
MACOS = (32, 64, 128, 256, 512, 1024)


def write(folder: Path) -> None:
    """Write loopseed.png, loopseed.ico and loopseed.icns; each size is drawn separately."""
    folder.mkdir(parents=True, exist_ok=True)
    draw(256).save(folder / "loopseed.png")
    sizes = [(size, size) for size in WINDOWS]
    draw(max(WINDOWS)).save(folder / "loopseed.ico", sizes=sizes, append_images=[draw(size) for size in WINDOWS])
    draw(max(MACOS)).save(folder / "loopseed.icns", append_images=[draw(size) for size in MACOS])
