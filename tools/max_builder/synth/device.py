"""The device loopseed synth: the twin of the built-in synthesiser, played by notes."""

from tools.max_builder import device
from tools.max_builder.controls import add_fader
from tools.max_builder.output import add_output
from tools.max_builder.pages import add_pages
from tools.max_builder.parameter import gain
from tools.max_builder.patch import Patch
from tools.max_builder.synth.part import SYNTH_FACE

MASTER = SYNTH_FACE[0] + 8  # pixels: where each group of the face begins
DAEMON = MASTER + 52
WIDTH = DAEMON + 62


def build_synth_device() -> Patch:
    patch = device.build_device(WIDTH, (1300, 800), "loopseed synth: the twin of the built-in synthesiser.")
    device.add_rules(patch, MASTER - 7, DAEMON - 7)
    synth = patch.bpatcher("ls.synth~", 20, 200, (0, 2, *SYNTH_FACE), [device.NAME], ports=(1, "s"))
    patch.comment("Its slot stays empty: here, the script searches for patches.", 460, 380, 300)
    device.add_slots(patch, 1, 20, 500, 700)
    daemon = device.add_daemon(patch, 900, 60, DAEMON, (0, 4, *device.DAEMON_PAGE))
    add_pages(patch, "Page", {"Synth": synth, "Daemon": daemon}, 900, 330, (DAEMON, 50, 56, 38), 2)
    notes = patch.chain(patch.box("midiin", 20, 80), patch.box("midiparse", 20, 110, 120))
    patch.chain(notes, patch.box("prepend note", 20, 150), synth)
    parameter = gain("Master Gain", "Master", "The level of the whole device.", -6.0)
    fader = add_fader(patch, 20, 620, (MASTER, 6, 44, 156), 2, parameter, size_here=(44, 120))
    for channel in (0, 1):
        patch.cord(synth, 0, fader, channel)
    add_output(patch, 20, 740, DAEMON, 130, fader)
    return patch
