"""Presets of VST3: .vstpreset, as Steinberg's page "Preset Format" lays them out, in little-endian numbers.

A header, the states of the plugin's two halves (`Comp`, its component, and `Cont`, its controller), and a list of where
they are. The host keeps the same states as XML with JUCE's base64, which `parse_state` reads.
"""

import re
import struct
from dataclasses import dataclass

import numpy as np

from inference.search.plugin.fxp import PresetError

HEADER = struct.Struct("<4si32sq")  # magic, format, class, where the list begins
ENTRY = struct.Struct("<4sqq")  # kind, where it begins, bytes
MAGIC, LIST, COMPONENT, CONTROLLER = b"VST3", b"List", b"Comp", b"Cont"
STATE = struct.Struct("<II")  # JUCE's magic for XML, bytes behind it
STATE_MAGIC = 0x21324356
LETTERS = ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+"  # six bits each, the lowest first
MAX_ENTRIES = 128


@dataclass(frozen=True, slots=True)
class VstPreset:
    """A preset. class_id : 32 hexadecimal digits. controller : None where the preset has no state of it."""

    class_id: str
    component: bytes
    controller: bytes | None = None


def format_vstpreset(preset: VstPreset) -> bytes:
    """The bytes of a .vstpreset."""
    parts = [(COMPONENT, preset.component)]
    if preset.controller is not None:
        parts.append((CONTROLLER, preset.controller))
    data, entries = b"", b""
    for kind, part in parts:
        entries += ENTRY.pack(kind, HEADER.size + len(data), len(part))
        data += part
    header = HEADER.pack(MAGIC, 1, preset.class_id.encode("ascii"), HEADER.size + len(data))
    return header + data + LIST + struct.pack("<i", len(parts)) + entries


def parse_vstpreset(data: bytes) -> VstPreset:
    """The preset in the bytes of a .vstpreset; raises PresetError."""
    if len(data) < HEADER.size or data[:4] != MAGIC:
        raise PresetError("is no .vstpreset of a VST3")
    _, _, class_id, start = HEADER.unpack_from(data)
    if not re.fullmatch(rb"[0-9A-Fa-f]{32}", class_id):
        raise PresetError("is damaged: it does not say which plugin it is for")
    if not HEADER.size <= start <= len(data) - 8 or data[start : start + 4] != LIST:
        raise PresetError("is damaged: it ends before its list of parts")
    (count,) = struct.unpack_from("<i", data, start + 4)
    if not 0 <= count <= MAX_ENTRIES or len(data) < start + 8 + count * ENTRY.size:
        raise PresetError("is damaged: its list of parts ends too early")
    parts = {}
    for kind, begin, size in ENTRY.iter_unpack(data[start + 8 : start + 8 + count * ENTRY.size]):
        if min(begin, size) < 0 or begin + size > len(data):
            raise PresetError("is damaged: one of its parts lies outside of the file")
        parts[kind] = data[begin : begin + size]
    if COMPONENT not in parts:
        raise PresetError("is damaged: it has no state of the plugin")
    return VstPreset(class_id.decode("ascii"), parts[COMPONENT], parts.get(CONTROLLER))


def parse_state(data: bytes, class_id: str) -> VstPreset:
    """The preset in the state that the host keeps of a VST3; raises PresetError."""
    if len(data) < STATE.size or STATE.unpack_from(data)[0] != STATE_MAGIC:
        raise PresetError("gives a state that is none of a VST3")
    text = data[STATE.size :].decode("utf-8", "replace")
    parts = dict(re.findall(r"<(IComponent|IEditController)>\s*([0-9]+\.[A-Za-z0-9.+]*)", text))
    if "IComponent" not in parts:
        raise PresetError("gives a state without that of its component")
    controller = parts.get("IEditController")
    return VstPreset(class_id, _decode(parts["IComponent"]), None if controller is None else _decode(controller))


def _decode(text: str) -> bytes:
    """Bytes out of JUCE's base64: their count, a full stop, and the letters; raises PresetError."""
    count, _, letters = text.partition(".")
    if len(letters) != -(-8 * int(count) // 6):
        raise PresetError("gives a state that ends too early")
    numbers = np.zeros(128, np.uint8)
    numbers[[ord(letter) for letter in LETTERS]] = np.arange(len(LETTERS))
    sixes = numbers[np.frombuffer(letters.encode("ascii"), np.uint8)]
    bits = sixes[:, None] >> np.arange(6, dtype=np.uint8) & 1
    return np.packbits(bits.ravel()[: 8 * int(count)], bitorder="little").tobytes()
