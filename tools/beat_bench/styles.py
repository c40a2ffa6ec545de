"""Drum patterns of many styles, on the steps of a bar: one set to fit the tempo estimate, another to measure it.

A pattern has 16 steps (sixteenths) or 12 (triplet eighths); x is a hit, o a soft one. Patterns are written for this
project from what is common in each style.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Style:
    """A style: its range of tempos in BPM, and patterns by instrument, of which a song draws one each."""

    bpm: tuple[float, float]
    drums: dict[str, tuple[str, ...]]
    bass: tuple[str, ...]
    chords: tuple[str, ...] = ("x...............", "x.........x.....")
    swing: tuple[float, float] = (0.0, 0.0)  # of a sixteenth, range
    keys: tuple[int, ...] = field(default=(0, 0, -4, -2))  # semitones: the roots of four bars


FLOOR = "x...x...x...x..."
BACKBEAT = "....x.......x..."
EIGHTHS = "x.o.x.o.x.o.x.o."
SIXTEENTHS = "xoxoxoxoxoxoxoxo"
OFFBEATS = "..x...x...x...x."

DEVELOPMENT = {
    "house": Style(
        (116, 130),
        {"kick": (FLOOR,), "clap": (BACKBEAT,), "open": (OFFBEATS,), "hat": (SIXTEENTHS, "..oo..oo..oo..oo", EIGHTHS)},
        ("..x...x...x...x.", "x..x..x.x..x..x.", "..xx..x...xx..xo"),
        ("..x..x....x..x..", "x..x..x........."),
        (0, 0.3),
    ),
    "techno": Style(
        (124, 150),
        {
            "kick": (FLOOR,),
            "clap": ("............x...", BACKBEAT, "................"),
            "hat": (OFFBEATS, SIXTEENTHS),
            "perc": ("...x..x....x..x.", "x..x..x..x..x..."),
        },
        ("..xx..xx..xx..xx", ".xxx.xxx.xxx.xxx", "x.x..x.x..x.x..."),
    ),
    "trance": Style(
        (134, 146),
        {"kick": (FLOOR,), "clap": (BACKBEAT,), "open": (OFFBEATS,), "hat": (SIXTEENTHS,)},
        ("..x...x...x...x.", ".xxx.xxx.xxx.xxx"),
        ("x..x..x..x..x.x.",),
    ),
    "drum and bass": Style(
        (162, 180),
        {
            "kick": ("x.........x.....", "x.....x...x.....", "x..x......x....."),
            "snare": (BACKBEAT, "....x..o.o..x..o"),
            "hat": (EIGHTHS, "x.xxx.x.x.xxx.x."),
            "ride": ("................", "x.x.x.x.x.x.x.x."),
        },
        ("x.........x.....", "x......x..x.....", "x..............."),
        ("x...............",),
    ),
    "breakbeat": Style(
        (100, 142),
        {
            "kick": ("x.x.......xx....", "x..x..x...x....."),
            "snare": ("....x..o.o..x..o", BACKBEAT),
            "hat": (EIGHTHS, "x.x.x.x.x.x.x.xo"),
        },
        ("x..x....x.x.....", "x.....x...x..x.."),
    ),
    "half-time": Style(
        (136, 150),
        {
            "kick": ("x.....x.........", "x..x......x....."),
            "snare": ("........x.......",),
            "hat": (EIGHTHS, "x.xxx.x.x.xxxxx.", "x.x.x.xxx.x.xxxx"),
        },
        ("x.....x.....x...", "x..x..x........."),
        ("x...............",),
    ),
    "hip-hop": Style(
        (72, 98),
        {
            "kick": ("x.....xx..x.....", "x..x...x..x....."),
            "snare": (BACKBEAT, "....x.......x..o"),
            "hat": ("x.x.x.x.x.x.x.x.", "x.xox.x.x.xox.xo"),
        },
        ("x.....x...x.....", "x..x......x.x..."),
        ("x...............", "x.......x......."),
        (0, 0.35),
    ),
    "rock": Style(
        (92, 160),
        {"kick": ("x.......x.x.....", "x.....x.x......."), "snare": (BACKBEAT,), "hat": (EIGHTHS, "x.x.x.x.x.x.x.x.")},
        ("x.x.x.x.x.x.x.x.",),
        ("x.x.x.x.x.x.x.x.", "x.....x........."),
        keys=(0, 5, 7, 0),
    ),
    "pop": Style(
        (84, 128),
        {"kick": ("x.......x.......", "x.....x.x......."), "snare": (BACKBEAT,), "hat": (EIGHTHS, SIXTEENTHS)},
        ("x.......x.......", "x.x.x.x.x.x.x.x.", "x.....x.x......."),
        ("x...............", "x...x...x...x..."),
        keys=(0, 7, 9, 5),
    ),
    "funk": Style(
        (90, 116),
        {
            "kick": ("x.x.......x..x..", "x..x......xx...."),
            "snare": ("....x..o.o..x..o", "....x..o....x..."),
            "hat": (SIXTEENTHS,),
        },
        ("x.xx...x.x..x.x.", "x..x..x.x...xx.."),
        ("....x.......x...", "..x..x....x..x.."),
        (0, 0.2),
    ),
    "swing": Style(
        (110, 176),
        {
            "kick": ("o..o..o..o..", "x...........", "x.....x....."),
            "ride": ("x..x.xx..x.x",),
            "pedal": ("...x.....x..",),
            "snare": ("............", ".....o......"),
        },
        ("x..x..x..x..",),
        ("x....x......", "..x.....x..."),
        keys=(0, 5, 2, 7),
    ),
    "electro": Style(
        (118, 136),
        {
            "kick": ("x.....x...x.....", "x..x..x....x...."),
            "snare": (BACKBEAT,),
            "hat": (SIXTEENTHS, EIGHTHS),
            "perc": ("..x..x...x..x...",),
        },
        ("x.xx..x.x.xx..x.", "x..x..x...x..x.."),
    ),
    "garage": Style(
        (126, 138),
        {
            "kick": ("x.........x.....", "x.....x...x....."),
            "clap": (BACKBEAT,),
            "hat": ("..x...x...x...x.", "..xo..xo..xo..xo"),
            "perc": (".......x.......x", "...x......x....."),
        },
        ("x..x......x..x..", "..x..x....x....."),
        ("..x..x....x.....",),
        (0.2, 0.45),
    ),
}

HELD_OUT = {
    "deep house": Style(
        (112, 126),
        {
            "kick": (FLOOR, "x...x...x...x..o"),
            "clap": (BACKBEAT, "....x..o....x..."),
            "open": (OFFBEATS,),
            "hat": ("ooxoooxoooxoooxo", "o.o.o.o.o.o.o.o."),
        },
        ("x..x.....x.x....", "x.....x..x..x..."),
        ("...x..x....x..x.", "x.....x....x...."),
        (0.0, 0.25),
    ),
    "hard techno": Style(
        (138, 160),
        {
            "kick": (FLOOR, "x...x...x...x.x."),
            "clap": ("....x.......x..x", "................"),
            "open": (OFFBEATS,),
            "ride": ("x.x.x.x.x.x.x.x.", "..x...x...x...x."),
            "perc": ("..x..x..x..x..x.", "x.....x..x......"),
        },
        ("..x...x...x...x.", ".oxo.oxo.oxo.oxo"),
    ),
    "disco": Style(
        (108, 128),
        {
            "kick": (FLOOR,),
            "snare": (BACKBEAT,),
            "open": (OFFBEATS,),
            "hat": ("xoxoxoxoxoxoxoxo",),
            "perc": ("x.x.x.xxx.x.x.xx",),
        },
        ("x.x.x.x.x.x.x.x.", "x..xx..xx..xx..x"),
        ("..x...x...x...x.", "x..x..x...x....."),
        keys=(0, -2, -4, -5),
    ),
    "jungle": Style(
        (158, 176),
        {
            "kick": ("x.x.......x.....", "x.x......xx....."),
            "snare": ("....x..x.x....x.", "....x..o.o..x..."),
            "hat": ("x.x.x.x.x.x.x.x.", "xxx.xxx.xxx.xxx."),
        },
        ("x.......x.......", "x.....x........."),
        ("x...............",),
    ),
    "neurofunk": Style(
        (168, 178),
        {
            "kick": ("x.........x.....", "x.x.......x....."),
            "snare": (BACKBEAT,),
            "hat": ("xoxoxoxoxoxoxoxo", "..x...x...x...x."),
        },
        ("x.x...x.x..x....", "..x...x..x....x."),
    ),
    "big beat": Style(
        (96, 132),
        {
            "kick": ("x..x......x.....", "x.x...x...x....."),
            "snare": ("....x.......x.o.", "....x..o....x..."),
            "hat": ("x.x.x.x.x.x.x.x.", "x.o.x.o.x.o.xxo."),
            "perc": ("xxxxxxxxxxxxxxxx", "................"),
        },
        ("x..x..x...x.....", "x.x.....x.x....."),
    ),
    "dubstep": Style(
        (138, 146),
        {
            "kick": ("x.........x.....", "x......x........", "x....x....x....."),
            "snare": ("........x.......", "........x......o"),
            "hat": ("x.x.x.x.x.x.x.x.", "..xx..x...xx..x.", "x.xx..x.x.xx.x.."),
        },
        ("x...x...x...x...", "x..x..x..x..x..."),
        ("x...............",),
    ),
    "boom bap": Style(
        (76, 96),
        {
            "kick": ("x.x....x..x.....", "x......x.xx....."),
            "snare": (BACKBEAT, "....x..o....x..."),
            "hat": ("x.x.x.x.x.x.x.xo", "x.x.xox.x.x.x.x."),
        },
        ("x.x.......x..x..", "x......x..x....."),
        ("x...............", "x.....x........."),
        (0.1, 0.4),
    ),
    "indie": Style(
        (100, 168),
        {
            "kick": ("x.....x.x.x.....", "x..x..x.x......."),
            "snare": (BACKBEAT,),
            "hat": ("x.o.x.o.x.o.x.o.", "xoxoxoxoxoxoxoxo"),
            "perc": ("................", "x.x.x.x.x.x.x.x."),
        },
        ("x.x.x.x.x.x.x.x.", "x..x..x.x..x..x."),
        ("x...............", "x.......x......."),
        keys=(0, 9, 5, 7),
    ),
    "soul": Style(
        (88, 120),
        {
            "kick": ("x.......xx......", "x..x....x......."),
            "snare": ("....x.......x...", "x...x...x...x..."),
            "hat": ("x.o.x.o.x.o.x.o.",),
            "perc": ("x...x...x...x...", "................"),
        },
        ("x..xx...x.xx..x.", "x...x..xx......."),
        ("....x.......x...", "x..............."),
        keys=(0, 5, 0, 7),
    ),
    "jazz": Style(
        (120, 180),
        {
            "kick": ("............", "o.....o....."),
            "ride": ("x..x.xx..x.x", "x.xx..x.xx.."),
            "pedal": ("...x.....x..",),
            "snare": ("............", "..o.....o..."),
        },
        ("x..x..x..x..", "x..x..x..x.x"),
        (".....x......", "x.......x..."),
        keys=(0, -3, 2, 7),
    ),
    "shuffle": Style(
        (96, 140),
        {"kick": ("x.....x.....", "x..x..x..x.."), "snare": ("...x.....x..",), "hat": ("x.xx.xx.xx.x",)},
        ("x.xx.xx.xx.x", "x..x..x..x.."),
        ("x...........", "x....x......"),
        keys=(0, 0, 5, 0),
    ),
    "two-step": Style(
        (128, 136),
        {
            "kick": ("x.........x.....", "x......x..x....."),
            "snare": (BACKBEAT,),
            "hat": ("x.xox.xox.xox.xo", "..x.o.x...x.o.x."),
            "perc": ("...x...x...x....",),
        },
        ("..x..x....x..x..", "x.....x....x...."),
        ("x..x............",),
        (0.15, 0.4),
    ),
    "miami": Style(
        (122, 140),
        {
            "kick": ("x.....x.........", "x..x..x.........", "x.....x...x....."),
            "clap": (BACKBEAT,),
            "hat": ("xoxoxoxoxoxoxoxo", "x.xxx.xxx.xxx.xx"),
            "perc": ("x..x..x..x..x...",),
        },
        (
            "x.....x.........",
            "x..x..x.x.......",
        ),
    ),
}
