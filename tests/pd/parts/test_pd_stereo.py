"""Two channels from the file to the recording, the limiter, and files of another rate."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, RATE, batch, messages, needs_pd, patch
from pd_running import atom
from test_pd_sound import FADE, bar, recorded, start_of

pytestmark = needs_pd


def write_stereo(path: Path, samples: int) -> np.ndarray:
    sound = np.random.default_rng(1).uniform(-0.25, 0.25, (samples, 2))
    soundfile.write(path, sound, RATE, subtype="PCM_24")
    return soundfile.read(path, dtype="float32")[0]


def render(folder: Path, boxes: list[str], plan: list[tuple[float, str]], until: float) -> np.ndarray:
    """What the last box but the recorder plays."""
    last = len(boxes) - 1
    cords = [(0, j, 1, j) for j in range(3)] if "clock" in boxes[0] else []
    left = 3 if "slot" in boxes[last] else 0
    cords += [(last, left, last + 1, 0), (last, left + 1, last + 1, 1)]
    played = patch(folder / "played.pd", [*boxes, "obj ls-record~ t"], cords)
    batch(played, messages(folder / "plan.pd", [(0, "pd dsp 1"), *plan, *recorded("t", folder, 290, until)]))
    return soundfile.read(folder / "out.wav", dtype="float32")[0]


@pytest.mark.parametrize("samples", [bar(128), 3 * bar(128), 40_000])
def test_a_slot_plays_both_channels(tmp_path: Path, samples: int):
    """Sample by sample where the file has whole bars; the pan is a balance."""
    loop = write_stereo(tmp_path / "1.wav", samples)
    plan = [(20, f"t-1-load {atom(tmp_path)}/1.wav"), (300, "t-run 1")]
    out = render(tmp_path, ["obj ls-clock~ t", "obj ls-slot~ t-1 t"], plan, 300 + 3 * 1875)
    if samples % bar(128):
        assert np.corrcoef(out.T)[0, 1] < 0.1
        return
    start = start_of(loop[:, 0], out[:, 0])
    assert np.array_equal(out[start + FADE : start + samples], loop[FADE : out.shape[0] - start])


def test_a_pad_plays_both_channels(tmp_path: Path):
    part = write_stereo(tmp_path / "1.wav", 24_000)
    plan = [(20, f"t-1-load {atom(tmp_path)}/1.wav"), (25, "t-1-gain 1"), (400, "t-1-note 127")]
    out = render(tmp_path, ["obj ls-voice~ t-1"], plan, 2000)
    start = start_of(part[:, 0], out[:, 0])
    assert np.abs(out[start + FADE : start + 20_000] - part[FADE:20_000]).max() < 2**-22


@pytest.mark.parametrize("rate", [44_100, 32_000])
def test_a_pad_keeps_the_pitch_of_a_file_of_another_rate(tmp_path: Path, rate: int):
    sine = np.sin(2 * np.pi * 1000 * np.arange(rate) / rate) / 4
    soundfile.write(tmp_path / "1.wav", sine, rate, subtype="PCM_24")
    plan = [(20, f"t-1-load {atom(tmp_path)}/1.wav"), (400, "t-1-note 127")]
    out = render(tmp_path, ["obj ls-voice~ t-1"], plan, 1300)[:, 0]
    spectrum = np.abs(np.fft.rfft(out[10_000:34_000] * np.hanning(24_000)))
    assert abs(np.argmax(spectrum) * RATE / 24_000 - 1000) < 4


def test_mono_and_silence(tmp_path: Path):
    """A mono file plays on both sides; the path none is silence."""
    sound = write_stereo(tmp_path / "1.wav", bar(128))[:, 0]
    soundfile.write(tmp_path / "mono.wav", sound, RATE, subtype="PCM_24")
    plan = [(20, f"t-1-load {atom(tmp_path)}/mono.wav"), (300, "t-run 1"), (1000, "t-1-load none")]
    out = render(tmp_path, ["obj ls-clock~ t", "obj ls-slot~ t-1 t"], plan, 300 + 3 * 1875)
    assert np.array_equal(out[:, 0], out[:, 1])
    start = start_of(sound, out[:, 0])
    assert np.array_equal(out[start + FADE : start + len(sound), 0], sound[FADE:])
    assert not out[start + len(sound) + FADE :].any()


@pytest.mark.parametrize("limit", [0, 1])
def test_the_limiter(tmp_path: Path, limit: int):
    """Below 0.8 nothing is changed; above, no step and no value beyond 1. Switched off, nothing is changed at all."""
    samples = np.concatenate([np.linspace(-3, 3, 48_000), np.random.default_rng(2).uniform(-0.8, 0.8, 4_000)])
    soundfile.write(tmp_path / "in.wav", samples / 4, RATE, subtype="FLOAT")
    boxes = ["obj tabplay~ t-in", "obj *~ 4", "obj ls-out~ t 1", "obj ls-record~ t", "obj array define t-in 52000"]
    boxes += [f"msg read {atom(tmp_path / 'in.wav')} t-in", "obj soundfiler", "obj loadbang", "obj r t-go"]
    cords = [(0, 0, 1, 0), (1, 0, 2, 0), (1, 0, 2, 1), (2, 0, 3, 0), (2, 1, 3, 1), (7, 0, 5, 0), (5, 0, 6, 0)]
    cords += [(8, 0, 0, 0)]
    played = patch(tmp_path / "played.pd", boxes, cords)
    plan = [(0, "pd dsp 1"), (20, f"t-limit {limit}"), (400, "t-go bang"), *recorded("t", tmp_path, 290, 1800)]
    record = tmp_path / "ls-record~.pd"
    record.write_text(record.read_text().replace("-bytes 3", "-bytes 4"), encoding="utf-8")
    batch(played, messages(tmp_path / "plan.pd", plan))
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0][:, 0]
    given = samples.astype(np.float32)
    start = start_of(given[-3000:], out) + 3000 - len(given)
    out = out[start : start + len(given)]
    small = np.abs(given) <= 0.8
    assert np.array_equal(out[small], given[small])
    if limit:
        assert np.abs(out).max() < 1
        assert np.abs(np.diff(out[:48_000])).max() < 2e-4
    else:
        assert np.abs(out - given).max() < 1e-6


def test_the_clip_light(play, tmp_path: Path):
    """Red after a sample beyond full scale, until it is clicked."""
    boxes = ["obj r t-level", "obj sig~", "obj ls-out~ t"]
    pd = play(patch(tmp_path / "loud.pd", boxes, [(0, 0, 1, 0), (1, 0, 2, 0), (1, 0, 2, 1)]), watch=["t-clip"])
    pd.send("pd dsp 1", "t-level 1.9", "t-level 2.1")
    assert pd.wait("t-clip", "color") == "color #e02020"
    pd.send("t-level 0", "t-clip bang")
    assert pd.wait("t-clip", "color") == "color #c0c0c0"
    assert pd.wrong() == []


@pytest.mark.parametrize("limit", [1, 0])
@pytest.mark.parametrize(
    ("face", "sounds"),
    [
        ("smol", ["smol-slot"]),
        ("hallu", ["hallu-1", "hallu-2"]),
        ("performance", [f"performance-{k}" for k in range(1, 9)]),
        ("sampler", [f"sampler-{k}" for k in range(1, 9)]),
    ],
)
def test_no_face_clips_at_its_default_levels(tmp_path: Path, face: str, sounds: list[str], limit: int):
    """All slots play the same loop as loud as a file can be, the worst case: with the limiter and without."""
    samples = bar(128)
    loop = 0.999 * np.sign(np.sin(2 * np.pi * 100 * (np.arange(samples) + 0.5) / samples))
    soundfile.write(tmp_path / "loud.wav", np.stack([loop, loop], axis=1), RATE, subtype="PCM_24")
    plan = [(0, "pd dsp 1"), *([] if limit else [(5, f"{face}-limit 0")])]
    plan += [(20 + k, f"{sound}-load {atom(tmp_path / 'loud.wav')}") for k, sound in enumerate(sounds)]
    if face == "sampler":
        plan += [(400, f"{sound}-note 100") for sound in sounds]
    else:
        plan += [(300, f"{face}-run 1")]
    plan += recorded(face, tmp_path, 290, 300 + 2.5 * 1875)
    copy = shutil.copy(PD / f"{face}.pd", tmp_path)  # beside the test's ls-record~
    batch(Path(copy), messages(tmp_path / "plan.pd", plan))
    peak = np.abs(soundfile.read(tmp_path / "out.wav")[0]).max()
    assert peak > 0.7  # it is as loud as it may be
    assert peak < 1 - 2**-22


@pytest.mark.parametrize(("rate", "bars"), [(44_100, 1), (44_100, 32), (96_000, 5), (32_000, 0.25)])
def test_a_slot_keeps_the_pitch_of_a_file_of_another_rate(tmp_path: Path, rate: int, bars: float):
    """As many bars as the file has: what another client's rate made is resampled at the table."""
    samples = round(240 / 128 * rate) * bars
    hertz = 1000 * 128 / 120  # 2000 periods a bar
    sine = np.sin(2 * np.pi * hertz * np.arange(samples) / rate) / 4
    soundfile.write(tmp_path / "1.wav", sine, rate, subtype="PCM_24")
    plan = [(20, f"t-1-load {atom(tmp_path / '1.wav')}"), (1500, "t-run 1")]
    out = render(tmp_path, ["obj ls-clock~ t", "obj ls-slot~ t-1 t"], plan, 3500)[:, 0]
    spectrum = np.abs(np.fft.rfft(out[70_000:94_000] * np.hanning(24_000)))
    assert abs(np.argmax(spectrum) * RATE / 24_000 - hertz) < 4
