"""A folder of one-shots replaces the drum machine's sounds; the command names the files that it leaves out."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tools.demo_loops import demo_loop
from tools.drum_machine.instruments.kits import KINDS
from tools.one_shots import NAMES, find_kind, load_one_shots
from tools.slices import SliceError

RATE, TONE = 44_100, 3000  # Hz
LOOP_RATE = 34_952


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A hat (a tone of 3 kHz after 100 ms of silence), a damaged snare, a silent kick, and a file without a drum."""
    folder = tmp_path / "kit"
    folder.mkdir()
    t = np.arange(RATE // 2) / RATE
    hat = np.where(t < 0.1, 0, 0.3 * np.sin(2 * np.pi * TONE * t) * np.exp(-(t - 0.1) / 0.03))
    soundfile.write(folder / "HiHat_01.wav", np.stack([hat, hat], 1), RATE)
    (folder / "snare_2.wav").write_bytes(b"no sound")
    soundfile.write(folder / "voice.wav", hat, RATE)
    soundfile.write(folder / "kick.wav", np.zeros(100), RATE)
    return folder


def test_names_say_the_kind() -> None:
    assert set(NAMES) == set(KINDS)
    kinds = {
        "BD_long.wav": "kick", "Kicks/01.wav": "kick", "hihat_opened02.ogg": "open", "OpenHat.wav": "open",
        "closed hat 3.wav": "hat", "Snares/clap.wav": "clap", "rimshot.wav": "snare", "cymbal1.aif": "crash",
        "lo-tom.wav": "tom", "cowbell.flac": "percussion", "that.wav": None, "bass.wav": None,
    }  # fmt: skip
    assert {name: find_kind(name) for name in kinds} == kinds


def test_one_shots_start_at_their_attack_and_have_the_loops_rate(kit: Path) -> None:
    sounds, faults = load_one_shots(kit, LOOP_RATE)
    assert set(sounds) == {"hat"}
    (hat,) = sounds["hat"]
    assert np.abs(hat).max() == pytest.approx(1, abs=1e-6)
    assert np.argmax(np.abs(hat)) < 0.002 * LOOP_RATE
    strongest = np.abs(np.fft.rfft(hat)).argmax() / len(hat) * LOOP_RATE
    assert strongest == pytest.approx(TONE, rel=0.01)
    assert [fault.split(" ")[0] for fault in faults] == [str(kit / n) for n in ("kick.wav", "snare_2.wav", "voice.wav")]
    assert all(fault.count("\n") == 0 and fault.endswith(".") for fault in faults)


def test_loops_play_them(kit: Path) -> None:
    sounds, _ = load_one_shots(kit, LOOP_RATE)
    for number in range(4):
        own, synthesised = (demo_loop(number, one_shots=kit) for kit in (sounds, None))
        assert tone_level(own) > tone_level(synthesised) + 6
        assert np.array_equal(own, demo_loop(number, one_shots=sounds))


def tone_level(loop: np.ndarray) -> float:
    """The energy within 100 Hz of TONE relative to the rest of 2 to 4 kHz, in dB."""
    f = np.fft.rfftfreq(len(loop), 1 / LOOP_RATE)
    power = np.abs(np.fft.rfft(loop.mean(1))) ** 2
    tone, around = np.abs(f - TONE) < 100, np.abs(f - TONE) < 1000
    return float(10 * np.log10(power[tone].sum() / power[around & ~tone].sum()))


def test_a_folder_without_one_shots_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SliceError, match="there is no folder"):
        load_one_shots(tmp_path / "none", LOOP_RATE)
    soundfile.write(tmp_path / "voice.wav", np.ones(100), RATE)
    with pytest.raises(SliceError, match="no one-shot that can be used"):
        load_one_shots(tmp_path, LOOP_RATE)


def test_the_command_plays_a_kit_and_names_the_files_that_it_leaves_out(kit: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.demo_loops", "--count", "1", "--processes", "1", "--out", tmp_path / "out"]
    done = subprocess.run([*command, "--one-shots", kit], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("left out") == 3
    assert f"{kit}: 1 hat\n" in done.stdout
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "kit_0_00000.wav"
    assert np.allclose(soundfile.read(path)[0], demo_loop(0, one_shots=load_one_shots(kit, LOOP_RATE)[0]), atol=2**-22)
    refused = subprocess.run([*command, "--one-shots", tmp_path / "none"], capture_output=True, text=True)
    assert refused.returncode == 1
    assert refused.stderr == f"demo_loops: there is no folder {tmp_path / 'none'}.\n"
