"""The app's icon, as each platform wants it. (temporary picture)"""

from PIL import Image, ImageDraw

from freeze.layout import ICONS

SIZE = 1024


def write() -> None:
    ICONS.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGBA", (SIZE, SIZE))
    ImageDraw.Draw(picture).ellipse((64, 64, SIZE - 64, SIZE - 64), fill="white")
    picture.save(ICONS / "loopseed.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 128, 256)])
    picture.save(ICONS / "loopseed.icns")
    picture.resize((256, 256)).save(ICONS / "loopseed.png")
