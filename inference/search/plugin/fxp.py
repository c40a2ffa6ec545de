"""Presets of VST2: .fxp, as Steinberg's `vstfxstore.h` lays them out, in big-endian numbers.

A preset holds either a number for each parameter (`FxCk`) or what the plugin alone understands (`FPCh`).
"""

import struct
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.search.synth.patches import PatchError

MAGIC, PARAMETERS, CHUNK = b"CcnK", b"FxCk", b"FPCh"
BANK_PARAMETERS, BANK_CHUNK = b"FxBk", b"FBCh"
HEADER = struct.Struct(">4si4si4sii28s")  # magic, bytes behind it, kind, format, plugin, its version, count, name
BANK_NAME = 128  # bytes in place of the name
MAX_PARAMETERS = 100_000


class PresetError(PatchError):
    """A preset that is damaged or of another kind; the text goes on after the name of the file."""


@dataclass(frozen=True, slots=True)
class Fxp:
    """A preset. plugin : four bytes. version : of the plugin. content : positions 0..1 of all parameters, or a chunk.
    count : how many parameters the plugin has."""

    plugin: bytes
    version: int
    count: int
    content: Floats | bytes
    name: str = ""


def format_fxp(preset: Fxp) -> bytes:
    """The bytes of a .fxp."""
    if isinstance(preset.content, bytes):
        kind, data = CHUNK, struct.pack(">i", len(preset.content)) + preset.content
    else:
        kind, data = PARAMETERS, preset.content.astype(">f4").tobytes()
    name = preset.name.encode("ascii", "replace")[:27]
    size = HEADER.size - 8 + len(data)
    return HEADER.pack(MAGIC, size, kind, 1, preset.plugin, preset.version, preset.count, name) + data


def parse_fxp(data: bytes) -> Fxp:
    """The preset in the bytes of a .fxp; raises PresetError."""
    if len(data) < HEADER.size or data[:4] != MAGIC:
        raise PresetError("is no .fxp preset of a VST2")
    _, _, kind, _, plugin, version, count, name = HEADER.unpack_from(data)
    if kind in (BANK_PARAMETERS, BANK_CHUNK):
        raise PresetError("is a bank of presets (.fxb); save one preset of it as .fxp")
    if kind not in (PARAMETERS, CHUNK) or not 0 <= count <= MAX_PARAMETERS:
        raise PresetError("is damaged: it is neither a list of parameters nor a chunk")
    text = name.split(b"\0")[0].decode("ascii", "replace")
    if kind == CHUNK:
        return Fxp(plugin, version, count, _read_chunk(data, HEADER.size), text)
    if len(data) < HEADER.size + 4 * count:
        raise PresetError("is damaged: it ends before its last parameter")
    positions = np.frombuffer(data, ">f4", count, HEADER.size).astype(np.float32)
    if not ((positions >= 0) & (positions <= 1)).all():
        raise PresetError("is damaged: it holds parameters that are not between 0 and 1")
    return Fxp(plugin, version, count, positions, text)


def parse_state(data: bytes, positions: Floats) -> list[Fxp]:
    """Presets of a plugin whose state is a bank (.fxb): one of its chunk, where it has one, and a list of parameters.

    positions : of all parameters [shape=(parameters,), 0..1]. Raises PresetError.
    """
    if len(data) < HEADER.size - 28 + BANK_NAME or data[:4] != MAGIC or data[8:12] not in (BANK_PARAMETERS, BANK_CHUNK):
        raise PresetError("gives a state that is no bank of a VST2")
    _, _, kind, _, plugin, version, _, _ = HEADER.unpack_from(data)
    plain = Fxp(plugin, version, len(positions), positions)
    if kind == BANK_PARAMETERS:
        return [plain]
    return [Fxp(plugin, version, len(positions), _read_chunk(data, HEADER.size - 28 + BANK_NAME)), plain]


def _read_chunk(data: bytes, start: int) -> bytes:
    (size,) = struct.unpack_from(">i", data, start) if len(data) >= start + 4 else (-1,)
    chunk = data[start + 4 : start + 4 + max(size, 0)]
    if size < 0 or len(chunk) < size:
        raise PresetError("is damaged: it ends before its chunk")
    return chunk
