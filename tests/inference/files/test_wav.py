import json
import re
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from checkout import ROOT
from inference.dsp.loudness import MAX_TRUE_PEAK, true_peak
from inference.files.atomic_file import atomic_write
from inference.files.png import write_png
from inference.files.wav import NoOriginError, Tags, is_own_sound, read_origin, write_wav


@pytest.mark.parametrize(("bits", "subtype"), [(24, "PCM_24"), (16, "PCM_16")])
def test_a_wav_holds_the_loop(tmp_path: Path, bits: int, subtype: str):
    loop = np.linspace(-0.7, 0.7, 1000, dtype=np.float32)
    assert write_wav(tmp_path / "é loop.wav", [loop], 44100, bits) == 0
    info = soundfile.info(tmp_path / "é loop.wav")
    assert (info.subtype, info.samplerate, info.channels, info.frames) == (subtype, 44100, 1, 1000)
    np.testing.assert_allclose(soundfile.read(tmp_path / "é loop.wav")[0], loop, atol=2.0 ** (1 - bits))


def test_a_loud_loop_is_turned_down_and_not_clipped(tmp_path: Path):
    loop = 4 * np.sin(np.arange(1000, dtype=np.float32))
    gain = write_wav(tmp_path / "loud.wav", [loop], 44100, 16)
    sound = soundfile.read(tmp_path / "loud.wav")[0]
    assert np.abs(sound).max() < 1
    assert gain == pytest.approx(20 * np.log10(MAX_TRUE_PEAK / true_peak(loop)))
    assert -14 < gain < -12.1
    np.testing.assert_allclose(sound, loop * 10 ** (gain / 20), atol=1e-4)


def test_a_row_has_one_gain_wherever_its_loudest_loop_is(tmp_path: Path):
    loops = [np.full(100, level, np.float32) for level in (0.5, 2.0, 0.25, 4.0, 1.0)]
    gain = write_wav(tmp_path / "row.wav", iter(loops), 44100)
    whole = np.concatenate(loops)
    factor = MAX_TRUE_PEAK / true_peak(whole)
    np.testing.assert_allclose(soundfile.read(tmp_path / "row.wav")[0], whole * factor, atol=1e-6)
    assert gain == pytest.approx(20 * np.log10(factor))


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_true_peak_between_samples_is_turned_down(tmp_path: Path, bits: int, channels: int):
    """A sine at a quarter of the rate whose samples are all 3 dB below its peak; a second channel may be the louder."""
    sine = 1.2 * np.sin(np.pi / 2 * np.arange(1000) + np.pi / 4)
    loop = np.stack([sine / 2, sine][-channels:], axis=1).astype(np.float32)
    assert np.abs(loop).max() < 0.86
    gain = write_wav(tmp_path / "a.wav", [loop], 44100, bits)
    assert gain == pytest.approx(20 * np.log10(MAX_TRUE_PEAK / 1.2), abs=0.03)
    written = soundfile.read(tmp_path / "a.wav", always_2d=True, dtype="float32")[0]
    step = 2.0 ** (1 - bits)
    assert max(true_peak(channel) for channel in written.T) == pytest.approx(MAX_TRUE_PEAK, abs=2 * step + 1e-6)


@pytest.mark.parametrize(("bits", "subtype"), [(24, "PCM_24"), (16, "PCM_16")])
def test_a_sound_below_the_ceiling_keeps_its_bytes(tmp_path: Path, bits: int, subtype: str):
    loop = np.random.default_rng(0).uniform(-1, 1, (1000, 2)).astype(np.float32)
    loop *= 0.9999 * MAX_TRUE_PEAK / max(true_peak(channel) for channel in loop.T)
    assert write_wav(tmp_path / "a.wav", [loop], 44100, bits) == 0
    soundfile.write(tmp_path / "plain.wav", loop, 44100, subtype)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "plain.wav").read_bytes()


def test_a_wav_holds_two_channels(tmp_path: Path):
    loop = np.random.default_rng(0).uniform(-0.6, 0.6, (1000, 2)).astype(np.float32)
    assert write_wav(tmp_path / "stereo.wav", [loop, loop], 44100) == 0
    np.testing.assert_allclose(soundfile.read(tmp_path / "stereo.wav")[0], np.concatenate([loop, loop]), atol=2.0**-23)


def test_a_row_comes_to_one_loudness(tmp_path: Path):
    """By one gain, so that its loops stay as loud against each other."""
    loops = [np.full((100, 2), level, np.float32) for level in (0.1, 0.2)]
    gain = write_wav(tmp_path / "row.wav", loops, 44100, loudness=-12.0)
    row = soundfile.read(tmp_path / "row.wav")[0]
    assert 10 * np.log10(np.mean(row**2)) == pytest.approx(-12, abs=0.01)
    np.testing.assert_allclose(row, np.concatenate(loops) * 10 ** (gain / 20), atol=1e-6)


def test_silence(tmp_path: Path):
    assert write_wav(tmp_path / "silence.wav", [np.zeros(100, np.float32)], 44100) == 0


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(OSError, match="nowhere"):
        write_wav(tmp_path / "nowhere" / "a.wav", [np.zeros(100, np.float32)], 44100)


def test_a_failure_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "a.wav"
    path.write_text("before")

    def fail() -> None:
        with atomic_write(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_rename_that_is_refused_at_first_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As under Windows, while a virus scanner has the file open."""
    refusals, rename = iter(range(2)), Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError(13, "Access is denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    write_png(tmp_path / "a.png", np.zeros((8, 8)))
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_rename_that_is_refused_for_good_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(path))

    monkeypatch.setattr("inference.files.atomic_file.RENAME_SECONDS", 0.05)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError, match=r"Access is denied: '.*[/\\]a\.png'$"):
        write_png(tmp_path / "a.png", np.zeros((8, 8)))
    assert list(tmp_path.iterdir()) == []


def test_a_picture_has_low_frequencies_at_the_bottom(tmp_path: Path):
    image = np.zeros((8, 4), np.float32)
    image[0] = 1
    write_png(tmp_path / "a.png", image)
    pixels = np.asarray(Image.open(tmp_path / "a.png"))
    assert pixels.shape == (8, 4)
    assert pixels[-1].tolist() == [255] * 4
    assert not pixels[:-1].any()


@pytest.mark.skipif(sys.platform == "win32", reason="a limit to the size of files is POSIX's")
def test_the_true_reason_is_given_where_a_file_cannot_be_written(tmp_path: Path):
    """As on a full disk, of which libsndfile says "System error" alone."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000));"
        "from pathlib import Path; import numpy as np; from inference.files.wav import write_wav;"
        f"write_wav(Path({str(tmp_path / 'a.wav')!r}), [np.zeros(65_536, np.float32)], 48_000)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert f"OSError: {tmp_path / 'a.wav'} cannot be written: File too large." in ended.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a limit to the size of files is POSIX's")
@pytest.mark.parametrize(
    ("write", "name"),
    [("write_wav({}, [np.arange(800) % 7 / 9], 48_000)", "a.flac"), ("write_png({}, rng.random((99, 99)))", "a.png")],
)
def test_a_full_disk_is_noticed_in_a_file_of_any_kind(tmp_path: Path, write: str, name: str):
    """libsndfile writes the last block of a FLAC when it is closed, and does not say that this failed."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500));"
        "from pathlib import Path; import numpy as np; from inference.files.png import write_png;"
        "from inference.files.wav import write_wav; rng = np.random.default_rng(0);"
        + write.format(f"Path({str(tmp_path / name)!r})")
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ended.stderr.endswith(f"OSError: [Errno 27] File too large: {str(tmp_path / name)!r}\n")
    assert list(tmp_path.iterdir()) == []


def test_the_true_reason_is_given_where_the_folder_is_gone(tmp_path: Path):
    with pytest.raises(OSError, match=r"a\.wav cannot be written: No such file or directory\.$"):
        write_wav(tmp_path / "gone" / "a.wav", [np.zeros(100, np.float32)], 48_000)


TAGS = Tags(133.7, 8, {"model": "é", "seeds": [[1, -2.5]]})


@pytest.mark.parametrize(("bits", "channels", "samples"), [(24, 1, 1001), (24, 2, 1000), (16, 1, 1001)])
def test_tags_are_added_after_the_sound_and_change_none_of_it(tmp_path: Path, bits: int, channels: int, samples: int):
    loop = np.random.default_rng(0).uniform(-0.9, 0.9, (samples, channels)).astype(np.float32)
    for name, tags in (("plain.wav", None), ("a.wav", TAGS), ("b.wav", TAGS)):
        write_wav(tmp_path / name, [loop], 44100, bits, tags=tags)
    plain, tagged = ((tmp_path / name).read_bytes() for name in ("plain.wav", "a.wav"))
    assert tagged[8 : len(plain)] == plain[8:]
    assert struct.unpack_from("<I", tagged, 4) == (len(tagged) - 8,)
    assert tagged == (tmp_path / "b.wav").read_bytes()
    np.testing.assert_array_equal(soundfile.read(tmp_path / "a.wav")[0], soundfile.read(tmp_path / "plain.wav")[0])
    assert read_origin(tmp_path / "a.wav") == TAGS.origin


@pytest.mark.parametrize("name", ["a.flac", "a.aiff", "a.aif"])
def test_other_formats_say_how_they_were_made(tmp_path: Path, name: str):
    path, tags = tmp_path / name, Tags(128.0, 4, {"model": "é", "rate": 48_000, "channels": 1})
    write_wav(path, [np.zeros(500, np.float32)], 48_000, tags=tags)
    assert read_origin(path) == tags.origin
    assert not is_own_sound(path)  # a change would not be seen
    assert soundfile.info(path).format == ("FLAC" if name == "a.flac" else "AIFF")
    soundfile.write(path, np.zeros(500), 48_000, format="FLAC" if name == "a.flac" else "AIFF")
    assert not is_own_sound(path)
    with pytest.raises(NoOriginError, match="does not say how it was made"):
        read_origin(path)


def test_samplers_find_the_loop_and_its_tempo(tmp_path: Path):
    """As libsndfile reads them, which knows nothing of us."""
    write_wav(tmp_path / "a.wav", [np.zeros((500, 2), np.float32)] * 2, 48_000, tags=TAGS)
    with soundfile.SoundFile(tmp_path / "a.wav") as file:
        log, comment = file.extra_info, file.comment
    assert TAGS.origin.items() <= json.loads(comment).items()
    found = dict(re.findall(r"^ *([\w ]+?) *: (.+)$", log, re.MULTILINE))
    assert found["Flags"].startswith("0x0004 (Loop,RootNoteInvalid,StretchOn")
    assert (found["Beats"], found["Meter"], float(found["Tempo"])) == ("8", "4/4", pytest.approx(133.7))
    assert (found["Period"], found["Midi Note"], found["Loop Count"]) == ("20833 nsec", "60", "1")
    assert re.search(r"Type : +0 +Start : +0 +End : +999 +Fraction : +0 +Count : +0\n", log)


@pytest.mark.parametrize("cut", [0, 5, 12, 1044, 1300])
def test_a_file_that_does_not_say_how_it_was_made(tmp_path: Path, cut: int):
    path = tmp_path / "a.wav"
    write_wav(path, [np.zeros(500, np.float32)], 48_000, 16, tags=TAGS)
    assert len(path.read_bytes()) > 1200
    path.write_bytes(path.read_bytes()[:cut] if cut < 1300 else path.read_bytes().replace(b'{"model"', b'["model"'))
    with pytest.raises(NoOriginError, match=r"a\.wav does not say how it was made"):
        read_origin(path)
