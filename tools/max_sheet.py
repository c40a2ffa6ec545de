"""A sheet to draw a patch on: Max's pixels at twice their size, with a report of each text that does not fit."""

from dataclasses import dataclass, field, replace

from PIL import Image, ImageDraw, ImageFont

from tools.max_file import Rect

SCALE = 2  # pixels of the picture for one of Max's
FONT, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
NARROWER = 0.9  # Ableton's font, and Arial, are about a tenth narrower than DejaVu Sans of the same size
GROUND, INK, FAINT, EDGE = "#b4b4b4", "#101010", "#6e6e6e", "#8a8a8a"
FIELD, ACCENT, DARK, WAVE, WRONG = "#d6d6d6", "#ff9c2e", "#26282b", "#a9e5ff", "#e00000"

Colour = str | tuple[int, int, int]


def colour(given: object, otherwise: Colour) -> Colour:
    """Max's red, green, blue, alpha (0 to 1) as Pillow has it."""
    if not isinstance(given, list) or len(given) < 3:
        return otherwise
    red, green, blue = (round(255 * min(1.0, max(0.0, float(each)))) for each in given[:3])
    return red, green, blue


def font(size: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    """At Max's `size` in points; raises OSError where DejaVu Sans is not installed."""
    try:
        return ImageFont.truetype(BOLD if bold else FONT, round(size * NARROWER * SCALE))
    except OSError as error:
        raise OSError("The font DejaVu Sans is not installed (Debian: fonts-dejavu-core).") from error


def lines_of(text: str, width: float, face: ImageFont.FreeTypeFont) -> list[str]:
    """The text broken at spaces so that each line is at most `width` (in the picture's pixels), as far as that goes."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and face.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


@dataclass
class Sheet:
    """`origin` is added to all places; `wrong` gets a sentence for each text that does not fit."""

    image: Image.Image
    where: str
    origin: tuple[float, float] = (0, 0)
    wrong: list[str] = field(default_factory=list)

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def moved(self, x: float, y: float, where: str) -> "Sheet":
        """The same sheet for a patch within: its 0, 0 lies at x, y."""
        return replace(self, origin=(self.origin[0] + x, self.origin[1] + y), where=where)

    def corners(self, rect: Rect) -> tuple[float, float, float, float]:
        x, y = self.origin[0] + rect.x, self.origin[1] + rect.y
        return x * SCALE, y * SCALE, (x + rect.width) * SCALE - 1, (y + rect.height) * SCALE - 1

    def box(self, rect: Rect, fill: Colour | None, edge: Colour | None = EDGE, rounded: float = 0) -> None:
        if rect.width >= 1 and rect.height >= 1:
            self.draw.rounded_rectangle(self.corners(rect), rounded * SCALE, fill, edge, SCALE // 2)

    def line(self, points: list[tuple[float, float]], ink: Colour = INK, width: float = 1) -> None:
        placed = [((self.origin[0] + x) * SCALE, (self.origin[1] + y) * SCALE) for x, y in points]
        self.draw.line(placed, ink, max(1, round(width * SCALE)), joint="curve")

    def text(self, rect: Rect, text: str, size: float = 9.5, ink: Colour = INK, **how: object) -> None:
        """In the middle of `rect`, or how: align left, middle or right; wrap; bold; also: texts that must fit, too."""
        face = font(size, bool(how.get("bold")))
        left, top, right, bottom = self.corners(rect)
        wide, high = right - left + 1, bottom - top + 1
        also = how.get("also")
        for each in [text, *(also if isinstance(also, list) else [])]:
            lines = lines_of(each, wide, face) if how.get("wrap") else [each]
            broad = max(face.getlength(line) for line in lines)
            tall = len(lines) * size * 1.15 * SCALE if how.get("wrap") else size * SCALE
            if broad > wide + 1 or tall > high + SCALE:
                needs = f"{broad / SCALE:.0f} x {tall / SCALE:.0f}"
                self.wrong.append(f"{self.where}: {each!r} needs {needs} and has {rect.width:.0f} x {rect.height:.0f}")
                ink = WRONG
        lines = lines_of(text, wide, face) if how.get("wrap") else [text]
        step = size * 1.15 * SCALE
        at = top + max(0.0, (high - step * len(lines)) / 2) if not how.get("wrap") else top
        for line in lines:
            spare = wide - face.getlength(line)
            shift = {"left": 0.0, "right": spare}.get(str(how.get("align", "middle")), spare / 2)
            self.draw.text((left + shift, at + step / 2), line, ink, face, anchor="lm")
            at += step
