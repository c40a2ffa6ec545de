"""The process of a plugin: what it is asked for, and every way in which it can end."""

import json
import platform
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from inference.search.plugin import plugin as module
from inference.search.plugin.host import explain_failure
from inference.search.plugin.plugin import Plugin, PluginError
from inference.search.synth.synth import Note

NOTE = Note(0.2, 60.0)


def play(plugin: Plugin) -> np.ndarray:
    return plugin.play(np.array([[0.4], [0.9]], np.float32), [1], NOTE, 2000, 0.0)


def test_a_plugin_is_described_and_played(fake):
    with Plugin(fake("sound")) as plugin:
        assert [parameter.name for parameter in plugin.parameters][1:5] == ["Pitch", "Decay", "Drift", "Level"]
        first, second = play(plugin)
        assert plugin.set({2: 0.25})[2].text == "0.250"
        again, _ = play(plugin)
    assert first.shape == (2000,)
    assert not np.array_equal(first, second)
    assert not np.array_equal(first, again)
    assert plugin._process.poll() is not None


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("crash", r"fake.so crashed while it played a note \(signal 9\); try it in another host\."),
        ("exit", r"fake.so crashed while it played a note \(code 3\); try it in another host\."),
        ("hang", r"fake.so hung while it played a note: it was ended after 0\.3 s; try it in another host\."),
    ],
)
def test_a_plugin_that_ends_is_one_sentence(fake, mode: str, sentence: str):
    if mode == "crash" and sys.platform == "win32":
        sentence = r"fake.so crashed while it played a note \(code .*"
    with Plugin(fake(mode), limit=0.3) as plugin, pytest.raises(PluginError, match=f"^{sentence}$"):
        play(plugin)
    assert plugin._process.poll() is not None


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("refuse", "can be loaded here: Unable to load plugin; name a VST2"),
        ("crash at once", "fake.so crashed while it was loaded"),
    ],
)
def test_a_plugin_that_does_not_load_is_one_sentence(fake, mode: str, sentence: str):
    with pytest.raises(PluginError, match=sentence):
        Plugin(fake(mode))


def test_what_is_no_plugin_is_one_sentence(tmp_path: Path):
    with pytest.raises(PluginError, match=r"There is no plugin .*none\.so; name the file or folder of a VST"):
        Plugin(tmp_path / "none.so")
    (text := tmp_path / "notes.txt").touch()
    with pytest.raises(PluginError, match="is no plugin: its name ends in none of"):
        Plugin(text)


def test_why_a_library_cannot_be_loaded_is_in_the_words_of_the_loader(tmp_path: Path):
    (text := tmp_path / "notes.so").write_text("some text, and no library of this system at all" * 9)
    assert "notes.so" in explain_failure(text, "no")
    (folder := tmp_path / "a.vst3").mkdir()
    assert explain_failure(folder, "no") == "a.vst3 holds no library for this system and processor"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library may have another name")
def test_a_folder_that_was_renamed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ctypes.CDLL", lambda path: None)
    (folder := tmp_path / "b.vst3" / "Contents" / f"{platform.machine()}-linux").mkdir(parents=True)
    (library := folder / "a.so").touch()
    said = "its library a.so is not named as the folder, which is to be a.vst3"
    assert explain_failure(tmp_path / "b.vst3", "no") == said
    with pytest.raises(PluginError, match=r"a\.so is a part of a plugin; name its folder .*b\.vst3\.$"):
        Plugin(library)


def test_temporary_files_end_with_the_plugin(fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Plugin(fake("sound")):
        (folder,) = tmp_path.glob("loopseed-plugin-*")
        (folder / "temp_juce").mkdir()
    assert not folder.exists()


def test_without_the_extra_the_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "list_missing", lambda modules: list(modules))
    (tmp_path / "a.so").touch()
    with pytest.raises(PluginError, match=r"DawDreamer is not installed, which plugins need: .*--extra vst"):
        Plugin(tmp_path / "a.so")


def test_a_sound_that_is_none_is_silent(fake):
    with Plugin(fake("broken")) as plugin:
        assert not play(plugin).any()


def test_a_plugin_that_hangs_ends_without_the_program_that_started_it(fake):
    """As after kill -9: its input ends, and nobody waits for it or kills it."""
    with Plugin(fake("hang"), limit=0.3) as plugin:
        process = plugin._process
        assert process.stdin
        process.stdin.write(
            b'{"task": "play", "patches": 1, "numbers": [1], "pitch": 60, "length": 0.1, "samples": 10, "settle": 0, '
            b'"bytes": 4}\n1234'
        )
        process.stdin.close()
        assert process.wait(timeout=60) == 1


def test_a_plugin_ends_with_the_program_that_started_it(fake):
    """Not only after all notes of a request: the killed program reads none of them."""
    with Plugin(fake("slow")) as plugin:
        process = plugin._process
        assert process.stdin
        assert process.stdout
        request = {"task": "play", "patches": 10_000, "numbers": [1], "bytes": 40_000}
        request |= {"pitch": 60, "length": 0.1, "samples": 9, "settle": 0}
        process.stdin.write(json.dumps(request).encode() + b"\n" + bytes(40_000))
        process.stdin.close()
        assert process.stdout.readline() == b"\n"
        process.stdout.close()
        process.wait(timeout=60)  # the notes alone last 500 s


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS loads such a folder itself")
def test_a_folder_with_a_vst2_is_loaded_or_its_system_is_named(fake, tmp_path: Path):
    (folder := tmp_path / "a.vst").mkdir()
    (library := folder / "a.so").touch()
    make = fake("sound")
    assert make.suffix == ".so"
    with Plugin(folder) as plugin:
        assert str(library) in plugin._process.args  # type: ignore
    library.unlink()
    fake("refuse")
    with pytest.raises(PluginError, match=r"a\.vst is no plugin that can be loaded here: it is one for macOS; name a"):
        Plugin(folder)


def test_the_daemon_imports_nothing_of_it():
    code = "import sys, loopseed, server.daemon\n"
    code += "print([name for name in sys.modules if name.startswith(('inference.search.plugin', 'dawdreamer'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_only_the_host_imports_dawdreamer():
    files = [path for room in ("inference", "server", "models", "tools") for path in (ROOT / room).rglob("*.py")]
    found = [path.name for path in files if re.search("import.*dawdreamer", path.read_text(encoding="utf-8"))]
    assert found == ["host.py"]
