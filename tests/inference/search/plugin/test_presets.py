"""Presets: what is written is read again, and what is damaged is refused in one sentence."""

import base64
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from inference.files.json_file import is_unedited
from inference.search.plugin import fxp, vstpreset
from inference.search.plugin.fxp import Fxp, PresetError
from inference.search.plugin.plugin import Plugin, PluginError
from inference.search.plugin.presets import name_files, open_patch
from inference.search.plugin.vstpreset import VstPreset

SOUND = np.ones(10, np.float32)
CLASS = "0123456789ABCDEF0123456789abcdef"
LIST = Fxp(b"Test", 7, 3, np.array([0.0, 0.25, 1.0], np.float32), "a name")
CHUNK = Fxp(b"Test", 7, 3, b"\x00what the plugin\xff alone knows", "")
VST3 = VstPreset(CLASS, b"component\x00\xff", b"")


def test_a_list_of_parameters_is_laid_out_as_steinberg_has_it():
    data = fxp.format_fxp(LIST)
    assert data[:28] == b"CcnK" + struct.pack(">i", len(data) - 8) + b"FxCk\0\0\0\1Test\0\0\0\7\0\0\0\3"
    assert data[28:56] == b"a name".ljust(28, b"\0")
    assert struct.unpack(">3f", data[56:]) == (0, 0.25, 1)


def test_a_chunk_is_laid_out_as_steinberg_has_it():
    data = fxp.format_fxp(CHUNK)
    assert data[8:12] == b"FPCh"
    assert struct.unpack(">i", data[56:60])[0] == len(data) - 60
    assert data[60:] == CHUNK.content


@pytest.mark.parametrize("preset", [LIST, CHUNK])
def test_an_fxp_comes_back(preset: Fxp):
    back = fxp.parse_fxp(fxp.format_fxp(preset))
    assert (back.plugin, back.version, back.count, back.name) == (preset.plugin, 7, 3, preset.name)
    assert np.array_equal(back.content, preset.content)  # bytes, too


@pytest.mark.parametrize("preset", [VST3, VstPreset(CLASS, b"component")])
def test_a_vstpreset_comes_back(preset: VstPreset):
    data = vstpreset.format_vstpreset(preset)
    assert data[:8] == b"VST3\1\0\0\0"
    assert data[8:40] == CLASS.encode()
    assert vstpreset.parse_vstpreset(data) == preset


@pytest.mark.parametrize(
    ("data", "parse"),
    [
        (fxp.format_fxp(LIST), fxp.parse_fxp),
        (fxp.format_fxp(CHUNK), fxp.parse_fxp),
        (vstpreset.format_vstpreset(VST3), vstpreset.parse_vstpreset),
    ],
)
def test_a_preset_that_was_cut_anywhere_is_refused(data: bytes, parse):
    for size in range(len(data)):
        with pytest.raises(PresetError, match=r"^(is no|is damaged)"):
            parse(data[:size])


@pytest.mark.parametrize(
    ("place", "put", "sentence"),
    [
        (8, b"FBCh", "is a bank of presets"),
        (8, b"Nope", "neither a list of parameters nor a chunk"),
        (24, b"\x7f\xff\xff\xff", "neither a list of parameters nor a chunk"),
        (24, b"\xff\xff\xff\xff", "neither a list of parameters nor a chunk"),
        (56, struct.pack(">f", 1.5), "parameters that are not between 0 and 1"),
        (56, struct.pack(">f", np.nan), "parameters that are not between 0 and 1"),
    ],
)
def test_an_fxp_with_wrong_numbers_is_refused(place: int, put: bytes, sentence: str):
    data = bytearray(fxp.format_fxp(LIST))
    data[place : place + 4] = put
    with pytest.raises(PresetError, match=sentence):
        fxp.parse_fxp(bytes(data))


def test_a_vstpreset_with_wrong_numbers_is_refused():
    data = vstpreset.format_vstpreset(VstPreset(CLASS, b"component"))
    start = vstpreset.HEADER.unpack_from(data)[3]
    for place, put, sentence in (
        (8, b"no class", "does not say which plugin"),
        (40, struct.pack("<q", -1), "before its list of parts"),
        (start + 4, struct.pack("<i", 10**6), "list of parts ends too early"),
        (start + 8, b"Nope", "no state of the plugin"),
        (start + 12, struct.pack("<q", 10**15), "lies outside of the file"),
    ):
        wrong = bytearray(data)
        wrong[place : place + len(put)] = put
        with pytest.raises(PresetError, match=sentence):
            vstpreset.parse_vstpreset(bytes(wrong))


def test_the_state_of_a_vst2_becomes_presets():
    chunk = b"CcnK\0\0\0\0FBCh\0\0\0\1Test\0\0\0\7\0\0\0\1" + bytes(128) + b"\0\0\0\3abc"
    first, second = fxp.parse_state(chunk, np.array([0.5], np.float32))
    assert (first.plugin, first.version, first.count, first.content) == (b"Test", 7, 1, b"abc")
    assert second.content == np.float32(0.5)
    (only,) = fxp.parse_state(chunk.replace(b"FBCh", b"FxBk"), np.array([0.5], np.float32))
    assert only.content == np.float32(0.5)
    for damaged in (b"", chunk[:-1], b"x" + chunk):
        with pytest.raises(PresetError):
            fxp.parse_state(damaged, np.zeros(1, np.float32))


def to_juce(data: bytes) -> str:
    """JUCE's base64: six bits at a time from the lowest on, where others begin with the highest of three bytes."""
    bits = "".join(f"{byte:08b}"[::-1] for byte in data)
    sixes = [bits[i : i + 6].ljust(6, "0")[::-1] for i in range(0, len(bits), 6)]
    return f"{len(data)}." + "".join(vstpreset.LETTERS[int(six, 2)] for six in sixes)


def test_the_state_of_a_vst3_becomes_a_preset():
    component = base64.b64decode("AAEC/f7/loopseed")
    xml = f"<VST3PluginState><IComponent>{to_juce(component)}</IComponent>"
    state = struct.pack("<II", vstpreset.STATE_MAGIC, 0) + xml.encode()
    assert vstpreset.parse_state(state, CLASS) == VstPreset(CLASS, component)
    both = state + f"<IEditController>{to_juce(b'c')}</IEditController>".encode()
    assert vstpreset.parse_state(both, CLASS) == VstPreset(CLASS, component, b"c")
    for damaged in (b"", state[:30], state[: -len("</IComponent>") - 1], b"x" + state):
        with pytest.raises(PresetError):
            vstpreset.parse_state(damaged, CLASS)


def test_a_patch_is_written_and_opened_again(fake, tmp_path: Path):
    with Plugin(path := fake("sound")) as plugin, Plugin(path) as fresh:
        files = name_files(tmp_path, "tone", 1, path, SOUND)
        files.check()
        files.write(plugin, {1: 0.125, 4: 0.75}, fresh, {"distance_db": 1.5})
        assert fxp.parse_fxp(files.preset.read_bytes()).content[[1, 4]].tolist() == [0.125, 0.75]
        content = json.loads(files.json.read_text())
        assert content["distance_db"] == 1.5
        assert [p["name"] for p in content["parameters"]] == ["Pitch", "Decay", "Drift", "Level"]
        for file in (files.preset, files.json):
            plugin.set({1: 0.9, 4: 0.1})
            opened = open_patch(file, plugin)
            assert [opened[1].position, opened[4].position] == [0.125, 0.75]
        files.check()  # ours, and not edited
        with pytest.raises(FileExistsError, match=r"tone-1\.json is of another plugin; name another folder"):
            name_files(tmp_path, "tone", 1, Path("other.so"), SOUND).check()
        refuse_wrong_files(files, plugin, tmp_path)
    files.preset.write_bytes(files.preset.read_bytes() + b"\0")
    with pytest.raises(FileExistsError, match="it was changed since"):
        files.check()
    files.json.write_text(files.json.read_text().replace("0.125", "0.25"))
    assert not is_unedited(files.json)


def refuse_wrong_files(files, plugin: Plugin, folder: Path) -> None:
    text, preset = files.json.read_text(), files.preset.read_bytes()
    for name, content, sentence in (
        ("a.txt", b"", "its name ends in none of"),
        ("a.fxp", b"nothing", "is no .fxp preset"),
        ("b.fxp", preset.replace(b"Fake", b"Else"), "a preset of the plugin 'Else', and not of fake.so"),
        ("a.json", b"{", "is no JSON from line 1, column 2 on"),
        ("n.json", b"[]", "is no patch of a plugin"),
        ("o.json", b"\xef\xbb\xbf" + drop(text, 1), "lacks Pitch, which fake.so has"),  # with a byte order mark
        ("b.json", text.replace('"Pitch"', '"Peach"').encode(), "has a parameter 1 'Peach', which fake.so lacks"),
        ("c.json", text.replace("0.125", "1.125").encode(), "has Pitch at 1.125, and it can be 0 to 1"),
        ("h.json", text.replace("0.125", "1" + 400 * "0").encode(), "has Pitch at 1000.*, and it can be 0 to 1"),
        ("d.json", text.replace('"index": 1', '"index": "1"').encode(), "without index, name and position"),
        ("k.json", drop(text, 1, 4), "lacks Pitch and Level, which fake.so has"),
        ("l.json", repeat(text, 0), "has the parameter 1 'Pitch' twice; keep one of them"),
        ("m.json", b'{"synth": "built-in"}', "is a patch of the built-in synthesiser; leave out --synth to play it"),
    ):
        (path := folder / name).write_bytes(content)
        with pytest.raises(PresetError, match=sentence):
            open_patch(path, plugin)


def drop(text: str, *indices: int) -> bytes:
    """A .json without the parameters of these indices."""
    content = json.loads(text)
    content["parameters"] = [p for p in content["parameters"] if p["index"] not in indices]
    return json.dumps(content).encode()


def repeat(text: str, number: int) -> bytes:
    """A .json with one of its parameters once more."""
    content = json.loads(text)
    return json.dumps(content | {"parameters": [*content["parameters"], content["parameters"][number]]}).encode()


def test_answers_are_deleted_only_where_nobody_has_changed_them(fake, tmp_path: Path):
    with Plugin(path := fake("sound")) as plugin, Plugin(path) as fresh:
        every = [name_files(tmp_path, "tone", rank, path, SOUND) for rank in (1, 2, 3)]
        for files in every:
            files.write(plugin, {1: 0.125}, fresh, {})
    every[1].json.write_text(every[1].json.read_text().replace("0.125", "0.25"))
    every[2].preset.write_bytes(every[2].preset.read_bytes() + b"\0")
    for files in every:
        files.delete()
    left = {path for files in every[1:] for path in (files.preset, files.json)}
    assert left == set(tmp_path.iterdir()) - {path}


def test_a_plugin_that_crashes_while_it_opens_a_preset_blames_the_preset(fake, tmp_path: Path):
    with Plugin(path := fake("sound")) as plugin, Plugin(path) as fresh:
        files = name_files(tmp_path, "tone", 1, path, SOUND)
        files.write(plugin, {1: 0.125}, fresh, {})
    sentence = r"^fake\.so crashed while it opened a preset \((signal|code) \d+\); the preset may be damaged\.$"
    with Plugin(fake("crash at open")) as plugin, pytest.raises(PluginError, match=sentence):
        open_patch(files.preset, plugin)


def test_a_preset_that_the_plugin_does_not_open_is_not_written(fake, tmp_path: Path):
    files = name_files(tmp_path, "tone", 1, path := fake("sound"), SOUND)
    sentence = r"^fake.so opens its own preset with another Pitch; lock that in a profile\.$"
    with Plugin(path) as plugin, Plugin(fake("forget")) as fresh, pytest.raises(PluginError, match=sentence):
        files.write(plugin, {1: 0.125}, fresh, {})
    assert not files.preset.exists()
    assert not files.json.exists()
