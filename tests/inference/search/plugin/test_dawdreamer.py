"""Real plugins in DawDreamer: one of ours that DPF makes a VST2 and a VST3, and Debian's amsynth where it is."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

import loopseed
from inference.search.patch.fitness import FITNESS
from inference.search.plugin.fxp import PresetError, parse_fxp
from inference.search.plugin.plugin import Plugin, PluginError
from inference.search.plugin.presets import name_files, open_patch
from inference.search.synth.synth import SAMPLE_RATE, Note

SOURCE = Path(__file__).with_name("tiny_synth")
AMSYNTH = Path("/usr/lib/vst/amsynth_vst.so")
SOUND = np.ones(10, np.float32)
NOTE = Note(0.3, 57.0)
WANTED = {"Shape": 0.75, "Cutoff": 0.4, "Decay": 0.3, "Volume": 0.8}  # Volume is the plugin's own

pytestmark = pytest.mark.skipif(importlib.util.find_spec("dawdreamer") is None, reason="needs the extra vst")
needs_dpf = pytest.mark.skipif(
    not (Path("/usr/share/dpf").exists() and shutil.which("make") and shutil.which("c++")), reason="needs dpf-source"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tiny")
    subprocess.run(["make", "--silent", "--directory", SOURCE, f"OUT={out}"], check=True, capture_output=True)
    return out


@pytest.fixture(params=["Tiny-vst.so", "Tiny.vst3"])
def tiny(request: pytest.FixtureRequest, built: Path) -> Path:
    return built / request.param


def find(plugin: Plugin, *names: str) -> list[int]:
    numbers = {parameter.name: parameter.index for parameter in plugin.parameters}
    return [numbers[name] for name in names]


def play(plugin: Plugin, positions: dict[int, float]) -> np.ndarray:
    return plugin.play(np.array([list(positions.values())], np.float32), list(positions), NOTE, SAMPLE_RATE // 2, 0.1)[
        0
    ]


@needs_dpf
def test_a_plugin_is_matched_and_its_preset_opened_again(tiny: Path, tmp_path: Path, capsys):
    with Plugin(tiny) as plugin:
        sound = play(plugin, dict(zip(find(plugin, *WANTED), WANTED.values(), strict=True)))
    soundfile.write(tmp_path / "tone.wav", sound, SAMPLE_RATE, subtype="FLOAT")
    (tmp_path / "my.toml").write_text('lock = ["Volume"]\n')
    arguments = ["--synth", tiny, "--profile", tmp_path / "my.toml", "--renders", 500, "--out", tmp_path]
    assert loopseed.main(["match-patch", str(tmp_path / "tone.wav"), *map(str, arguments)]) == 0
    output = capsys.readouterr().out
    assert f"{tiny.name}: 3 of " in output
    assert tiny.suffix != ".vst3" or "are no knobs" in output
    assert " holds " not in output
    assert f"{tiny.name} repeats itself" in output
    files = name_files(tmp_path, "tone", 1, tiny, SOUND)
    content = json.loads(files.json.read_text())
    assert content["distance_db"] < 1
    found = {parameter["name"]: parameter["position"] for parameter in content["parameters"]}
    assert found["Volume"] == pytest.approx(WANTED["Volume"], abs=1e-6)
    assert found["Cutoff"] == pytest.approx(WANTED["Cutoff"], abs=0.05)
    with Plugin(tiny) as plugin:
        open_patch(files.preset, plugin)
        fitness = FITNESS["log-mel"](sound)
        distance = fitness.compare(fitness.describe(play(plugin, {})[None]))[0]
    assert distance == pytest.approx(content["distance_db"], abs=0.01)


@needs_dpf
def test_a_wrong_preset_is_refused(tiny: Path, tmp_path: Path):
    with Plugin(tiny) as plugin, Plugin(tiny) as fresh:
        files = name_files(tmp_path, "tone", 1, tiny, SOUND)
        files.write(plugin, {}, fresh, {})
        data = files.preset.read_bytes()
        place = 16 if files.preset.suffix == ".fxp" else 8  # what plugin it is of
        files.preset.write_bytes(data[:place] + b"ABCD" + data[place + 4 :])
        with pytest.raises(PresetError, match=f"{files.preset.name} is a preset of"):
            open_patch(files.preset, plugin)
        files.preset.write_bytes(data[:-1])
        with pytest.raises(PresetError, match=f"{files.preset.name} is damaged"):
            open_patch(files.preset, plugin)


def test_what_is_no_plugin_is_one_sentence(tmp_path: Path):
    (tmp_path / "notes.so").write_text("some text")
    with pytest.raises(PluginError, match=r"can be loaded here: .*notes\.so: file too short|invalid ELF"):
        Plugin(tmp_path / "notes.so")


@pytest.mark.skipif(not AMSYNTH.exists(), reason="needs amsynth")
def test_a_plugin_with_a_chunk_opens_it_again(tmp_path: Path):
    with Plugin(AMSYNTH) as plugin, Plugin(AMSYNTH) as fresh:
        files = name_files(tmp_path, "tone", 1, AMSYNTH, SOUND)
        (cutoff,) = find(plugin, "filter_cutoff")
        files.write(plugin, {cutoff: 0.25}, fresh, {})
        assert isinstance(parse_fxp(files.preset.read_bytes()).content, bytes)
        plugin.set({cutoff: 0.75})
        assert open_patch(files.preset, plugin)[cutoff].position == pytest.approx(0.25, abs=0.001)
