"""A picture of songs: the heard bars, and below each other the real, the continued and the repeated ones."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from inference.arrays import Floats
from inference.files.png import save_png
from models.drawing import COLOURS as MAP
from models.drawing import FAINT, GROUND, INK, choose_font, colour
from tools.continuation_bench.trial import Play, Trial
from tools.continuation_bench.ways import repeat_bar

BAR, HEIGHT = 44, 96  # pixels, of one bar
GAP, MARGIN, HEAD, LEFT = 3, 14, 30, 130  # pixels
COLOURS = 48  # of the file beside those of the text: half as many bytes as with all


@dataclass(frozen=True, eq=False)
class Strips:
    """Pictures of bars [shape=(bars, frames, bins), 0..1 each] of one song."""

    name: str
    heard: Floats
    rows: dict[str, Floats]  # the continuations, by what plays

    @classmethod
    def of(cls, trial: Trial, plays: dict[str, list[Play]], number: int) -> "Strips":
        """Those of a trial's song: the real continuation, the ways' and the repeated bar."""
        song, draw = trial.songs[number], trial.profile.pictures
        played = {name: draw(some[number].bars) for name, some in plays.items()}
        return cls(song.name, draw(song.heard), {"real": draw(song.rest), **played, "repeated": draw(repeat_bar(song))})


def draw_songs(songs: list[Strips], path: Path) -> None:
    """Write the picture of songs below each other; raises OSError."""
    parts = [_draw_song(song) for song in songs]
    canvas = Image.new("RGB", (parts[0].width, sum(part.height for part in parts) + MARGIN), GROUND)
    for number, part in enumerate(parts):
        canvas.paste(part, (0, sum(other.height for other in parts[:number])))
    small = canvas.quantize(palette=_make_palette(), dither=Image.Dither.NONE)
    save_png(path, lambda file: small.save(file, format="PNG", optimize=True))


def _make_palette() -> Image.Image:
    """An image whose palette has COLOURS from the map of the powergrams, and those of the text and the ground."""
    places, stops = np.linspace(0, 1, COLOURS), np.linspace(0, 1, len(MAP))
    shades = np.stack([np.interp(places, stops, channel) for channel in MAP.T], axis=1)
    palette = Image.new("P", (1, 1))
    palette.putpalette(np.rint([*shades, INK, FAINT, GROUND]).astype(np.uint8).tobytes())
    return palette


def _draw_song(song: Strips) -> Image.Image:
    """One row a way: the heard bars, which are the same in all, and after a gap the others."""
    width = LEFT + (len(song.heard) + len(song.rows["real"])) * (BAR + 1) + GAP + MARGIN
    canvas = Image.new("RGB", (width, HEAD + len(song.rows) * (HEIGHT + GAP)), GROUND)
    draw = ImageDraw.Draw(canvas)
    title = f"{song.name}: {len(song.heard)} bars heard, then"
    draw.text((MARGIN, 8), title, fill=INK, font=choose_font(title, 16))
    for number, (name, pictures) in enumerate(song.rows.items()):
        top = HEAD + number * (HEIGHT + GAP)
        draw.text((MARGIN, top + HEIGHT // 2 - 8), name, fill=FAINT, font=choose_font(name, 14))
        for place, picture in enumerate(np.concatenate([song.heard, pictures])):
            x = LEFT + place * (BAR + 1) + (GAP if place >= len(song.heard) else 0)
            canvas.paste(colour(picture.T).resize((BAR, HEIGHT), Image.Resampling.BOX), (x, top))
    return canvas
