"""The command line as a musician uses it."""

import functools
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PIL import Image

import inference.cli
import loopseed
from checkout import ROOT
from inference.files.wav import read_origin
from inference.model.library import Library
from osc_client import Client, free_port
from server.daemon import Config, Daemon
from tiny_model import CONDITIONAL, IN_PARTS, write_model

PORT = str(free_port())


@pytest.fixture
def tiny(models_folder: Path) -> list[str]:
    return ["--model", str(models_folder / "tiny.onnx")]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_a_signal_stops_the_daemon_cleanly(serve, seed: list, name: str):
    serving = serve()
    client = Client(serving.port)
    path = client.query("generate_single_wav_id", 3, seed)[1][1]
    serving.process.send_signal(getattr(signal, name))
    assert serving.wait() == 0
    log = "".join(serving.log)
    assert re.search(
        rf"/cc/generate_single_wav_id 3 from 127.0.0.1:\d+: wav_id 3 {re.escape(path)} 1 loop in .* ms", log
    )
    assert "Traceback" not in log


def test_a_name_that_is_too_long(tiny: list[str], capsys: pytest.CaptureFixture[str]):
    """It was a traceback."""
    assert loopseed.main(["render", *tiny, "--rng", "1", "a" * 300 + ".wav"]) == 1
    assert re.fullmatch(r"loopseed: a{300}\.wav[^\n]*\.\n", capsys.readouterr().err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
def test_nohup_keeps_the_daemon(models_folder: Path, tmp_path: Path):
    daemon = Daemon(Config(models_folder / "tiny.onnx", Library([models_folder]), tmp_path, tmp_path / "seeds.json"))
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with daemon.signals():
            signal.raise_signal(signal.SIGHUP)
            assert not daemon.should_exit
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        with daemon.signals():
            signal.raise_signal(signal.SIGHUP)
            assert daemon.should_exit
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_signal_that_comes_twice_at_once_is_one(models_folder: Path, tmp_path: Path, monkeypatch):
    """As from a launcher that passes on what its whole group got; a later one ends the daemon on the spot."""
    daemon = Daemon(Config(models_folder / "tiny.onnx", Library([models_folder]), tmp_path, tmp_path / "seeds.json"))
    for seconds in (100.0, 100.5):
        monkeypatch.setattr("time.monotonic", lambda seconds=seconds: seconds)
        daemon.handle_exit(signal.SIGINT, None)
    assert daemon.should_exit
    monkeypatch.setattr("time.monotonic", lambda: 100.75)
    with pytest.raises(SystemExit) as exit:
        daemon.handle_exit(signal.SIGINT, None)
    assert exit.value.code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize(("name", "by"), [("SIGINT", "Ctrl-C"), ("SIGTERM", "SIGTERM"), ("SIGHUP", "SIGHUP")])
def test_a_signal_ends_a_row_in_one_line_and_leaves_nothing(tmp_path: Path, models_folder: Path, name: str, by: str):
    out = tmp_path / "row"
    out.mkdir()
    row = ["fade", "--rng", "1", "2", "--steps", "256", "--model", models_folder / "full.onnx", out / "row.wav"]
    number = getattr(signal, name)
    hear = functools.partial(signal.signal, number, signal.SIG_DFL)  # a shell's background jobs do not
    command = [sys.executable, "-m", "loopseed", *row]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hear)
    until = time.monotonic() + 60  # s
    while not list(out.iterdir()):  # it has begun when the hidden file is there
        assert process.poll() is None
        assert time.monotonic() < until
    process.send_signal(number)
    assert process.communicate(timeout=60)[1] == f"loopseed: stopped by {by}\n"
    assert process.returncode == 128 + number
    assert list(out.iterdir()) == []


def test_init_comes_once_it_can_serve(serve):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.settimeout(30)
        serve("--reply-port", str(ear.getsockname()[1]))
        assert ear.recv(1024).startswith(b"/ccret/init\0")


def test_a_wide_open_host_is_warned_of(serve):
    assert "127.0.0.1" in "".join(serve("--host", "127.0.0.1").log)
    with pytest.raises(AssertionError, match="answers this computer and no other computer"):
        serve("--host", "0.0.0.0")


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        (["--model", "nothing"], "There is no model or file 'nothing'; the only model is techno."),
        (["--host", "no.such.host.invalid"], "not an address to listen on"),
        (["--out-dir", "missing/missing"], "cannot be written"),
        (
            ["--port", PORT, "--reply-port", PORT],
            f"listens on port {PORT}, so replies cannot go there; see --reply-port",
        ),
    ],
    ids=["model", "host", "folder", "port"],  # PORT differs from worker to worker
)
def test_a_daemon_that_cannot_start_says_why(tmp_path: Path, tiny: list[str], capsys, monkeypatch, flags, reason):
    monkeypatch.chdir(tmp_path)
    assert loopseed.main(["serve", "--port", "0", *tiny, *flags]) == 1
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_sentence_that_cannot_be_printed_costs_no_work(tmp_path: Path, tiny: list[str], closed: str):
    """The pipe was closed, and the code page has no such letter: the files are there, and the code says so."""
    out, picture = tmp_path / "é ☃.wav", tmp_path / "a.png"
    command = [sys.executable, "-m", "loopseed", "render", *tiny, "--image", picture, out]
    reader, writer = os.pipe()
    os.close(reader)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, closed: writer}
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ended = subprocess.run(command, env=environment, cwd=Path(loopseed.__file__).parent, **pipes)
    os.close(writer)
    assert ended.returncode == 0
    assert soundfile.info(out).frames > 0
    assert Image.open(picture).size == (64, 64)
    if closed == "stderr":
        assert rb"\u2603.wav: 1 loop" in ended.stdout
    else:
        assert ended.stderr == b""


def test_render(tmp_path: Path, tiny: list[str], capsys):
    out, picture = tmp_path / "a b é.wav", tmp_path / "a.png"
    command = ["render", "--rng", "7", *tiny, "--bpm", "140", "--rate", "44100", "--bits", "16"]
    assert loopseed.main([*command, "--image", str(picture), str(out)]) == 0
    info = soundfile.info(out)
    length = round(60 / 140 * 44100)
    assert (info.frames, info.channels, info.samplerate, info.subtype) == (length, 2, 44100, "PCM_16")
    assert Image.open(picture).size == (64, 64)
    assert "gain" in capsys.readouterr().out
    first = out.read_bytes()
    loopseed.main([*command, "--stretch", str(out)])
    assert out.read_bytes() != first
    assert soundfile.info(out).frames == info.frames


def test_a_sound_says_how_it_was_made(tmp_path: Path, capsys):
    """And what `loopseed info` prints gives the same file again."""
    model = write_model(tmp_path / "mine.onnx", CONDITIONAL)
    flags = ["--model", str(model), "--bpm", "140", "--condition", "pitch=1.5", "--transients", "0.25"]
    first, second = str(tmp_path / "a.wav"), str(tmp_path / "b.wav")
    loopseed.main(["render", "--rng", "7", *flags, first])
    capsys.readouterr()
    assert loopseed.main(["info", first]) == 0
    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert lines.pop("model") == '"mine"'
    assert lines["conditions"] == '{"pitch": 1.5}'
    (tmp_path / "seed.txt").write_text(lines.pop("seed"))
    assert lines == {
        "loops": "1",
        "bpm": "140.0",
        "stretch": "false",
        "conditions": '{"pitch": 1.5}',
        "transients": "0.25",
        "channels": "2",
        "rate": "48000",
    }
    loopseed.main(["render", "--seed", str(tmp_path / "seed.txt"), *flags, second])
    assert Path(first).read_bytes() == Path(second).read_bytes()
    with soundfile.SoundFile(first) as file:
        assert "Beats     : 1\n" in file.extra_info
        assert "Tempo     : 140.0" in file.extra_info
    loopseed.main(["fade", "--rng", "7", "8", "--steps", "5", *flags, second])
    capsys.readouterr()
    loopseed.main(["info", second])
    assert [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()[:4]] == [
        "model",
        "start seed",
        "end seed",
        "loops",
    ]
    assert loopseed.main(["info", str(tmp_path / "seed.txt")]) == 1
    assert "seed.txt does not say how it was made" in capsys.readouterr().err


def test_many_loops_are_written_to_a_folder(tmp_path: Path, tiny: list[str], capsys, monkeypatch):
    """Each is the one of its number; the same command goes on where it was stopped."""
    out, one = tmp_path / "new" / "out", tmp_path / "one.wav"
    command = ["render", "--count", "3", "--out", str(out), "--rng", "7", "--bpm", "200", *tiny]
    write = inference.cli.write_wav

    def stop_at_the_third(path: Path, *arguments: Any) -> float:
        if path.name == "tiny-00009.wav":
            raise KeyboardInterrupt
        return write(path, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr("inference.cli.write_wav", stop_at_the_third)
        assert loopseed.main(command) == 130
    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert {path.name for path in before} == {"tiny-00007.wav", "tiny-00008.wav"}
    capsys.readouterr()
    assert loopseed.main(command) == 0
    assert capsys.readouterr() == (f"{out} holds 3 loops, 1 of them new.\n", "")
    assert before.items() <= {path: path.stat().st_mtime_ns for path in out.iterdir()}.items()
    loopseed.main(["render", "--rng", "9", "--bpm", "200", *tiny, str(one)])
    assert one.read_bytes() == (out / "tiny-00009.wav").read_bytes()


@pytest.mark.parametrize("flags", [["--bpm", "150"], ["--bits", "16"], ["--rate", "44100"], ["--channels", "1"]])
def test_many_loops_replace_no_other_file(tmp_path: Path, tiny: list[str], capsys, flags: list[str]):
    """Loops of other settings stay."""
    command = ["render", "--count", "2", "--out", str(tmp_path), *tiny]
    assert loopseed.main(command) == 0
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert loopseed.main([*command, *flags]) == 1
    assert "tiny-00000.wav is there already, and is not this loop; choose another" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_damaged_or_foreign_file_among_many_loops_is_left_out(tmp_path: Path, tiny: list[str], capsys):
    """It stays, the others are written, and the exit code is 3."""
    command = ["render", "--count", "5", "--out", str(tmp_path), *tiny]
    assert loopseed.main(command) == 0
    paths = [tmp_path / f"tiny-{number:05d}.wav" for number in range(5)]
    data = bytearray(paths[0].read_bytes())
    data[1000:2000] = bytes(1000)
    contents = [data, b"mine", b"RIFF\4\0\0\0WAVE"]
    for path, content in zip(paths, contents, strict=False):
        path.write_bytes(content)
    paths[3].unlink()
    capsys.readouterr()
    assert loopseed.main(command) == 3
    faults = [f"{path} is there already, and is not this loop; choose another --out, or move it." for path in paths[:3]]
    first = f"{tmp_path} holds 2 loops, 1 of them new."
    assert capsys.readouterr().out.splitlines() == [first, "3 loops of 5 left out:", *(f"  {x}" for x in faults)]
    assert [path.read_bytes() for path in paths[:3]] == contents


def test_many_loops_go_up_to_the_last_number(tmp_path: Path, tiny: list[str], capsys):
    command = ["render", "--rng", str(2**31 - 2), "--out", str(tmp_path), *tiny, "--count"]
    with pytest.raises(SystemExit) as exit:
        loopseed.main([*command, "3"])
    assert exit.value.code == 2
    assert "go beyond number 2147483647, the last" in capsys.readouterr().err
    assert loopseed.main([*command, "2"]) == 0


@pytest.mark.parametrize(
    "flags",
    [
        ["--count", "2"],
        ["--out", "x"],
        ["--count", "2", "--out", "x", "a.wav"],
        ["--count", "0", "--out", "x"],
        ["--count", "2", "--out", "x", "--image", "a.png"],
        ["--count", "2", "--out", "x", "--seed", "a.txt"],
    ],
)
def test_half_a_command_for_many_loops_is_refused(tiny: list[str], capsys, flags: list[str]):
    with pytest.raises(SystemExit) as exit:
        loopseed.main(["render", *tiny, *flags])
    assert exit.value.code == 2
    assert "--count" in capsys.readouterr().err


def test_render_equals_the_daemon(tmp_path: Path, tiny: list[str], client: Client):
    """The same sound without OSC, byte for byte."""
    seed = client.query("random_seed", 1, 7)[1][1:]
    path = client.query("generate_single_wav", seed)[1][0]
    (tmp_path / "seed.txt").write_text(", ".join(map(str, seed)))
    mono = [*tiny, "--channels", "1"]
    loopseed.main(["render", "--rng", "7", *mono, str(tmp_path / "rng.wav")])
    loopseed.main(["render", "--seed", str(tmp_path / "seed.txt"), *mono, str(tmp_path / "seed.wav")])
    assert Path(path).read_bytes() == (tmp_path / "rng.wav").read_bytes() == (tmp_path / "seed.wav").read_bytes()


def test_fade(tmp_path: Path, tiny: list[str], client: Client):
    start, end = (client.query("random_seed", 1, n)[1][1:] for n in (1, 2))
    client.query("set_channels", 2)  # the default of the command line
    for name, flags in [("fade", []), ("pingpong", ["--pingpong"])]:
        path = client.query(f"generate_{name}", 1, 5, start, end)[1][1]
        out = tmp_path / f"{name}.wav"
        threads = ["--threads", str(os.cpu_count())]
        assert loopseed.main(["fade", "--rng", "1", "2", "--steps", "5", *threads, *flags, *tiny, str(out)]) == 0
        assert out.read_bytes() == Path(path).read_bytes()


def test_a_model_in_parts_sounds_the_same_by_both_ways(tmp_path: Path, start):
    """In stereo, at the model's loudness, with the picture of the sound."""
    model = write_model(tmp_path / "parts.onnx", IN_PARTS)
    client = Client(start(model=model).socket.address[1])
    client.query("set_channels", 2)
    client.query("set_transients", 0.5)
    seed = client.query("random_seed", 1, 7)[1][1:]
    _, (_, path, picture, _) = client.query("generate_single_wav_id_img", 1, seed)
    out, image = tmp_path / "a.wav", tmp_path / "a.png"
    command = ["render", "--rng", "7", "--transients", "0.5", "--model", str(model)]
    assert loopseed.main([*command, "--image", str(image), str(out)]) == 0
    assert out.read_bytes() == Path(path).read_bytes()
    assert image.read_bytes() == Path(picture).read_bytes()
    sound = soundfile.read(out)[0]
    assert 10 * np.log10(np.mean(sound.mean(axis=1) ** 2)) == pytest.approx(IN_PARTS.loudness, abs=1)
    assert np.abs(sound[:, 0] - sound[:, 1]).max() > 0.01


@pytest.mark.parametrize(
    ("text", "reason"),
    [("1 2 3", "holds 3 numbers"), ("a b", "not a list of numbers"), ("nan " * 64, "finite"), ("", "holds 0 numbers")],
)
def test_a_wrong_seed_file(tmp_path: Path, tiny: list[str], capsys, text: str, reason: str):
    (tmp_path / "seed.txt").write_text(text)
    assert loopseed.main(["render", "--seed", str(tmp_path / "seed.txt"), *tiny, str(tmp_path / "a.wav")]) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "a.wav").exists()


@pytest.mark.parametrize(
    "flags",
    [
        ["--bpm", "5"],
        ["--bpm", "x"],
        ["--rate", "1"],
        ["--rng", "-1"],
        ["--bits", "8"],
        ["--channels", "3"],
        ["--transients", "2"],
        [],
    ],
)
def test_wrong_flags(tmp_path: Path, tiny: list[str], capsys, flags: list[str]):
    out = [str(tmp_path / "a.wav")] if flags else []
    with pytest.raises(SystemExit) as exit:
        loopseed.main(["render", *tiny, *flags, *out])
    assert exit.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (["--rng", "-7"], "argument --rng: -7 is not between 0 and 2147483647"),
        (["--rng", "seven"], "argument --rng: 'seven' is not a whole number"),
        (["--bpm", "fast"], "argument --bpm: 'fast' is not a number"),
        (["--image", "a.jpg"], "argument --image: a.jpg must end in .png: the end of its name says the format"),
    ],
)
def test_a_wrong_value_is_said_in_plain_numbers_and_words(tiny: list[str], capsys, flags: list[str], sentence: str):
    with pytest.raises(SystemExit):
        loopseed.main(["render", *tiny, *flags, "a.wav"])
    assert capsys.readouterr().err.endswith(f"{sentence}\n")


@pytest.mark.parametrize("command", ["render", "fade"])
def test_a_sound_is_never_written_under_another_files_name(tmp_path: Path, tiny: list[str], capsys, command: str):
    with pytest.raises(SystemExit) as exit:
        loopseed.main([command, *tiny, str(tmp_path / "x.mp3")])
    assert exit.value.code == 2
    said = "x.mp3 must end in .wav, .flac, .aiff or .aif: the end of its name says the format"
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    for name, kind in (("LOUD.WAV", "WAV"), ("a.flac", "FLAC"), ("a.aiff", "AIFF")):
        assert loopseed.main([command, "--rng", *"12"[: 1 + (command == "fade")], *tiny, str(tmp_path / name)]) == 0
        assert soundfile.info(tmp_path / name).format == kind
    sounds = [soundfile.read(path)[0] for path in tmp_path.iterdir()]
    np.testing.assert_allclose(sounds[1:], [sounds[0]] * 2, atol=2**-22)


@pytest.mark.parametrize("flag", [[], ["--image"]])
def test_what_is_no_name_of_a_file_is_refused_for_its_true_reason(tmp_path: Path, tiny: list[str], capsys, flag):
    (tmp_path / "d.wav").mkdir()
    for name, reason in (("-", "- would be the standard output"), (tmp_path / "d.wav", "d.wav is a folder; name a")):
        with pytest.raises(SystemExit) as exit:
            loopseed.main(["render", *tiny, *flag, str(name), str(tmp_path / "b.wav")][: 5 if flag else 4])
        assert exit.value.code == 2
        assert reason in capsys.readouterr().err


def test_a_picture_that_cannot_be_written_is_refused_before_the_sound(tmp_path: Path, tiny: list[str], capsys):
    flags = ["--image", str(tmp_path / "none" / "a.png"), str(tmp_path / "a.wav")]
    assert loopseed.main(["render", *tiny, *flags]) == 1
    assert capsys.readouterr().err == f"loopseed: There is no folder {tmp_path / 'none'} to write a.png to.\n"
    assert list(tmp_path.iterdir()) == []


REPLACED = [("render", [], "a.wav"), ("fade", [], "a.wav"), ("render", ["--image"], "a.png")]


@pytest.mark.parametrize(("command", "flag", "name"), REPLACED)
def test_only_loopseeds_own_file_is_replaced(tmp_path: Path, tiny: list[str], capsys, command, flag, name):
    """Not one that was there before or was changed since, nor what a link leads to."""
    path = tmp_path / name
    call = [command, *tiny, *flag, str(path)] + ([str(tmp_path / "b.wav")] if flag else [])
    assert loopseed.main(call) == 0
    first = path.read_bytes()
    assert loopseed.main(call) == 0  # without --rng it is another sound
    assert path.read_bytes() != first
    changed = path.read_bytes()[:-1]
    capsys.readouterr()
    path.unlink()
    for mine in (b"mine", b"", *([changed] if name in ("a.wav", "a.png") else [])):
        path.write_bytes(mine)
        assert loopseed.main(call) == 1
        assert capsys.readouterr().err == (
            f"loopseed: {path} is there already, and loopseed did not write it, or it was changed since; "
            "name another file, or move it.\n"
        )
        assert path.read_bytes() == mine
    if sys.platform != "win32":
        path.unlink()
        assert loopseed.main(call) == 0
        own = path.rename(tmp_path / f"own{path.suffix}")
        for target in ("nothing.wav", own.name):
            path.unlink(missing_ok=True)
            path.symlink_to(target)
            assert loopseed.main(call) == 1
            assert path.is_symlink()
        path.unlink()
        os.mkfifo(path)  # to read it would wait for ever
        assert loopseed.main(call) == 1


@pytest.mark.parametrize("name", ["a.flac", "a.aif"])
def test_no_file_is_replaced_in_which_a_change_would_not_be_seen(tmp_path: Path, tiny: list[str], capsys, name):
    call = ["render", *tiny, str(tmp_path / name)]
    assert loopseed.main(call) == 0
    assert loopseed.main(call) == 1
    assert f"{name} is there already" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with a name")
def test_what_has_no_end_is_not_read(tmp_path: Path, tiny: list[str], capsys):
    pipe = tmp_path / "pipe.wav"
    os.mkfifo(pipe)
    for call in (["info", str(pipe)], ["render", *tiny, "--seed", str(pipe), str(tmp_path / "a.wav")]):
        assert loopseed.main(call) == 1
        assert capsys.readouterr().err == f"loopseed: {pipe} is no regular file.\n"


def test_a_sound_of_zeros_alone_is_nobodys_and_is_read_at_once(tmp_path: Path, capsys):
    """As a recorder leaves it that crashed: its sizes are missing, and the rest is as long as it likes."""
    path = tmp_path / "crashed.wav"
    with path.open("wb") as file:
        file.write(b"RIFF\xff\xff\xff\xffWAVE")
        file.truncate(2**36)  # takes no place on the disk
    assert loopseed.main(["info", str(path)]) == 1
    assert "does not say how it was made" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs names of 255 bytes that are no UTF-8")
def test_any_name_of_a_file_can_be_written(tmp_path: Path, tiny: list[str]):
    for name in (b"n" * 251 + b".wav", b"caf\xe9.wav"):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        assert loopseed.main(["render", *tiny, str(path)]) == 0
        assert path.stat().st_size > 0


def test_a_condition_without_a_value_is_one_sentence(tmp_path: Path, tiny: list[str], capsys):
    with pytest.raises(SystemExit):
        loopseed.main(["render", *tiny, "--condition", "bright", str(tmp_path / "a.wav")])
    assert "argument --condition: 'bright' is not NAME=VALUE with a number as the value" in capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path: Path, tiny: list[str], capsys):
    assert loopseed.main(["render", *tiny, str(tmp_path / "missing" / "a.wav")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_models(models_folder: Path, capsys, monkeypatch):
    monkeypatch.setattr(loopseed, "_folders", lambda: [models_folder])
    assert loopseed.main(["models"]) == 0
    out = capsys.readouterr().out
    assert "tiny: 64 numbers, 1 beat at 234.375 BPM" in out
    assert "broken: cannot be played" in out


def test_every_command_has_a_help(capsys):
    for command in ("serve", "render", "fade", "info", "models", "train", "evaluate", "export", "directions", "map"):
        with pytest.raises(SystemExit):
            loopseed.main([command, "--help"])
        usage, about, *_ = capsys.readouterr().out.split("\n\n")
        assert usage.startswith(f"usage: loopseed {command}")
        assert about.endswith("."), "what the command does"


def test_the_version_is_that_of_pyproject(capsys):
    with pytest.raises(SystemExit) as exit:
        loopseed.main(["--version"])
    assert exit.value.code == 0
    project = tomllib.loads((Path(loopseed.__file__).parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert capsys.readouterr().out == f"loopseed {project['version']}\n"


def test_a_name_that_the_terminal_cannot_show_ends_no_command(tmp_path: Path, tiny: list[str]):
    """As in a window of Windows with a code page of Western letters."""
    out = tmp_path / "\u97f3.wav"
    command = [sys.executable, "-m", "loopseed", "render", *tiny, str(out)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u97f3.wav: 1 loop" in done.stdout
    assert out.exists()


def test_random_seeds_differ_from_run_to_run(tmp_path: Path, tiny: list[str]):
    for name in ("a.wav", "b.wav"):
        loopseed.main(["render", *tiny, str(tmp_path / name)])
    assert not np.array_equal(*(soundfile.read(tmp_path / name)[0] for name in ("a.wav", "b.wav")))


def test_key_points_come_from_files(models_folder: Path, tmp_path: Path, capsys):
    """In any order with the file to write; numbers that draw them at random are not for them."""
    for name, dial in (("a.txt", 1), ("b.txt", 2)):
        (tmp_path / name).write_text(f"{dial} " * 64)
    seeds = ["--seed", str(tmp_path / "a.txt"), "--seed", str(tmp_path / "b.txt")]
    model = ["--model", str(models_folder / "tiny.onnx")]
    out = tmp_path / "walk.wav"
    assert loopseed.main(["hallucinate", *model, "--between", "1", *seeds, str(out)]) == 0
    assert "3 loops, 3 beats, " in capsys.readouterr().out
    assert [seed[0] for seed in read_origin(out)["seeds"]] == [1, 2]
    for flags in (["--rng", "5"], ["--key-points", "3"]):
        with pytest.raises(SystemExit):
            loopseed.main(["hallucinate", *model, *seeds, *flags, str(out)])
        assert "--seed gives the key points" in capsys.readouterr().err


def test_a_missing_file_is_named_in_plain_words(tmp_path: Path, capsys):
    assert loopseed.main(["info", str(tmp_path / "no.wav")]) == 1
    assert capsys.readouterr().err == f"loopseed: {tmp_path / 'no.wav'}: No such file or directory.\n"
