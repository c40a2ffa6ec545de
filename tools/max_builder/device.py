"""What all three devices have: the slots' script, Live, the way to a clip, the link and the daemon."""

from tools.max_builder.daemon import DAEMON_FACE
from tools.max_builder.link import OSC_FACE
from tools.max_builder.parameter import INT, choice, kept, number, press
from tools.max_builder.patch import Box, Patch

NAME = "---ls"  # Live puts a number of its own there for each device


def device(width: int, size: tuple[int, int], title: str) -> Patch:
    patch = Patch((width, 169), size)
    patch.note(title, 20, 10, 900)
    return patch


def rule(patch: Patch, x: float) -> None:
    """A line between two groups of the face."""
    patch.ui("live.line", 20 + x, 40, (x, 8, 5, 153), border=1.0, size_here=(5, 20))


def slots(patch: Patch, count: int, x: float, y: float, width: float) -> Box:
    """The script that knows what each slot holds, with what it hears of the daemon."""
    patch.note(
        "What each slot holds. Names join the parts: -do is asked of this script, -ask of the daemon, -reply "
        "comes back, -state tells whether one answers, -show is for the face.",
        x + 140,
        y - 76,
        340,
    )
    script = patch.box(f"js ls.slots.js {count}", x, y, width, ports=(2, "...."))
    for place, name in enumerate(("reply", "state")):
        patch.cord(patch.box(f"r ---ls-{name}", x + width - 8 - 110 * (1 - place), y - 40 - 30 * place), 0, script, 1)
    patch.cord(patch.box("r ---ls-do", x, y - 40), 0, script, 0)
    patch.cord(script, 0, patch.box("s ---ls-ask", x, y + 40))
    patch.cord(script, 3, patch.box("s ---ls-show", x + width - 8, y + 40))
    return script


def recipes(patch: Patch, script: Box, count: int, x: float, y: float) -> None:
    """One stored parameter a slot: how its sound was made, so that it can be made again when the set is opened."""
    inner = Patch(None, (200 + 150 * count, 320))
    inner.note("How each sound was made is kept with the Live set; opening the set makes it again.", 20, 10)
    heard = inner.cord(
        inner.inlet(20, 40, "N RECIPE"),
        0,
        inner.box(f"route {' '.join(map(str, range(1, count + 1)))}", 20, 90, 150 * count),
    )
    back = inner.outlet(20, 250, "recall N RECIPE")
    for place in range(count):
        name = f"recipe{place + 1}"
        what = f"How the sound of slot {place + 1} was made; kept with the set."
        recipe = inner.box(
            f"pattr {name} @thru 2",
            20 + 150 * place,
            130,
            140,
            **kept(name, f"Recipe {place + 1}", f"Recipe {place + 1}", what),
        )
        inner.cord(heard, place, recipe)
        inner.cord(inner.cord(recipe, 0, inner.box(f"prepend recall {place + 1}", 20 + 150 * place, 180)), 0, back)
    box = patch.inside("recipes", inner, x, y)
    patch.cord(script, 2, box)
    patch.cord(box, 0, script, 0)


def live(patch: Patch, script: Box, x: float, y: float) -> Box:
    """Live's tempo and the audio's rate to the slots; clips and files the other way."""
    inner = Patch(None, (680, 420))
    inner.note("Live's object model is asked only after live.thisdevice says that it is there.", 20, 10)
    asked = inner.inlet(160, 44, "track PLACE, newest PATH BEATS, clip, reveal, tracks")
    js = inner.box("js ls.live.js", 20, 130, 400, ports=(1, "..."))
    inner.chain(inner.box("live.thisdevice", 20, 50), js)
    inner.cord(asked, 0, js)
    facts = inner.outlet(20, 360, "tempo BPM, rate HZ")
    inner.cord(inner.cord(js, 0, inner.box("routepass tempo", 20, 180)), 0, facts)
    audio = inner.cord(inner.box("loadbang", 460, 50), 0, inner.box("dspstate~", 460, 90))
    inner.note("The daemon is asked for sounds at the rate of the audio.", 540, 50, 120)
    inner.cord(inner.cord(audio, 1, inner.box("prepend rate", 470, 310)), 0, facts)
    listed = inner.cord(js, 1, inner.box("route tracks chosen", 213, 180))
    fill = inner.cord(listed, 0, inner.box("t l b", 213, 215, 60))
    menu = inner.outlet(213, 360, "To the menu of tracks: clear, append NAME, set PLACE")
    inner.cord(inner.cord(fill, 1, inner.say("clear", 340, 250)), 0, menu)
    inner.cord(inner.cord(listed, 1, inner.box("prepend set", 340, 285)), 0, menu)
    inner.chain(fill, inner.box("iter", 213, 250), inner.box("prepend append", 213, 285), menu)
    inner.cord(inner.cord(js, 2, inner.box("route says", 406, 180)), 0, inner.outlet(406, 360, "What is to be read"))
    box = patch.inside("live", inner, x, y, 120)
    patch.cord(box, 0, script, 0)
    return box


def follow(patch: Patch, x: float, y: float, show: tuple[float, float, float, float]) -> None:
    tab = patch.ui(
        "live.tab",
        x,
        y,
        show,
        num_lines_patching=1,
        num_lines_presentation=1,
        **choice(
            "Follow Tempo",
            "Follow",
            ["repitch", "stretch"],
            0,
            "How sounds follow Live's tempo: as a turntable does, or made anew for each tempo, pitch kept.",
        ),
    )
    patch.chain(patch.cord(tab, 1, patch.box("prepend follow", x, y + 40)), patch.box("s ---ls-do", x, y + 70))


def reading(
    patch: Patch, count: int, live_box: Box, x: float, y: float, show: tuple[float, float, float, float]
) -> Box:
    """The line that says what happens. Gives what the script shows, by its words; the first outlet is `newest`."""
    patch.note("What there is to read.", x, y - 30)
    numbers = " ".join(map(str, range(1, count + 1)))
    heard = patch.box(f"route newest picture says progress {numbers}", x, y + 30)
    patch.chain(patch.box("r ---ls-show", x, y), heard)
    text = patch.ui("live.comment", x, y + 170, show, text="", fontsize=9.0, textjustification=0)
    line = patch.box("prepend set", x, y + 130)
    counted = patch.box("sprintf slot %ld: loop %ld of %ld", x, y + 95, ports=(3, "."))
    says = patch.box("route says", x + 280, y + 95)
    patch.cord(heard, 3, counted)
    for place in range(count):
        patch.cord(heard, 4 + place, says)
    for source, outlet in ((counted, 0), (says, 0), (heard, 2), (live_box, 2)):
        patch.cord(source, outlet, line)
    patch.cord(line, 0, text)
    return heard


def clip(patch: Patch, shown: Box, live_box: Box, x: float, y: float, left: float, top: float) -> None:
    """The newest sound as a clip in an audio track, or shown in the Finder or Explorer. On the face 230 x 18 pixels."""
    menu = patch.ui(
        "umenu",
        x,
        y,
        (left, top, 112, 18),
        items=["audio track"],
        parameter_enable=0,
        fontsize=9.5,
        annotation="The audio track that To Clip puts the newest loop into.",
        annotation_name="Track",
    )
    button = patch.ui(
        "live.text",
        x + 120,
        y,
        (left + 116, top, 52, 18),
        **press(
            "To Clip", "To Clip", "To Clip", "Put the newest loop into an empty slot of the track, warped to its beats."
        ),
    )
    show = patch.ui(
        "live.text",
        x + 180,
        y,
        (left + 172, top, 58, 18),
        **press("Reveal File", "Reveal", "Reveal", "Show the newest loop's file in the Finder or the Explorer.", True),
    )
    orders = patch.inside("clip", _clip_orders(), x, y + 50, 230)
    patch.cord(live_box, 1, menu)
    for inlet, (box, outlet) in enumerate(((menu, 0), (button, 0), (show, 0), (shown, 0))):
        patch.cord(box, outlet, orders, inlet)
    patch.cord(orders, 0, live_box)


def _clip_orders() -> Patch:
    inner = Patch(None, (620, 300))
    inner.note("The track out of the menu, and the newest sound.", 20, 10)
    menu, to_clip, reveal, newest = (
        inner.inlet(20 + 140 * place, 50, text)
        for place, text in enumerate(
            ("The track's place in the menu", "Press: to clip", "Press: reveal", "N PATH BEATS: the newest sound")
        )
    )
    out = inner.outlet(20, 230, "track PLACE, newest PATH BEATS, clip, reveal")
    inner.chain(menu, inner.box("prepend track", 20, 170), out)
    inner.chain(to_clip, inner.say("clip", 160, 170), out)
    inner.chain(reveal, inner.say("reveal", 300, 170), out)
    latest = inner.cord(newest, 0, inner.box("zl.slice 1", 440, 110))
    inner.chain(inner.cord(latest, 1, inner.box("prepend newest", 440, 170)), out)
    return inner


def own_sound(patch: Patch, what: str, x: float, y: float, left: float, top: float) -> None:
    """A sound file of one's own into a slot or a pad. On the face 230 x 18 pixels."""
    find = patch.ui(
        "live.text",
        x,
        y,
        (left, top, 110, 18),
        **press(
            "Own Sound",
            "Own",
            "own sound …",
            f"Take a sound file of your own into the {what}; say first how many beats it lasts.",
            True,
        ),
    )
    patch.label(what, (left + 116, top + 2, 24, 14), x + 130, y - 20, 2, 8.5)
    into = patch.ui(
        "live.numbox",
        x + 130,
        y,
        (left + 142, top + 1, 26, 16),
        **number("Own Sound Into", "Into", 1, 8, 1, INT, f"The {what} that takes the sound.", whole=True),
    )
    patch.label("beats", (left + 170, top + 2, 28, 14), x + 200, y - 20, 2, 8.5)
    beats = patch.ui(
        "live.numbox",
        x + 200,
        y,
        (left + 200, top + 1, 30, 16),
        **number("Own Sound Beats", "Beats", 1, 128, 4, INT, "How many beats the sound lasts.", whole=True),
    )
    path = patch.chain(find, patch.box("opendialog sound", x, y + 35), patch.box("t b s", x, y + 65, 60))
    whole = patch.box("pack 1 s 4", x, y + 135, 220)
    held = patch.cord(path, 0, patch.box("i 1", x, y + 100, 50))
    patch.cord(into, 0, held, 1)
    patch.cord(held, 0, whole, 0)
    patch.cord(path, 1, whole, 1)
    patch.cord(beats, 0, whole, 2)
    patch.chain(whole, patch.box("prepend file", x, y + 165), patch.box("s ---ls-do", x, y + 195))


def house(patch: Patch, x: float, y: float, left: float) -> None:
    """The link and the daemon, on the right of the face."""
    patch.part("ls.osc", x, y, (left, 4, *OSC_FACE), [NAME], (1, ".."))
    patch.part("ls.daemon", x, y + 60, (left, 40, *DAEMON_FACE), [NAME], (0, ""))
