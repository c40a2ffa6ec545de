"""The end of a device: a soft limiter that can be switched off, and a light for sounds that are too loud."""

from tools.max_builder.controls import BUSY, IDLE, add_light
from tools.max_builder.parameter import toggle
from tools.max_builder.patch import Box, Patch

OUTPUT_FACE = (44, 32)
KNEE = 0.7  # of full scale, -3 dB: below it the limiter changes nothing
HOLD = 2000  # ms that the light stays on


def add_output(patch: Patch, x: float, y: float, left: float, top: float, *sources: Box) -> None:
    """Both sides of each source, limited, to Live."""
    inner = _build_output()
    limited = patch.embedded(inner, x, y, (left, top, *OUTPUT_FACE))
    out = patch.box("plugout~", x, y + 60, 120)
    for side in (0, 1):
        for source in sources:
            patch.cord(source, side, limited, side)
        patch.cord(limited, side, out, side)


def _build_output() -> Patch:
    inner = Patch(OUTPUT_FACE, (760, 520))
    about = (
        f"Soft limiter: up to {KNEE:g} a sample stays as it is; what is above is bent below 1. "
        "The light: a sample would have been above 1."
    )
    inner.comment(about, 20, 10, 620)
    hint = "Bend loud sounds below full level, so that they do not clip. The light: a sound was above full level."
    on = inner.ui("live.text", 520, 60, (0, 0, 44, 16), **toggle("Limiter", "Limit", "Limit", "Limit", hint, 1))
    way = inner.cord(on, 0, inner.box("+ 1", 520, 100))
    loud = inner.box("> 1.", 560, 300)
    for side, name in enumerate(("left", "right")):
        x = 20 + 240 * side
        sound = inner.inlet(x, 50, f"The sound, {name}")
        low = inner.cord(sound, 0, inner.box(f"clip~ -{KNEE:g} {KNEE:g}", x + 60, 100, 100))
        above = inner.feed(inner.box("-~", x + 100, 140, 60), sound, low)
        bent = [inner.box(f"*~ {1 / (1 - KNEE):.4f}", x + 100, 180, 90), inner.box("tanh~", x + 100, 220, 60),
                inner.box(f"*~ {1 - KNEE:.4f}", x + 100, 260, 80)]  # fmt: skip
        soft = inner.feed(inner.box("+~", x + 60, 300, 60), low, inner.chain(above, *bent))
        chosen = inner.box("selector~ 2 2", x, 380, 110)
        for inlet, source in enumerate((way, sound, soft)):
            inner.cord(source, 0, chosen, inlet)
        inner.cord(chosen, 0, inner.outlet(x, 430, f"The sound, {name}", "signal"))
        inner.chain(sound, inner.box("peakamp~ 100", x + 180, 250), loud)
    _add_light(inner, loud)
    return inner


def _add_light(inner: Patch, loud: Box) -> None:
    inner.label("clip", (12, 19, 32, 12), 640, 380)
    light = add_light(inner, 560, 460, (0, 20, 10, 10))
    lit = inner.cord(loud, 0, inner.box("sel 1", 560, 340))
    both = inner.cord(lit, 0, inner.box("t b b", 560, 370))
    inner.chain(both, inner.message(f"bgcolor {BUSY}", 600, 400), light, outlet=1)
    inner.chain(both, inner.box(f"delay {HOLD}", 560, 400), inner.message(f"bgcolor {IDLE}", 560, 430), light)
