"""The inlets and outlets of the Max objects that the patches use, as Cycling '74's reference has them."""

KINDS = {"s": "signal", "b": "bang", "i": "int", "f": "float", "l": "list", ".": ""}

# name: inlets, then one letter for each outlet (KINDS)
FIXED = {
    "toggle": (1, "i"), "panel": (1, ""), "umenu": (1, "i.."), "textedit": (1, "...."), "multislider": (1, ".."),
    "waveform~": (5, "ffffl."), "fpic": (1, "."), "matrixctrl": (1, "ll"), "ezdac~": (2, ""), "live.dial": (1, ".f"),
    "live.slider": (1, ".f"),
    "live.numbox": (1, ".f"), "live.text": (1, ".."), "live.tab": (1, "..f"), "live.gain~": (2, "ss.fl"),
    "live.comment": (1, ""), "live.line": (1, ""), "live.thisdevice": (1, "bii"), "s": (1, ""), "r": (0, "."),
    "node.script": (1, ".."), "udpsend": (1, ""), "udpreceive": (1, "."), "pattr": (1, "..."), "freebang": (1, "b"),
    "loadbang": (1, "b"), "loadmess": (1, "."), "deferlow": (1, "."), "prepend": (1, "."), "tosymbol": (1, "."),
    "iter": (1, "."), "opendialog": (1, ".b"), "savedialog": (1, "..b"), "zl.reg": (2, ".."), "zl.slice": (2, ".."),
    "zl.sum": (2, ".."), "delay": (2, "b"), "f": (2, "f"), "i": (2, "i"), "==": (2, "i"), "+": (2, "i"),
    "-": (2, "i"), "*": (2, "f"), "/": (2, "f"), "change": (1, "iii"), "midiin": (1, "i"),
    "midiparse": (1, "......i."), "transport": (2, "iiffflifl"), "metro": (2, "b"), "pcontrol": (1, "."),
    "dspstate~": (1, "ifii"), "info~": (1, "flfffff.i."), "buffer~": (1, "fb"),
    "groove~": (3, "sss"), "phasor~": (2, "s"), "sah~": (2, "s"), "delta~": (1, "s"), "rampsmooth~": (3, "s"),
    "snapshot~": (2, "f"), "sig~": (1, "s"), "line~": (2, "sb"), "filtercoeff~": (3, "sssss"), "biquad~": (6, "s"),
    "index~": (2, "s"), "trunc~": (1, "s"), "peek~": (3, "f"), "plugin~": (2, "ss"), "plugout~": (2, "ss"),
    "*~": (2, "s"), "+~": (2, "s"), "<~": (2, "s"), "==~": (2, "s"), "!=~": (2, "s"), "clip~": (3, "s"),
    "cycle~": (2, "s"), "thispatcher": (1, ".."), "live.drop": (1, ".."), "%": (2, "i"), "-~": (2, "s"),
    "tanh~": (1, "s"), "onebang": (2, "bb"), "peakamp~": (2, "f"), ">": (2, "i"), "append": (1, "."),
    "timer": (2, "f."), "pipe": (2, "."), "count~": (2, "s"), "sampstoms~": (1, "sf"), "minimum~": (2, "s"),
    "maximum~": (2, "s"), "dbtoa~": (1, "s"), "mtof~": (1, "s"), "sinx~": (1, "s"), "tanx~": (1, "s"),
    "noise~": (1, "s"), "!/~": (2, "s"), "/~": (2, "s"), "clip": (3, "."), "zl.iter": (2, ".."),
}  # fmt: skip


def object_ports(text: str) -> tuple[int, list[str]]:
    """How many inlets, and what kind of thing leaves each outlet; raises KeyError for an object that is not listed."""
    name, *given = text.split()
    if name == "t":
        kinds = {"b": "bang", "i": "int", "f": "float"}
        return 1, [kinds.get(each, "") for each in given]
    if name in ("route", "sel", "routepass"):
        return len(given) + 1, ["bang" if name == "sel" else ""] * len(given) + [""]
    if name == "unpack":
        return 1, ["float" if "." in each else "int" if each.isdigit() else "" for each in given]
    if name in ("pack", "pak"):
        return len(given), [""]
    if name == "gate":
        return 2, [""] * int(given[0])
    if name == "expr":
        return max(int(text[at + 2]) for at in range(len(text) - 2) if text[at] == "$"), [""]
    if name == "zl.lookup":
        return 2, ["", ""]
    if name == "selector~":
        return int(given[0]) + 1, ["signal"]
    if name == "wave~":  # NAME START END CHANNELS
        return 3, ["signal"] * int(given[3])
    inlets, kinds = FIXED[name]
    return inlets, [KINDS[each] for each in kinds]
