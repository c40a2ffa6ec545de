"""Help patches: a first tab that works when it is opened, a second one with all messages."""

from typing import Any

from tools.max_builder.connection import OSC_FACE
from tools.max_builder.controls import add_slots_script
from tools.max_builder.daemon import DAEMON_FACE
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE
from tools.max_builder.patch import Box, Patch
from tools.max_builder.reference import PAGES
from tools.max_builder.seed import SEED_FACE
from tools.max_builder.synth.part import SYNTH_FACE


def build_help(name: str) -> Patch:
    page = PAGES[name]
    top = Patch(None, (960, 720))
    basic, messages = Patch(None, (960, 690)), Patch(None, (960, 690))
    basic.comment(f"{name}: {page.digest.lower()}", 20, 10, 600, fontsize=16.0)
    basic.comment(page.description, 20, 40, 620)
    EXAMPLES[name](basic, f"demo-{name.removeprefix('ls.').removesuffix('~')}")
    messages.comment(f"Messages of {name}", 20, 10, 600, fontsize=16.0)
    for place, (word, arguments, text) in enumerate(page.messages):
        messages.comment(f"{word} {arguments}".strip(), 20, 50 + 26 * place, 220, fontface=1)
        messages.comment(text, 250, 50 + 26 * place, 560)
    for place, (title, inner) in enumerate((("basic", basic), ("messages", messages))):
        top.box(f"p {title}", 20 + 100 * place, 20, ports=(0, ""), patcher=inner.raw() | {"showontab": 1})
    return top


def tabs() -> dict[str, Any]:
    """Attributes of the file by which the subpatchers open as tabs."""
    return {"showrootpatcherontab": 0, "showontab": 0}


def _add_part(
    patch: Patch, name: str, me: str, x: float, y: float, size: tuple[int, int], ports: tuple[int, str]
) -> Box:
    return patch.bpatcher(name, x, y, None, [me], size_here=size, ports=ports, border=1)


def _add_connection(patch: Patch, me: str, x: float, y: float) -> Box:
    """The connection, which finds a daemon by itself."""
    patch.comment("Green while a daemon answers.", x, y + OSC_FACE[1] + 4, 180)
    return _add_part(patch, "ls.osc", me, x, y, OSC_FACE, (1, ".."))


def _add_script(patch: Patch, me: str, y: float) -> Box:
    """The script that asks for the sound of one slot, with all that it needs in plain Max."""
    script = add_slots_script(patch, me, 1, 20, y, 320, 34, [(220, y - 34), (220, y - 62)])
    patch.comment("The rate of the audio, and the transport's tempo.", 360, y - 120, 200)
    rate = patch.chain(patch.box("loadbang", 360, y - 84), patch.box("dspstate~", 360, y - 58))
    patch.chain(rate, patch.box("prepend rate", 360, y - 30), script, outlet=1)
    return script


def _add_output(patch: Patch, sound: Box, x: float, y: float, outlets: tuple[int, int] = (0, 1)) -> Box:
    """Down to the loudspeakers, and the transport."""
    patch.comment("1. Switch the audio on. 2. Start the transport.", x + 150, y - 26, 280)
    dac = patch.ui("ezdac~", x, y + 40, size_here=(45, 45))
    for side, outlet in enumerate(outlets):
        patch.chain(sound, patch.box("*~ 0.5", x + 60 * side, y), dac, outlet=outlet, inlet=side)
    on = patch.ui("toggle", x + 150, y, size_here=(24, 24), parameter_enable=0)
    transport = patch.cord(on, 0, patch.box("transport", x + 150, y + 40, 180))
    patch.cord(patch.box("metro 250 @active 1", x + 200, y), 0, transport)
    return transport


def _add_seed(patch: Patch, me: str, x: float, y: float) -> Box:
    return _add_part(patch, "ls.seed", me, x, y, SEED_FACE, (1, ".."))


def osc(patch: Patch, me: str) -> None:
    box = _add_connection(patch, me, 20, 320)
    patch.comment("Any request, by its name.", 20, 100)
    for place, text in enumerate(("status", "version", "list_models", "model", "get_target_dir", "random_seed 1 7")):
        patch.cord(patch.message(text, 20 + 30 * place, 124 + 28 * place), 0, box)
    patch.comment("Another machine.", 420, 200)
    patch.cord(patch.message("daemon 127.0.0.1 10102", 420, 224), 0, box)
    for outlet, x, text in ((0, 20, "The last reply."), (1, 420, "The connection's state.")):
        patch.comment(text, x + 100, 402)
        patch.chain(box, patch.box("prepend set", x, 400), patch.message("", x, 464, 360), outlet=outlet)


def daemon(patch: Patch, me: str) -> None:
    _add_connection(patch, me, 20, 130)
    _add_part(patch, "ls.daemon", me, 20, 220, DAEMON_FACE, (0, ""))
    about = "Start: a daemon runs in the background, without a terminal, until Stop, or until this patch closes."
    patch.comment(about, 220, 220, 280)
    _add_script(patch, me, 500)


def seed(patch: Patch, me: str) -> None:
    _add_connection(patch, me, 620, 130)
    box = _add_seed(patch, me, 20, 300)
    for place, text in enumerate(("random", "morph 10", "undo", "redo", "store kick", "recall kick", "next", "dice 7")):
        patch.cord(patch.message(text, 20 + 74 * place, 130 + 20 * (place % 2)), 0, box)
    patch.comment("64 numbers, for generate_single_wav and its like.", 20, 500)
    patch.chain(box, patch.box("prepend set", 20, 480, 80), patch.message("", 20, 524, 600))


def slot(patch: Patch, me: str) -> None:
    _add_connection(patch, me, 620, 110)
    box = _add_seed(patch, me, 20, 130)
    about = "Press Random. The loop of the new dials is requested, loaded, and starts on the bar line."
    patch.comment(about, 320, 180, 240)
    change = patch.cord(box, 0, patch.box("t b l", 20, 310, 60))
    script = _add_script(patch, me, 420)
    patch.chain(change, patch.box("prepend dials", 100, 340), script, outlet=1)
    patch.chain(change, patch.message("generate 1", 20, 370), script)
    orders = patch.cord(script, 1, patch.box("route 1", 122, 460, 50))
    sound = patch.cord(orders, 0, patch.box(f"ls.slot~ {me}-1", 122, 500, 160, ports=(1, "ss.s")))
    transport = _add_output(patch, sound, 122, 570)
    patch.chain(transport, patch.box("prepend tempo", 420, 650), script, outlet=4)


def pad(patch: Patch, me: str) -> None:
    _add_connection(patch, me, 620, 110)
    script = _add_script(patch, me, 220)
    patch.cord(patch.message("random 1", 20, 130), 0, script)
    patch.comment("1. Request a random sound. 2. Play it.", 100, 130)
    orders = patch.cord(script, 1, patch.box("route 1", 122, 262, 50))
    sound = patch.cord(orders, 0, patch.box(f"ls.pad~ {me}-1", 122, 470, 160, ports=(1, "ss.")))
    texts = ("note 100", "note 0", "loop 1", "loop 0", "start 0.25", "length 0.5", "attack 5", "release 200",
             "cutoff 800", "reso 0.6", "gain -6")  # fmt: skip
    for place, text in enumerate(texts):
        patch.cord(patch.message(text, 200 + 90 * (place % 5), 330 + 30 * (place // 5)), 0, sound)
    transport = _add_output(patch, sound, 122, 550)
    tempo = patch.cord(transport, 4, patch.box("prepend tempo", 420, 630))
    patch.cord(tempo, 0, script)
    patch.cord(tempo, 0, sound)


def voice(patch: Patch, me: str) -> None:
    patch.comment("1. Read a sound that comes with Max. 2. Press `on 100`.", 20, 126)
    fill = patch.message("replace drumLoop.aif", 20, 156)
    patch.chain(fill, patch.box(f"buffer~ {me}", 20, 186))
    sound = patch.box(f"ls.voice~ {me}", 20, 360, 160, ports=(1, "ss"))
    texts = ("on 100", "off", "choke", "loop 1", "start 0.5", "length 0.25", "tempo 120", f"take {me} 2000. 4. 1")
    for place, text in enumerate(texts):
        patch.cord(patch.message(text, 20 + 120 * (place % 4), 240 + 40 * (place // 4)), 0, sound)
    _add_output(patch, sound, 20, 460)


def strip(patch: Patch, _: str) -> None:
    tone = patch.box("cycle~ 220", 20, 120)
    sound = patch.feed(patch.box("ls.strip~", 20, 260, 260, ports=(4, "ss")), tone, tone)
    for inlet, texts in ((2, ("-50", "0", "50")), (3, ("0", "1"))):
        for place, text in enumerate(texts):
            patch.cord(patch.message(text, 150 * inlet - 130 + 44 * place, 190), 0, sound, inlet)
    _add_output(patch, sound, 20, 340)


def mixer(patch: Patch, me: str) -> None:
    patch.comment("Four tones for slots 1 to 4.", 20, 100)
    box = _add_part(patch, "ls.mixer~", me, 20, 220, MIXER_FACE, (16, "ss"))
    _add_tones(patch, box)
    _add_output(patch, box, 20, 390)


def arrange(patch: Patch, me: str) -> None:
    patch.comment("Four tones for slots 1 to 4; press Arrange, and draw cells.", 20, 100)
    box = _add_part(patch, "ls.arrange~", me, 20, 220, ARRANGE_FACE, (16, "s" * 16))
    _add_tones(patch, box)
    both = patch.box("*~ 1.", 20, 390, 60)
    for outlet in range(8):
        patch.cord(box, outlet, both)
    _add_output(patch, both, 20, 450, (0, 0))


def synth(patch: Patch, me: str) -> None:
    _add_connection(patch, me, 640, 110)
    box = _add_part(patch, "ls.synth~", me, 20, 200, SYNTH_FACE, (1, "s"))
    for place, text in enumerate(("note 60 100 0.6", "note 48 100", "note 48 0", "cutoff 3000", "cutoff 300")):
        patch.cord(patch.message(text, 20 + 130 * place, 130), 0, box)
    patch.comment("Switch the audio on, and press a note.", 100, 430, 280)
    dac = patch.ui("ezdac~", 20, 420, size_here=(45, 45))
    for inlet in (0, 1):
        patch.cord(patch.cord(box, 0, patch.box("*~ 0.5", 20 + 60 * inlet, 385)), 0, dac, inlet)
    _add_script(patch, me, 620)


def _add_tones(patch: Patch, box: Box) -> None:
    for place, hertz in enumerate((110, 165, 220, 330)):
        x = 20 + 100 * place
        tone = patch.chain(patch.box(f"cycle~ {hertz}", x, 130), patch.box("*~ 0.2", x, 170))
        for channel in (0, 1):
            patch.cord(tone, 0, box, 2 * place + channel)


EXAMPLES = {"ls.osc": osc, "ls.daemon": daemon, "ls.seed": seed, "ls.slot~": slot, "ls.pad~": pad, "ls.voice~": voice,
            "ls.strip~": strip, "ls.mixer~": mixer, "ls.arrange~": arrange, "ls.synth~": synth}  # fmt: skip
