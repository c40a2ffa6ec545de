"""ls.synth~, the twin of the built-in synthesiser: a face with all its parameters, and its sound."""

from inference.search.synth.parameters import NAMES, PARAMETERS
from tools.max_builder.controls import LOOKING
from tools.max_builder.parameter import button
from tools.max_builder.patch import Box, Patch
from tools.max_builder.search import add_drop, add_find_patch
from tools.max_builder.synth import sound
from tools.max_builder.synth.controls import describe_control, list_columns
from tools.max_builder.synth.section import join
from tools.max_builder.synth.waves import FILE

COLUMN, ROW, TOP = 118, 17, 25  # pixels: a column of controls, a row, and where the first row begins
NUMBER = 46  # pixels wide: a number box
SYNTH_FACE = (5 * COLUMN, 165)
TRY = "60 100 0.6"  # PITCH VELOCITY SECONDS
BUILDERS = {
    "notes": sound.build_notes,
    "envelopes": sound.build_envelopes,
    "oscillators": sound.build_oscillators,
    "filter": sound.build_filter,
    "level": sound.build_level,
}


def build_synth() -> Patch:
    patch = Patch(SYNTH_FACE, (2400, 1200))
    about = "ls.synth~ NAME: the twin of the synthesiser of match_patch. One note sounds at a time."
    patch.comment(about, 20, 10, 600)
    words = patch.box(f"route note {' '.join(NAMES)}", 20, 110, 2200)
    patch.cord(patch.inlet(20, 50, "NAME VALUE of a parameter, note PITCH VELOCITY SECONDS"), 0, words)
    shown = patch.chain(patch.box("r #1-show", 400, 50), patch.box("route patch says", 400, 80))
    controls = _add_controls(patch, words)
    sections = {title: build() for title, build in BUILDERS.items()}
    boxes = {title: patch.subpatcher(title, inner, 20, 500 + 100 * place, 2000)
             for place, (title, inner) in enumerate(sections.items())}  # fmt: skip
    rate = patch.chain(patch.box("loadbang", 700, 50), patch.box("dspstate~", 700, 80))
    held = patch.cord(rate, 1, patch.box("f 44100.", 760, 110))
    note = patch.cord(words, 0, patch.box("t l", 20, 450))
    hush = _add_patch(patch, shown, rate, words)
    join(patch, boxes, sections, controls | {"note": note, "rate": held, "hush": hush})
    patch.chain(boxes["level"], patch.outlet(20, 1150, "The sound", "signal"))
    patch.box(f"buffer~ #1-waves {FILE}", 900, 50)
    _add_buttons(patch, note)
    _add_line(patch, shown, words)
    return patch


def _add_controls(patch: Patch, words: Box) -> dict[str, Box]:
    """A number box for each parameter, with its name, and the [js] that learns names and ranges."""
    controls = {}
    places = {each.name: (x, y) for x, column in enumerate(list_columns()) for y, each in enumerate(column)}
    for outlet, parameter in enumerate(PARAMETERS, 1):
        column, row = places[parameter.name]
        x, y = column * COLUMN, TOP + ROW * row
        patch.label(parameter.name.replace("_", " "), (x, y + 1, COLUMN - NUMBER - 4, 14), 60 * outlet, 350, 2)
        show = (x + COLUMN - NUMBER - 4, y, NUMBER, ROW - 1)
        box = patch.ui("live.numbox", 60 * outlet, 400, show, size_here=(50, 15), **describe_control(parameter))
        controls[parameter.name] = patch.cord(words, outlet, box)
    ranges = " ".join(f"{each.name} {each.low:g} {each.high:g}" for each in PARAMETERS)
    told = patch.chain(patch.box("loadbang", 1300, 20), patch.message(f"parameters {ranges}", 1300, 44, 900))
    patch.cord(told, 0, patch.box("s #1-do", 1300, 80))
    return controls


def _add_patch(patch: Patch, shown: Box, rate: Box, words: Box) -> Box:
    """A whole patch is set once the note that sounds has faded; at once with the audio off, when delays stand still.

    Returns the box that asks for that fade.
    """
    came = patch.cord(shown, 0, patch.box("t l b", 400, 120, 60))
    hush = patch.cord(came, 1, patch.box("t b", 450, 150))
    way = patch.box("gate 2 2", 400, 180, 100)
    patch.chain(rate, patch.box("+ 1", 700, 150), way)
    patch.cord(came, 0, way, 1)
    pairs = patch.box("zl.iter 2", 400, 330, 80)
    patch.cord(way, 0, pairs)
    late = patch.cord(way, 1, patch.box("t b l", 500, 210, 60))
    held = patch.box("zl.reg", 500, 280, 60)
    patch.cord(late, 1, held, 1)
    patch.chain(late, patch.box(f"delay {sound.FADE + 1}", 500, 245), held, pairs, words)
    return hush


def _add_buttons(patch: Patch, note: Box) -> None:
    to_script = patch.box("s #1-do", 20, 330)
    hint = (
        "Find the patch whose sound is nearest to a sound file of yours, a single tone, and set all parameters to it."
    )
    found = add_find_patch(patch, "Find Patch", 20, 140, (4, 2, 124, 18), hint)
    hint = "Drop a sound file with a single tone here: the patch that sounds most like it is found and set."
    dropped = add_drop(patch, 300, 200, (132, 1, 70, 20), "drop: find", hint)
    finds = patch.box("prepend findpatch", 150, 300)
    patch.cord(found, 0, finds)
    patch.cord(dropped, 0, finds)
    parameter = button("Cancel Patch", "Cancel", "Cancel", "Cancel the search for a patch.")
    cancel = patch.ui("live.text", 400, 200, (206, 2, 44, 18), **parameter)
    parameter = button("Open Patch", "Open", "open …", "Open a patch, a .json that loopseed match-patch wrote.", True)
    opens = patch.ui("live.text", 500, 200, (254, 2, 44, 18), **parameter)
    patch.cord(finds, 0, to_script)
    patch.chain(cancel, patch.message("cancelpatch", 400, 300), to_script)
    patch.chain(opens, patch.box("opendialog", 500, 240), patch.box("prepend openpatch", 500, 300), to_script)
    parameter = button("Play Note", "Play", "Play", "Play a C3 of 0.6 s, to hear the patch.")
    play = patch.ui("live.text", 600, 200, (302, 2, 44, 18), **parameter)
    patch.chain(play, patch.message(TRY, 600, 300), note)


def _add_line(patch: Patch, shown: Box, words: Box) -> None:
    """What the script and the connection say, and the name of a parameter that is none."""
    text = patch.line(LOOKING, 1000, 330, (3 * COLUMN, SYNTH_FACE[1] - 38, 2 * COLUMN - 2, 38))
    setter = patch.cord(shown, 1, patch.box("prepend set", 1000, 280))
    state = patch.chain(patch.box("r #1-state", 1000, 200), patch.box("route says wrong", 1000, 240))
    for outlet in (0, 1):
        patch.cord(state, outlet, setter)
    patch.cord(setter, 0, text)
    unknown = patch.cord(words, len(NAMES) + 1, patch.box("zl.slice 1", 1200, 200))
    wrong = patch.box("sprintf set the synthesiser has no parameter %s", 1200, 240, ports=(1, "."))
    patch.chain(unknown, wrong, text)
