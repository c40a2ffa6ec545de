"""The program's icon, drawn at any size."""

from PIL import Image, ImageDraw

NIGHT, PAPER, AMBER = (29, 31, 38, 255), (240, 236, 228, 255), (255, 150, 40, 255)
FINER = 4  # how many times larger it is drawn, so that its curves are smooth


def draw(size: int) -> Image.Image:
    """An RGBA image of size x size pixels: a bar of four beats as a circle, with the seed in its middle."""
    side = size * FINER
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.22, fill=NIGHT)
    edge, width, gap = side * 0.16, round(side * 0.13), 20  # the gap between two beats in degrees
    for beat in range(4):
        start = -90 + 90 * beat
        colour = AMBER if beat == 0 else PAPER
        pen.arc((edge, edge, side - edge, side - edge), start + gap / 2, start + 90 - gap / 2, colour, width)
    middle, radius = side / 2, side * 0.11
    pen.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), fill=AMBER)
    return image.resize((size, size), Image.Resampling.LANCZOS)
