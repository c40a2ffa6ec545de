"""What all three devices have: the slots' script, Live, clips, and on the right the connection and the daemon."""

from tools.max_builder.connection import OSC_FACE
from tools.max_builder.controls import (
    ALIVE,
    AWAY,
    LOOKING,
    add_light,
    add_menu,
    add_pattr,
    add_slots_script,
    add_tab,
    number_words,
)
from tools.max_builder.daemon import DAEMON_FACE
from tools.max_builder.parameter import CUSTOM, INT, MORPH, Attributes, button, choice, number
from tools.max_builder.patch import Box, Patch, Rect
from tools.max_builder.presets import FIRST, PRESETS
from tools.max_builder.search import add_drop
from tools.max_builder.seed import SEED_FACE

DAEMON_PAGE = (OSC_FACE[0], OSC_FACE[1] + DAEMON_FACE[1])
NAME = "---ls"  # Live puts a number of its own there for each device


def build_device(width: int, size: tuple[int, int], title: str) -> Patch:
    patch = Patch((width, 169), size)
    patch.comment(title, 20, 10, 900)
    return patch


def add_rules(patch: Patch, *places: float) -> None:
    """Lines between the groups of the face."""
    for x in places:
        patch.ui("live.line", 20 + x, 40, (x, 8, 5, 153), border=1.0, size_here=(5, 20))


def add_seed(patch: Patch) -> Box:
    return patch.bpatcher("ls.seed", 20, 60, (0, 4, *SEED_FACE), [NAME], ports=(1, ".."))


def add_slots(patch: Patch, count: int, x: float, y: float, width: float) -> Box:
    """The script that holds the slots, with the names that connect it to the other parts."""
    about = (
        "The slots. Names connect the parts: -do: messages to this script, -ask: requests to the daemon, -reply: "
        "its replies, -state: whether it answers, -show: what the face displays."
    )
    patch.comment(about, x + 140, y - 76, 340)
    right = x + width - 8
    return add_slots_script(patch, NAME, count, x, y, width, 40, [(right - 110, y - 40), (right, y - 70)])


def add_recipes(patch: Patch, script: Box, count: int, x: float, y: float) -> None:
    """One stored parameter a slot, the recipe of its sound, which is rendered when the set is opened; and presets."""
    inner = Patch(None, (200 + 150 * (count + PRESETS), 320))
    inner.comment("The recipe of each sound is saved with the Live set; opening the set renders it again.", 20, 10)
    words = f"{number_words(count)} {number_words(PRESETS, FIRST)}"
    routed = inner.chain(inner.inlet(20, 40, "N RECIPE"), inner.box(f"route {words}", 20, 90, 150 * (count + PRESETS)))
    back = inner.outlet(20, 250, "recall N RECIPE")
    for n in range(1, count + 1):
        x_here, hint = 150 * n - 130, f"The recipe of the sound of slot {n}; saved with the set."
        recipe = add_pattr(inner, f"recipe{n}", x_here, 130, f"Recipe {n}", f"Recipe {n}", hint, 140)
        inner.cord(routed, n - 1, recipe)
        inner.chain(recipe, inner.box(f"prepend recall {n}", x_here, 180), back)
    for n in range(1, PRESETS + 1):
        x_here, hint = 150 * (count + n) - 130, f"The recipes of all sounds of preset {n}; saved with the set."
        preset = add_pattr(inner, f"preset{n}", x_here, 130, f"Preset {n}", f"Preset {n}", hint, 140)
        inner.cord(routed, count + n - 1, preset)
        inner.chain(preset, inner.box(f"prepend kept {n}", x_here, 180), back)
    box = patch.subpatcher("recipes", inner, x, y)
    patch.cord(script, 2, box)
    patch.cord(box, 0, script)


def add_live(patch: Patch, script: Box, x: float, y: float) -> Box:
    """Live's tempo and the audio's rate to the slots; clips and files the other way."""
    inner = Patch(None, (680, 420))
    inner.comment("Live's object model is used only after live.thisdevice reports that it is ready.", 20, 10)
    requests = inner.inlet(160, 44, "track PLACE, newest PATH BEATS, clip, reveal, tracks")
    js = inner.box("js ls.live.js", 20, 130, 400, ports=(1, "..."))
    inner.chain(inner.box("live.thisdevice", 20, 50), js)
    inner.cord(requests, 0, js)
    facts = inner.outlet(20, 360, "tempo BPM, rate HZ")
    inner.chain(js, inner.box("routepass tempo", 20, 180), facts)
    audio = inner.chain(inner.box("loadbang", 460, 50), inner.box("dspstate~", 460, 90))
    inner.comment("Sounds are requested at the sample rate of the audio.", 540, 50, 120)
    inner.chain(audio, inner.box("prepend rate", 470, 310), facts, outlet=1)
    inner.cord(js, 1, inner.outlet(213, 360, "To the menu of tracks: clear, append NAME, set PLACE"))
    inner.chain(js, inner.box("route says", 406, 180), inner.outlet(406, 360, "Text for the status line"), outlet=2)
    box = patch.subpatcher("live", inner, x, y, 120)
    patch.cord(box, 0, script)
    return box


def add_follow(patch: Patch, x: float, y: float, show: Rect) -> None:
    hint = "How sounds follow Live's tempo. repitch: at another speed and pitch. stretch: rendered at the same pitch."
    tab = add_tab(patch, x, y, show, choice("Follow Tempo", "Follow", ["repitch", "stretch"], 0, hint))
    patch.chain(tab, patch.box("prepend follow", x, y + 40), patch.box("s ---ls-do", x, y + 70), outlet=1)


def add_status(patch: Patch, count: int, live: Box, x: float, y: float, show: Rect) -> Box:
    """The status line. Returns the [route] of what the script displays; its first outlet is `newest`."""
    patch.comment("The status line.", x, y - 30)
    shown = patch.box(f"route newest picture says progress {number_words(count)}", x, y + 30)
    patch.chain(patch.box("r ---ls-show", x, y), shown)
    text = patch.line(LOOKING, x, y + 170, show)
    line = patch.box("prepend set", x, y + 130)
    progress = patch.box("sprintf slot %ld: loop %ld of %ld", x, y + 95, ports=(3, "."))
    says = patch.box("route says", x + 280, y + 95)
    patch.cord(shown, 3, progress)
    for place in range(count):
        patch.cord(shown, 4 + place, says)
    state = patch.chain(patch.box("r ---ls-state", x + 380, y), patch.box("route says wrong", x + 380, y + 95))
    for source, outlet in ((progress, 0), (says, 0), (shown, 2), (live, 2), (state, 0), (state, 1)):
        patch.cord(source, outlet, line)
    patch.cord(line, 0, text)
    return shown


def add_clip(patch: Patch, shown: Box, live: Box, x: float, y: float, left: float, top: float) -> None:
    """The newest sound as a clip in an audio track, or shown in the Finder or Explorer. On the face 230 x 18 pixels."""
    hint = "The audio track that To Clip puts the newest loop into."
    menu = add_menu(patch, x, y, (left, top, 112, 18), "audio track", "Track", hint)
    hint = "Put the newest loop into an empty slot of the track, warped to its beats."
    parameter = button("To Clip", "To Clip", "To Clip", hint)
    to_clip = patch.ui("live.text", x + 120, y, (left + 116, top, 52, 18), **parameter)
    hint = "Show the newest loop's file in the Finder or the Explorer."
    parameter = button("Reveal File", "Reveal", "Reveal", hint, True)
    reveal = patch.ui("live.text", x + 180, y, (left + 172, top, 58, 18), **parameter)
    requests = patch.subpatcher("clip", _build_clip_requests(), x, y + 50, 230)
    patch.feed(requests, menu, to_clip, reveal, shown)
    if live.raw["maxclass"] == "inlet":  # on a page of its own
        patch.cord(live, 0, menu)
        patch.cord(requests, 0, patch.outlet(x, y + 120, "track PLACE, newest PATH BEATS, clip, reveal"))
    else:
        patch.cord(live, 1, menu)
        patch.cord(requests, 0, live)


def _build_clip_requests() -> Patch:
    inner = Patch(None, (620, 300))
    inner.comment("The track out of the menu, and the newest sound.", 20, 10)
    menu, to_clip, reveal, newest = inner.inlets(
        50,
        (20, "The track's place in the menu"),
        (160, "Press: to clip"),
        (300, "Press: reveal"),
        (440, "N PATH BEATS: the newest sound"),
    )
    out = inner.outlet(20, 230, "track PLACE, newest PATH BEATS, clip, reveal")
    inner.chain(menu, inner.box("prepend track", 20, 170), out)
    inner.chain(to_clip, inner.message("clip", 160, 170), out)
    inner.chain(reveal, inner.message("reveal", 300, 170), out)
    latest = inner.cord(newest, 0, inner.box("zl.slice 1", 440, 110))
    inner.chain(latest, inner.box("prepend newest", 440, 170), out, outlet=1)
    return inner


def add_user_sound(patch: Patch, what: str, x: float, y: float, left: float, top: float) -> None:
    """A sound file of the user's into a slot or a pad. On the face 230 x 18 pixels."""
    hint = f"Load a sound file of your own into the {what}; set its length in beats first."
    find = patch.ui("live.text", x, y, (left, top, 90, 18), **button("Own Sound", "Own", "own sound …", hint, True))
    patch.label(what, (left + 92, top + 2, 30, 14), x + 130, y - 20, 2)
    parameter = number(
        "Own Sound Into", "Into", 1, 8, 1, INT, f"The {what} that gets the sound.", whole=True, stored=True
    )
    into = patch.ui("live.numbox", x + 130, y, (left + 124, top + 1, 30, 16), **parameter)
    patch.label("beats", (left + 156, top + 2, 36, 14), x + 200, y - 20, 2)
    parameter = number(
        "Own Sound Beats", "Beats", 1, 128, 4, INT, "The length of the sound in beats.", whole=True, stored=True
    )
    beats = patch.ui("live.numbox", x + 200, y, (left + 194, top + 1, 36, 16), **parameter)
    path = patch.chain(find, patch.box("opendialog sound", x, y + 35), patch.box("t b s", x, y + 65, 60))
    file = patch.box("pack 1 s 4", x, y + 135, 220)
    number_held = patch.cord(path, 0, patch.box("i 1", x, y + 100, 50))
    patch.cord(into, 0, number_held, 1)
    patch.cord(number_held, 0, file)
    patch.cord(path, 1, file, 1)
    patch.cord(beats, 0, file, 2)
    if what == "pad":  # the faces of the pads have places to drop a file
        patch.cord(beats, 0, patch.box("s ---ls-beats", x + 260, y + 65))
    else:
        hint = f"Drop a WAV, AIFF or FLAC file here: it plays in the {what} whose number stands beside own sound."
        patch.cord(add_drop(patch, x + 260, y, (left + 120, top - 46, 110, 38), "drop: play", hint), 0, path)
    patch.chain(file, patch.box("prepend file", x, y + 165), patch.box("s ---ls-do", x, y + 195))


def morph_amount(long: str, what: str) -> Attributes:
    """The parameter that says how far `Morph` goes."""
    return number(long, "Vary By", 0, 128, 20, CUSTOM, f"How far Morph moves each dial of a {what}'s seed.", **MORPH)


def random_all(count: int) -> str:
    return ", ".join(f"random {n}" for n in range(1, count + 1))


def add_choice(patch: Patch, what: str, count: int, x: float, y: float, show: Rect) -> Box:
    """The tab that chooses a slot or a pad for the action row; it sends its number, from 1, to ---ls-chosen."""
    hint = f"The {what.lower()} that the buttons below it are for."
    names = [str(n) for n in range(1, count + 1)]
    tab = add_tab(patch, x, y, show, choice(f"Chosen {what}", what, names, 0, hint))
    patch.chain(tab, patch.box("+ 1", x, y + 40), patch.box("s ---ls-chosen", x, y + 70))
    return tab


def add_actions(patch: Patch, what: str, sound: str, x: float, y: float, places: list[Rect]) -> None:
    """One row of buttons for the slot or pad that is chosen: each sends its word and the number to the script."""
    to_script = patch.box("s ---ls-do", x, y + 200)
    chosen = patch.box("r ---ls-chosen", x - 110, y)
    actions = (
        ("Generate", f"Render the {sound} of the dials."), ("Random", f"A random {sound}."),
        ("Morph", f"A variation of the {sound}."), ("Undo", f"Go back to the previous {sound}."),
        ("Edit", "Show its seed on the dials."), ("Clear", "Empty the slot."),
    )  # fmt: skip
    for place, ((word, hint), show) in enumerate(zip(actions, places, strict=False)):
        at = x + 90 * place
        hint = f"{hint} For the chosen {what.lower()}."
        pressed = patch.ui("live.text", at, y, show, **button(f"{what} {word}", word, word, hint))
        number_held = patch.cord(pressed, 0, patch.box("i 1", at, y + 40, 50))
        patch.cord(chosen, 0, number_held, 1)
        message = patch.box(f"prepend {word.lower()}", at, y + 160)
        if word == "Morph":
            first = patch.cord(number_held, 0, patch.box("t i b", at, y + 70))
            pair = patch.cord(first, 0, patch.box("pack 1 20.", at, y + 130))
            amount = patch.box("f 20.", at + 40, y + 100, 40)
            patch.chain(first, amount, pair, outlet=1, inlet=1)
            patch.cord(patch.box("r ---ls-amount", at + 60, y - 30), 0, amount, 1)
            patch.cord(pair, 0, message)
        else:
            patch.cord(number_held, 0, message)
        patch.cord(message, 0, to_script)


def add_daemon(patch: Patch, x: float, y: float, left: float, seen: Rect) -> Box:
    """A light for the daemon and a button to start one, at `left` on the face. Returns its page."""
    state = patch.chain(
        patch.box("r ---ls-state", x, y), patch.box("route alive", x, y + 30), patch.box("sel 0 1", x, y + 60)
    )
    light = add_light(patch, x, y + 120, (left + 2, 6, 12, 12))
    for outlet, colour in enumerate((AWAY, ALIVE)):
        patch.chain(state, patch.message(f"bgcolor {colour}", x + 150 * outlet, y + 90), light, outlet=outlet)
    patch.label("daemon", (left + 16, 5, 42, 13), x + 80, y + 60)
    hint = "Start a daemon in the background, if none runs yet; the page Daemon has more."
    pressed = patch.ui(
        "live.text", x + 200, y, (left, 22, 56, 20), **button("Quick Start", "Start", "Start", hint, True)
    )
    patch.cord(pressed, 0, patch.box("s ---ls-start", x + 200, y + 40))
    page = Patch(DAEMON_PAGE, (620, 420))
    page.comment("The connection to the daemon, and the daemon itself.", 20, 10)
    page.bpatcher("ls.osc", 20, 40, (0, 0, *OSC_FACE), [NAME], ports=(1, ".."))
    page.bpatcher("ls.daemon", 20, 110, (0, OSC_FACE[1], *DAEMON_FACE), [NAME], ports=(0, ""))
    return patch.embedded(page, x, y + 180, seen)
