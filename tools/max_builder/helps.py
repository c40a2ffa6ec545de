"""Help patches: a first tab that works when it is opened, a second one with all messages."""

from typing import Any

from tools.max_builder.daemon import DAEMON_FACE
from tools.max_builder.link import OSC_FACE
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE
from tools.max_builder.patch import Box, Patch
from tools.max_builder.reference import PAGES
from tools.max_builder.seed import FACE as SEED_FACE


def help_of(name: str) -> Patch:
    page = PAGES[name]
    top = Patch(None, (960, 720))
    basic, words = Patch(None, (960, 690)), Patch(None, (960, 690))
    basic.note(f"{name}: {page.digest.lower()}", 20, 10, 600, fontsize=16.0)
    basic.note(page.description, 20, 40, 620)
    EXAMPLES[name](basic, f"demo-{name.removeprefix('ls.').removesuffix('~')}")
    words.note(f"Messages of {name}", 20, 10, 600, fontsize=16.0)
    for place, (word, arguments, text) in enumerate(page.messages):
        words.note(f"{word} {arguments}".strip(), 20, 50 + 26 * place, 220, fontface=1)
        words.note(text, 250, 50 + 26 * place, 560)
    for place, (title, inner) in enumerate((("basic", basic), ("messages", words))):
        top.box(f"p {title}", 20 + 100 * place, 20, ports=(0, ""), patcher=inner.raw() | {"showontab": 1})
    return top


def tabs() -> dict[str, Any]:
    """What the file says beside its boxes, so that the subpatchers open as tabs."""
    return {"showrootpatcherontab": 0, "showontab": 0}


def link(patch: Patch, me: str, x: float, y: float) -> Box:
    """The link, which finds a daemon by itself."""
    patch.note("Green once a daemon answers.", x + 190, y + 4, 180)
    return patch.ui("bpatcher", x, y, size_here=OSC_FACE, ports=(1, ".."), **_part("ls.osc", [me]))


def maker(patch: Patch, me: str, x: float, y: float, count: int = 1) -> Box:
    """The script that asks for sounds, with all that it needs in plain Max."""
    script = patch.box(f"js ls.slots.js {count}", x, y, 320, ports=(2, "...."))
    for place, name in enumerate(("reply", "state")):
        patch.cord(patch.box(f"r {me}-{name}", x + 200, y - 34 - 28 * place), 0, script, 1)
    patch.cord(patch.box(f"r {me}-do", x, y - 34), 0, script, 0)
    patch.cord(script, 0, patch.box(f"s {me}-ask", x, y + 34))
    patch.cord(script, 3, patch.box(f"s {me}-show", x + 312, y + 34))
    patch.note("The rate of the audio, and the transport's tempo.", x + 340, y - 120, 200)
    rate = patch.cord(patch.box("loadbang", x + 340, y - 84), 0, patch.box("dspstate~", x + 340, y - 58))
    patch.cord(patch.cord(rate, 1, patch.box("prepend rate", x + 340, y - 30)), 0, script)
    return script


def play(patch: Patch, sound: Box, x: float, y: float, outlets: tuple[int, int] = (0, 0)) -> Box:
    """Down to the loudspeakers, and the transport."""
    patch.note("1. Switch the audio on. 2. Start the transport.", x + 150, y - 26, 280)
    dac = patch.ui("ezdac~", x, y + 40, size_here=(45, 45))
    for inlet in (0, 1):
        patch.cord(patch.cord(sound, outlets[inlet], patch.box("*~ 0.5", x + 60 * inlet, y)), 0, dac, inlet)
    toggle = patch.ui("toggle", x + 150, y, size_here=(24, 24), parameter_enable=0)
    transport = patch.box("transport", x + 150, y + 40, 180)
    patch.cord(toggle, 0, transport)
    patch.cord(patch.box("metro 250 @active 1", x + 200, y), 0, transport)
    return transport


def seed(patch: Patch, me: str, x: float, y: float) -> Box:
    return patch.ui("bpatcher", x, y, size_here=SEED_FACE, ports=(1, ".."), **_part("ls.seed", [me]))


def _part(name: str, arguments: list[str]) -> dict[str, Any]:
    return {
        "name": f"{name}.maxpat",
        "args": arguments,
        "bgmode": 0,
        "border": 1,
        "clickthrough": 0,
        "embed": 0,
        "enablehscroll": 0,
        "enablevscroll": 0,
        "lockeddragscroll": 0,
        "lockedsize": 0,
        "offset": [0.0, 0.0],
        "viewvisibility": 1,
    }


def osc(patch: Patch, me: str) -> None:
    box = link(patch, me, 20, 320)
    patch.note("Any request, by its name.", 20, 100)
    for place, text in enumerate(("status", "version", "list_models", "model", "get_target_dir", "random_seed 1 7")):
        patch.cord(patch.say(text, 20 + 30 * place, 124 + 28 * place), 0, box)
    patch.note("Another machine.", 420, 200)
    patch.cord(patch.say("daemon 127.0.0.1 10102", 420, 224), 0, box)
    for outlet, x, text in ((0, 20, "The last reply."), (1, 420, "The link's state.")):
        patch.note(text, x + 100, 402)
        patch.cord(patch.cord(box, outlet, patch.box("prepend set", x, 400)), 0, patch.say("", x, 464, 360))


def daemon(patch: Patch, me: str) -> None:
    link(patch, me, 20, 130)
    patch.ui("bpatcher", 20, 220, size_here=DAEMON_FACE, ports=(0, ""), **_part("ls.daemon", [me]))
    patch.note(
        "Start: a daemon runs in the background, without a terminal, until Stop, or until this patch closes.",
        220,
        220,
        280,
    )
    maker(patch, me, 20, 500)


def dials(patch: Patch, me: str) -> None:
    link(patch, me, 620, 130)
    box = seed(patch, me, 20, 300)
    for place, text in enumerate(("random", "morph 10", "undo", "redo", "store kick", "recall kick", "next", "dice 7")):
        patch.cord(patch.say(text, 20 + 74 * place, 130 + 20 * (place % 2)), 0, box)
    patch.note("64 numbers, for generate_single_wav and its like.", 20, 500)
    patch.cord(patch.cord(box, 0, patch.box("prepend set", 20, 480, 80)), 0, patch.say("", 20, 524, 600))


def slot(patch: Patch, me: str) -> None:
    link(patch, me, 620, 110)
    box = seed(patch, me, 20, 130)
    patch.note("Press Random. The loop of the new dials is asked for, loaded, and comes in on the bar.", 320, 180, 240)
    change = patch.cord(box, 0, patch.box("t b l", 20, 310, 60))
    script = maker(patch, me, 20, 420)
    patch.cord(patch.cord(change, 1, patch.box("prepend dials", 100, 340)), 0, script)
    patch.cord(patch.cord(change, 0, patch.say("generate 1", 20, 370)), 0, script)
    orders = patch.cord(script, 1, patch.box("route 1", 122, 460, 50))
    sound = patch.cord(orders, 0, patch.box(f"ls.slot~ {me}-1", 122, 500, 160, ports=(1, "s.s")))
    transport = play(patch, sound, 122, 570)
    patch.cord(patch.cord(transport, 4, patch.box("prepend tempo", 420, 650)), 0, script)


def pad(patch: Patch, me: str) -> None:
    link(patch, me, 620, 110)
    script = maker(patch, me, 20, 220)
    patch.cord(patch.say("random 1", 20, 130), 0, script)
    patch.note("1. A random sound. 2. Play it.", 100, 130)
    orders = patch.cord(script, 1, patch.box("route 1", 122, 262, 50))
    sound = patch.cord(orders, 0, patch.box(f"ls.pad~ {me}-1", 122, 470, 160, ports=(1, "s.")))
    for place, text in enumerate(
        (
            "note 100",
            "note 0",
            "loop 1",
            "loop 0",
            "start 0.25",
            "length 0.5",
            "attack 5",
            "release 200",
            "cutoff 800",
            "reso 0.6",
            "gain -6",
        )
    ):
        patch.cord(patch.say(text, 200 + 90 * (place % 5), 330 + 30 * (place // 5)), 0, sound)
    transport = play(patch, sound, 122, 550)
    tempo = patch.cord(transport, 4, patch.box("prepend tempo", 420, 630))
    patch.cord(tempo, 0, script)
    patch.cord(tempo, 0, sound)


def voice(patch: Patch, me: str) -> None:
    patch.note("1. Read a sound that comes with Max. 2. Press `on 100`.", 20, 126)
    fill = patch.say("replace drumLoop.aif", 20, 156)
    patch.chain(fill, patch.box(f"buffer~ {me}", 20, 186))
    sound = patch.box(f"ls.voice~ {me}", 20, 360, 160, ports=(1, "s"))
    words = ("on 100", "off", "choke", "loop 1", "start 0.5", "length 0.25", "tempo 120", f"take {me} 2000. 4.")
    for place, text in enumerate(words):
        patch.cord(patch.say(text, 20 + 120 * (place % 4), 240 + 40 * (place // 4)), 0, sound)
    play(patch, sound, 20, 460)


def strip(patch: Patch, _: str) -> None:
    tone = patch.box("cycle~ 220", 20, 120)
    sound = patch.cord(tone, 0, patch.box("ls.strip~", 20, 260, 260, ports=(3, "ss")))
    for inlet, texts in ((1, ("-50", "0", "50")), (2, ("0", "1"))):
        for place, text in enumerate(texts):
            patch.cord(patch.say(text, 20 + 125 * inlet + 44 * place, 190), 0, sound, inlet)
    play(patch, sound, 20, 340, (0, 1))


def mixer(patch: Patch, me: str) -> None:
    patch.note("Four tones for slots 1 to 4.", 20, 100)
    box = patch.ui("bpatcher", 20, 220, size_here=MIXER_FACE, ports=(8, "ss"), **_part("ls.mixer~", [me]))
    _tones(patch, box)
    play(patch, box, 20, 390, (0, 1))


def arrange(patch: Patch, me: str) -> None:
    patch.note("Four tones for slots 1 to 4; press Arrange, and draw cells.", 20, 100)
    box = patch.ui("bpatcher", 20, 220, size_here=ARRANGE_FACE, ports=(8, "s" * 8), **_part("ls.arrange~", [me]))
    _tones(patch, box)
    both = patch.box("*~ 1.", 20, 390, 60)
    for outlet in range(4):
        patch.cord(box, outlet, both)
    play(patch, both, 20, 450)


def _tones(patch: Patch, box: Box) -> None:
    for place, hertz in enumerate((110, 165, 220, 330)):
        patch.cord(
            patch.cord(
                patch.box(f"cycle~ {hertz}", 20 + 100 * place, 130), 0, patch.box("*~ 0.2", 20 + 100 * place, 170)
            ),
            0,
            box,
            place,
        )


EXAMPLES = {
    "ls.osc": osc,
    "ls.daemon": daemon,
    "ls.seed": dials,
    "ls.slot~": slot,
    "ls.pad~": pad,
    "ls.voice~": voice,
    "ls.strip~": strip,
    "ls.mixer~": mixer,
    "ls.arrange~": arrange,
}
