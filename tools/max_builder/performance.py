"""The device loopseed performance: eight loops on the bar, a mixer, an arrangement, transitions."""

from tools.max_builder import conditions, device, directions, seed_map, transitions, walks
from tools.max_builder.controls import add_busy_colours, add_light, number_words
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE, SLOTS, STRIP
from tools.max_builder.output import add_output
from tools.max_builder.pages import add_pages
from tools.max_builder.parameter import button
from tools.max_builder.patch import Box, Patch
from tools.max_builder.presets import PRESETS_FACE, build_presets
from tools.max_builder.seed import SEED_FACE

MIX = 4  # pixels: where each group of the face begins
TAB = MIX + MIXER_FACE[0] + 8
PAGE = TAB + 62
PAGE_SIZE = (282, 161)
DAEMON = PAGE + PAGE_SIZE[0] + 8
WIDTH = DAEMON + 62
FILES_FACE = (236, 161)


def build_performance() -> Patch:
    about = "loopseed performance: eight loops on the bar, a mixer, an arrangement, transitions between seeds."
    patch = device.build_device(WIDTH, (2000, 1120), about)
    device.add_rules(patch, TAB - 6, DAEMON - 7)
    script = device.add_slots(patch, SLOTS, 20, 500, 1300)
    device.add_recipes(patch, script, SLOTS, 890, 550)
    live = device.add_live(patch, script, 760, 430)
    shown = device.add_status(patch, SLOTS, live, 1240, 640, (MIX + 98, 48, 366, 28))
    _add_strips(patch)
    arranged = _add_pages(patch, script, shown, live)
    _add_sound(patch, script, arranged)
    return patch


def _add_strips(patch: Patch) -> None:
    """Above the mixer: which slot is chosen, a light while its sound is rendered, and the buttons for it."""
    device.add_choice(patch, "Slot", SLOTS, 300, 240, (MIX, 2, SLOTS * STRIP, 18))
    places = [(MIX + 57.0 * place, 28.0, 55.0, 18.0) for place in range(6)]
    device.add_actions(patch, "Slot", "loop", 300, 1180, places)
    inner = Patch((SLOTS * STRIP, 5), (1500, 320))
    inner.comment("A light for each slot: its sound is being rendered.", 20, 10)
    numbers = inner.box(f"route {number_words(SLOTS)}", 20, 90, 1300)
    inner.chain(inner.box("r ---ls-show", 20, 44), numbers)
    for place in range(SLOTS):
        x = 20 + 170 * place
        light = add_light(inner, x, 260, (STRIP * place + 2, 0, 46, 5))
        busy = [inner.box("route busy", x, 130), inner.box("sel 0 1", x, 160)]
        inner.chain(numbers, *busy, outlet=place)
        add_busy_colours(inner, busy[1], light, (x, 190, 130), (x + 40, 216, 130))
    patch.embedded(inner, 300, 330, (MIX, 21, SLOTS * STRIP, 5))
    parameter = device.morph_amount("Slot Morph Amount", "slot")
    patch.label("morph by", (MIX, 50, 46, 13), 300, 350)
    amount = patch.ui("live.numbox", 300, 370, (MIX + 48, 48, 44, 16), **parameter)
    patch.cord(amount, 0, patch.box("s ---ls-amount", 300, 400))
    to_script = patch.box("s ---ls-do", 420, 420)
    for place, (name, text, message, hint) in enumerate((
        ("Random All", "Random all", device.random_all(SLOTS), "A random loop for every slot."),
        ("Call Off", "Stop all", "stop all", "Cancel all sounds that are being rendered."),
    )):  # fmt: skip
        y, show = 340 + 40 * place, (MIX + 344 + 63 * place, 28, 61 - 2 * place, 18)
        pressed = patch.ui("live.text", 420, y, show, **button(name, name, text, hint))
        patch.chain(pressed, patch.message(message, 480, y), to_script)


def _add_pages(patch: Patch, script: Box, shown: Box, live: Box) -> Box:
    """The dials, the arrangement, fades, walks and so on, and the daemon. Returns the arrangement."""
    patch.comment("Pages: they send to ---ls-do and receive ---ls-show; a tab shows one of them.", 740, 210)
    seed = patch.bpatcher("ls.seed", 20, 60, (PAGE, 4, *SEED_FACE), [device.NAME], ports=(1, ".."))
    patch.chain(seed, patch.box("prepend dials", 20, 240), script)
    ports = (2 * SLOTS, "ss" * SLOTS)
    arranged = patch.bpatcher("ls.arrange~", 20, 740, (PAGE, 4, *ARRANGE_FACE), [device.NAME], ports=ports)
    pages = {"Dials": seed, "Arrange": arranged}
    x = 740
    for word, page, (width, height) in (
        ("Fades", transitions.build_transitions(), transitions.TRANSITIONS_FACE),
        ("Walks", walks.build_walks(), walks.WALKS_FACE),
        ("Moves", directions.build_directions(), directions.DIRECTIONS_FACE),
        ("Map", seed_map.build_map(), seed_map.MAP_FACE),
        ("Conditions", conditions.build_conditions(), conditions.CONDITIONS_FACE),
        ("Files", _build_files(), FILES_FACE),
        ("Presets", build_presets("the loops of all slots"), PRESETS_FACE),
    ):
        pages[word] = patch.embedded(page, x, 240, (PAGE, 4, width, height))
        x += width + 10
    patch.cord(live, 1, pages["Files"])
    patch.cord(shown, 0, pages["Files"], 1)
    patch.cord(pages["Files"], 0, live)
    pages["Daemon"] = device.add_daemon(patch, 1480, 60, DAEMON, (PAGE, 4, *device.DAEMON_PAGE))
    add_pages(patch, "Page", pages, 1800, 240, (TAB, 4, 56, 161), len(pages))
    return arranged


def _build_files() -> Patch:
    """How sounds follow the tempo, a sound of one's own, and the newest loop as a clip."""
    patch = Patch(FILES_FACE, (900, 620))
    patch.comment("Tempo, files and clips.", 20, 10)
    menu = patch.inlet(20, 40, "To the menu of tracks")
    newest = patch.inlet(300, 40, "N PATH BEATS: the newest sound")
    patch.label("how sounds follow the tempo", (4, 2, 160, 13), 500, 40)
    device.add_follow(patch, 500, 60, (4, 18, 112, 20))
    patch.label("a sound file of your own", (4, 48, 160, 13), 20, 270)
    device.add_user_sound(patch, "slot", 20, 300, 4, 64)
    patch.label("the newest loop as a clip in Live", (4, 94, 200, 13), 600, 270)
    device.add_clip(patch, newest, menu, 560, 300, 4, 110)
    return patch


def _add_sound(patch: Patch, script: Box, arranged: Box) -> None:
    patch.comment("The sound: eight slots, through the arrangement, into the mixer.", 20, 560, 330)
    orders = patch.cord(script, 1, patch.box(f"route {number_words(SLOTS)}", 453, 610, 400))
    mixer = patch.bpatcher("ls.mixer~", 20, 900, (MIX, 78, *MIXER_FACE), [device.NAME], ports=(2 * SLOTS, "ss"))
    for place in range(SLOTS):
        slot = patch.box(f"ls.slot~ ---ls-{place + 1}", 20 + 150 * place, 680, 140, ports=(1, "ss.s"))
        patch.cord(orders, place, slot)
        for channel in (0, 1):
            patch.cord(slot, channel, arranged, 2 * place + channel)
            patch.cord(arranged, 2 * place + channel, mixer, 2 * place + channel)
    add_output(patch, 20, 1040, DAEMON, 130, mixer)
