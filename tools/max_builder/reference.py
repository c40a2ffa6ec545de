"""The inlets, outlets and messages of each part: for its reference page and the second tab of its help patch."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from inference.search.synth.parameters import PARAMETERS, Parameter
from tools.max_builder.mixing import ARRANGE_FACE, MIXER_FACE
from tools.max_builder.synth.part import SYNTH_FACE

NAME = (
    "NAME",
    "symbol",
    "Connects the parts of one instrument: NAME-ask carries requests to the daemon, NAME-reply its replies, "
    "NAME-do messages to js ls.slots.js, NAME-show what that displays.",
)
OWN = (
    "NAME-N",
    "symbol",
    "A name of its own, such as demo-3: its buffers are called demo-3-a and demo-3-b. One word, because Max fills "
    "in an argument only where a word begins.",
)


@dataclass
class Page:
    digest: str
    description: str
    arguments: list[tuple[str, str, str]]
    inlets: list[str]
    outlets: list[str]
    messages: list[tuple[str, str, str]] = field(default_factory=list)  # name, arguments, what it does
    see: list[str] = field(default_factory=list)

    def xml(self, name: str) -> str:
        """docs/NAME.maxref.xml."""
        ports = [_ports(kind, given) for kind, given in (("inlet", self.inlets), ("outlet", self.outlets))]
        words = "".join(_message(*message) for message in self.messages)
        given = "".join(
            f'\t\t<objarg name="{each}" optional="0" type="{kind}">\n'
            f"\t\t\t<digest>{escape(text)}</digest>\n\t\t</objarg>\n"
            for each, kind, text in self.arguments
        )
        see = "".join(f'\t\t<seealso name="{each}" />\n' for each in self.see)
        return (
            '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
            f'<c74object name="{name}" category="loopseed">\n'
            f"\t<digest>{escape(self.digest)}</digest>\n\t<description>{escape(self.description)}</description>\n"
            '\t<metadatalist>\n\t\t<metadata name="author">loopseed</metadata>\n'
            '\t\t<metadata name="tag">loopseed</metadata>\n\t</metadatalist>\n'
            f"{ports[0]}{ports[1]}\t<objarglist>\n{given}\t</objarglist>\n"
            f"\t<methodlist>\n{words}\t</methodlist>\n\t<seealsolist>\n{see}\t</seealsolist>\n</c74object>\n"
        )


def _ports(kind: str, texts: list[str]) -> str:
    lines = "".join(
        f'\t\t<{kind} id="{place}" type="{"signal" if text.endswith("(signal)") else "message"}">\n'
        f"\t\t\t<digest>{escape(text)}</digest>\n\t\t</{kind}>\n"
        for place, text in enumerate(texts)
    )
    return f"\t<{kind}list>\n{lines}\t</{kind}list>\n"


def _message(name: str, arguments: str, text: str) -> str:
    given = "".join(f'\t\t\t\t<arg name="{each}" optional="0" type="atom" />\n' for each in arguments.split())
    return (
        f'\t\t<method name="{name}">\n\t\t\t<arglist>\n{given}\t\t\t</arglist>\n'
        f"\t\t\t<digest>{escape(text)}</digest>\n\t\t</method>\n"
    )


def _describe(parameter: Parameter) -> str:
    unit = f" {parameter.unit}" if parameter.unit else ""
    return f"{parameter.low:g} to {parameter.high:g}{unit}: {parameter.meaning}."


SLOTS = [f"Slot {n}, {side} (signal)" for n in range(1, 9) for side in ("left", "right")]
LOAD = [("load", "PATH BEATS", "Read a file of that length in beats."), ("clear", "", "Silence.")]

PAGES = {
    "ls.osc": Page(
        "The connection to the daemon",
        "Sends requests by name, and outputs the replies. Each NAME is a client of its own with its own reply "
        "port, so that several devices do not get each other's replies. While no daemon answers it says so, and "
        "goes on trying.",
        [NAME],
        ["Requests by name"],
        [
            "Replies, without /ccret/; an error is called failed",
            "State: alive 0 or 1, says TEXT, wrong TEXT, offers NAME ..., at HOST PORT, stays HOST PORT",
        ],
        [
            ("anything", "ARGUMENTS", "A request of docs/osc.md without /cc/, such as status or random_seed 1."),
            ("daemon", "HOST PORT", "Talk to the daemon at another address, also as HOST:PORT."),
            ("bang", "", "Look for the daemon at once."),
            ("leave", "", "Tell the daemon that no more replies are wanted."),
        ],
        ["ls.daemon", "ls.seed"],
    ),
    "ls.daemon": Page(
        "Starts a daemon, and sets what all sounds share",
        "A page: start and stop a daemon by Node for Max, choose its model, its folder, its address and the "
        "interpolation between seeds; show what it answers.",
        [NAME],
        [],
        [],
        [("(mouse)", "", "It sends to NAME-do and NAME-ask, and receives NAME-show and NAME-reply.")],
        ["ls.osc"],
    ),
    "ls.seed": Page(
        "64 dials that a sound is made of",
        "Draw them, set them at random, morph them, undo; keep them by name, in a file, with the Live set.",
        [NAME],
        ["Dials and messages"],
        ["64 numbers, whenever they change", "says TEXT"],
        [
            ("list", "64 numbers", "The dials, drawn by hand: quick changes are one step of undo."),
            ("set", "64 numbers", "The dials, as one step of undo."),
            ("random", "", "Set all dials at random."),
            ("morph", "AMOUNT", "Move each dial by up to AMOUNT dial units."),
            ("undo", "", "Undo the last change."),
            ("redo", "", "Redo what was undone last."),
            ("store", "NAME", "Store the dials under a name."),
            ("recall", "NAME", "Recall stored dials."),
            ("forget", "NAME", "Remove stored dials."),
            ("next", "", "Recall the next stored seed."),
            ("dice", "NUMBER", "Ask the daemon for the seed of a number."),
            ("seedof", "PATH", "Take the seed of a WAV file that loopseed made."),
            ("writeto", "PATH", "Write the stored seeds as text."),
            ("readfrom", "PATH", "Read stored seeds."),
            ("bang", "", "Output the dials again."),
        ],
        ["ls.osc", "ls.slot~"],
    ),
    "ls.slot~": Page(
        "A loop on the bar",
        "Two buffers and a crossfade of 5 ms: a new sound starts on the bar line, where the transport jumps back, "
        "or at once while it is stopped. The loop follows the transport sample by sample, and stops with it.",
        [OWN],
        ["load and clear"],
        [
            "The loop, left (signal)",
            "The loop, right (signal)",
            "buffer NAME: the buffer that was filled last",
            "Phase of the bar of four beats (signal)",
        ],
        LOAD,
        ["ls.mixer~", "ls.arrange~", "ls.pad~"],
    ),
    "ls.pad~": Page(
        "A sound under a key",
        "Two voices take turns, so that a note never cuts the one before with a click; a new sound is used from the "
        "next note on. A low-pass filter and a gain follow.",
        [OWN],
        ["load, notes and settings"],
        ["The sound, left (signal)", "The sound, right (signal)", "buffer NAME: the buffer that was filled last"],
        [
            *LOAD,
            ("note", "VELOCITY", "Play, 1 to 127; 0 releases the note."),
            ("tempo", "BPM", "The tempo for the beats of the sound."),
            ("start", "PART", "Where a note starts, 0 to 1."),
            ("length", "PART", "How much is played, 0 to 1."),
            ("attack", "MS", "Attack."),
            ("release", "MS", "Release."),
            ("loop", "SWITCH", "1: repeat while the key is held."),
            ("cutoff", "HZ", "The filter's cutoff."),
            ("reso", "AMOUNT", "The filter's resonance, 0 to 1."),
            ("gain", "DB", "Level."),
        ],
        ["ls.voice~", "ls.slot~"],
    ),
    "ls.voice~": Page(
        "One note of a sound",
        "Plays a part of a buffer, once or as a loop, with attack and release; [ls.pad~] has two of them.",
        [("BUFFER", "symbol", "The buffer~ that it plays until `take` names another.")],
        ["take, on, off, choke and settings"],
        ["The note, left (signal)", "The note, right (signal)"],
        [
            ("take", "BUFFER MS BEATS CHANNELS", "Play this buffer of that length in ms and in beats."),
            ("on", "VELOCITY", "Start the note."),
            ("off", "", "Release the note."),
            ("choke", "", "Fade out in 3 ms."),
            ("tempo", "BPM", "As for ls.pad~."),
            ("start", "PART", "As for ls.pad~."),
            ("length", "PART", "As for ls.pad~."),
            ("attack", "MS", "As for ls.pad~."),
            ("release", "MS", "As for ls.pad~."),
            ("loop", "SWITCH", "As for ls.pad~."),
        ],
        ["ls.pad~"],
    ),
    "ls.strip~": Page(
        "Balance and a switch",
        "Balance turns the other side down; both fade in 10 ms. [ls.mixer~] has eight.",
        [],
        ["Left (signal)", "Right (signal)", "Balance: -50 left to 50 right", "1: heard, 0: muted"],
        ["Left (signal)", "Right (signal)"],
        [("float", "VALUE", "Balance or switch, by inlet.")],
        ["ls.mixer~"],
    ),
    "ls.mixer~": Page(
        "Gain, pan, mute and solo of eight slots",
        f"A face of {MIXER_FACE[0]} by {MIXER_FACE[1]} pixels; open it in a bpatcher.",
        [],
        SLOTS,
        ["Left (signal)", "Right (signal)"],
        [("signal", "", "The sound of a slot.")],
        ["ls.slot~", "ls.arrange~", "ls.strip~"],
    ),
    "ls.arrange~": Page(
        "Which slot plays in which bar",
        "32 bars of eight slots. The cells are in a buffer that the transport reads, so they are exact to the "
        "sample, wherever Live jumps to. "
        f"A face of {ARRANGE_FACE[0]} by {ARRANGE_FACE[1]} pixels; open it in a bpatcher.",
        [NAME],
        SLOTS,
        [f"{slot.removesuffix(' (signal)')}, in its bars (signal)" for slot in SLOTS],
        [("signal", "", "The sound of a slot.")],
        ["ls.slot~", "ls.mixer~"],
    ),
    "ls.synth~": Page(
        "The twin of the built-in synthesiser",
        "Two oscillators, FM, sub and noise, a filter, two envelopes and an LFO in stock objects, with the laws and "
        "the 31 parameters of docs/search-patch.md. A patch that the daemon finds or that a file holds lands on its "
        "face. "
        f"A face of {SYNTH_FACE[0]} by {SYNTH_FACE[1]} pixels; open it in a bpatcher.",
        [NAME],
        ["note, and each parameter by its name"],
        ["The sound (signal)"],
        [
            ("note", "PITCH VELOCITY SECONDS", "Play; without SECONDS until PITCH comes with velocity 0."),
            *((each.name, "VALUE", _describe(each)) for each in PARAMETERS),
        ],
        ["ls.pad~", "ls.osc"],
    ),
}
