"""The shipped generator through a stranger's client: liblo's oscsend and oscdump (Debian's liblo-tools)."""

import dataclasses
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest
import soundfile

import models
from checkout import ROOT
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from inference.search.synth.parameters import NAMES
from inference.search.synth.patches import read_patch
from inference.seeds import random_seed, to_latent
from osc_client import free_port
from page_client import Client, Played

MODEL = models.PRETRAINED / "techno.onnx"
LENGTH = round(4 * 60 / 128 * 48000)
UNENDING = ("/ccret/progress", "/ccret/init", "/ccret/patch_")  # replies that end no request

needs_liblo = pytest.mark.skipif(not shutil.which("oscsend"), reason="oscsend is missing: apt install liblo-tools")


@pytest.fixture
def ask(serve) -> Iterator[Callable[..., str]]:
    """Send one message by oscsend, and give the line that oscdump prints of its ending."""
    port = free_port()
    dump = subprocess.Popen(["oscdump", "-L", str(port)], stdout=subprocess.PIPE, text=True)
    assert dump.stdout is not None
    url = f"osc.udp://127.0.0.1:{serve('--model', str(MODEL), '--reply-port', str(port)).port}"

    def ask_once(address: str, types: str = "", *arguments: object) -> str:
        subprocess.run(["oscsend", url, address, *([types] if types else []), *map(str, arguments)], check=True)
        for line in dump.stdout:
            if "/ccret/error" in line:
                assert "/ccret/msg" in next(dump.stdout)
            if not any(name in line for name in UNENDING):
                return line.strip()
        raise AssertionError("oscdump has ended")

    while "alive" not in ask_once("/cc/isAlive"):  # oscdump listens by now
        pass
    yield ask_once
    dump.kill()
    dump.wait()


def path_in(line: str, reply: str) -> Path:
    found = re.search(rf'{reply} \w+ (?:\d+ )?"(.+?\.wav)" "', line)
    assert found, line
    return Path(found[1])


def seed_of(number: int) -> list[int]:
    return [int(dial) for dial in random_seed(np.random.default_rng(number), 64)]


@needs_liblo
def test_a_loop_by_a_strangers_client(ask: Callable[..., str]):
    def powergram_to_loop(number: int) -> Path:
        line = ask("/cc/generate_single_wav_id", "i" + "f" * 64, 3, *seed_of(number))
        assert "/ccret/wav_id iss 3 " in line
        return path_in(line, "/ccret/wav_id")

    path = powergram_to_loop(1)
    info = soundfile.info(path)
    assert (info.frames, info.samplerate, info.subtype) == (LENGTH, 48000, "PCM_24")
    loop = soundfile.read(path)[0]
    assert 0.05 < np.abs(loop).max() < 1  # neither silent nor clipped
    assert abs(loop[0] - loop[-1]) <= np.abs(np.diff(loop)).max()
    assert path.read_bytes() == powergram_to_loop(1).read_bytes()
    assert path.read_bytes() != powergram_to_loop(2).read_bytes()


@needs_liblo
def test_fade_and_pingpong_by_a_strangers_client(ask: Callable[..., str]):
    start, end = seed_of(1), seed_of(2)
    singles = []
    for seed in (start, end):
        line = ask("/cc/generate_single_wav_id", "i" + "f" * 64, 1, *seed)
        singles.append(soundfile.read(path_in(line, "/ccret/wav_id"))[0])
    for command, end_at in [("fade", 7), ("pingpong", 4)]:
        line = ask(f"/cc/generate_{command}", "ii" + "f" * 128, 5, 8, *start, *end)
        row = soundfile.read(path_in(line, "/ccret/wav_id"))[0]
        assert len(row) == 8 * LENGTH
        loops = np.split(row, 8)
        assert alike(loops[0], singles[0])
        assert [i for i in range(8) if alike(loops[i], singles[1])] == [end_at]
        assert [i for i in range(8) if alike(loops[i], singles[0])] == [0]


@needs_liblo
def test_steps_by_a_strangers_client(ask: Callable[..., str]):
    seeds = [*seed_of(1), *seed_of(2)]
    assert '"bad_arguments"' in ask("/cc/generate_fade", "ii" + "f" * 128, 5, 0, *seeds)
    assert '"too_long"' in ask("/cc/generate_fade", "ii" + "f" * 128, 5, 1_000_000, *seeds)


@needs_liblo
def test_a_patch_by_a_strangers_client(ask: Callable[..., str], tmp_path: Path):
    time, tone = np.arange(4410) / 22050, tmp_path / "a tone.wav"
    soundfile.write(tone, 0.5 * np.sin(2 * np.pi * 220 * time) * np.exp(-9 * time), 22050)
    assert '/ccret/synths s "built-in"' in ask("/cc/synths")
    line = ask("/cc/match_patch", "issi", 7, tone, "built-in", 20)
    found = re.search(r'/ccret/patch ifss 7 [\d.]+ "(.+\.json)" "(.+\.wav)"', line)
    assert found, line
    assert read_patch(Path(found[1])).shape == (len(NAMES),)
    assert np.abs(soundfile.read(found[2])[0]).max() == pytest.approx(0.7, abs=0.01)
    for path, code in (("/etc/hostname", "not_allowed"), (tmp_path / "none.wav", "io")):
        assert f'"{code}"' in ask("/cc/match_patch", "is", 7, path)


def test_the_readmes_command_opens_a_page_that_plays(tmp_path: Path):
    """Its page is there, and what a click asks for comes by the same connection; a screen is not there."""
    command = re.search(
        r"^<!-- run -->\n```\n(.*)\n```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert command
    assert command[1].endswith(" loopseed play")
    with Played("--no-browser", "--web-port", "0", "--out-dir", str(tmp_path)) as played, played.dial() as socket:
        page = Client(socket)
        with urllib.request.urlopen(played.address) as answer:
            files = re.findall(r'(?:src|href)="([\w.]+)"', answer.read().decode())
        assert files
        for name in files:
            assert urllib.request.urlopen(played.address + name).status == 200
        path = page.query("generate_single_wav_id", 1, seed_of(1), reply="wav_id")[1]
        with urllib.request.urlopen(f"{played.address}sound?{urlencode({'path': path})}") as answer:
            assert soundfile.info(BytesIO(answer.read())).frames == LENGTH


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal below 150 Hz up to a gain; above, a row's later loops have noise of their own."""
    low = [np.fft.rfft(loop)[: round(150 * LENGTH / 48000)] for loop in (one, other)]
    return float(np.vdot(*low).real) > 0.999 * float(np.linalg.norm(low[0]) * np.linalg.norm(low[1]))


@pytest.fixture(scope="module")
def techno() -> Renderer:
    return Renderer(Generator(MODEL))


def test_loops_are_seamless_and_as_loud_as_music(techno: Renderer):
    for number in range(16):
        loop = techno.loop(techno.parts(random_seed(np.random.default_rng(number), 64)), Setting())
        assert len(loop) == LENGTH
        steps = np.abs(np.diff(loop))
        assert abs(loop[0] - loop[-1]) <= steps.max()
        assert 0.03 < np.sqrt(np.mean(loop**2)) < 0.7  # -30 to -3 dB of full scale


def test_a_batch_changes_no_bit(techno: Renderer):
    """Fades are made in batches, single loops are not; what the network says of a seed is the same in both."""
    seeds = [random_seed(np.random.default_rng(number), 64) for number in range(7)]
    latents = np.stack([to_latent(seed) for seed in seeds])
    unset = np.full((7, len(techno.generator.description.conditions)), np.nan, np.float32)
    for number, parts in enumerate(techno.generator.parts(latents, unset)):
        one = slice(number, number + 1)
        (alone,) = techno.generator.parts(latents[one], unset[one])
        for field in dataclasses.fields(parts):
            np.testing.assert_array_equal(getattr(parts, field.name), getattr(alone, field.name))
    first = next(techno.loops(seeds, Setting()))
    np.testing.assert_array_equal(first, techno.loop(techno.parts(seeds[0]), Setting()))


def test_onsets_lie_on_the_beat_grid(techno: Renderer):
    """Energy that rises, summed over the bar's 16 sixteenths, rises in a few frames of each and not between them."""
    near, between = 0.0, 0.0
    for number in range(32):
        image = techno.parts(random_seed(np.random.default_rng(number), 64)).picture
        rises = np.maximum(np.diff(image, axis=1, append=image[:, :1]), 0).sum(axis=0).reshape(16, 16)
        near += rises[:, [13, 14, 15, 0, 1, 2]].sum() / 6
        between += rises[:, 4:12].sum() / 8
    assert near > 2 * between


def test_kick_hats_and_bass_differ(techno: Renderer):
    """The kick's thump is on the beat, the hats sound between the beats, and neither follows the other."""
    images = np.stack([techno.parts(random_seed(np.random.default_rng(n), 64)).picture for n in range(64)])
    energy = (images**techno.generator.description.power) ** 2
    thump = energy[:, 4:12].sum(axis=(0, 1)).reshape(4, 64).mean(axis=0)  # 140 to 400 Hz, over one beat
    hiss = energy[:, 200:].sum(axis=(0, 1)).reshape(4, 64).mean(axis=0)  # 7 kHz and up
    assert thump[:8].mean() > 4 * thump[32:].mean()
    assert hiss[30:40].mean() > hiss[8:24].mean()
    assert np.corrcoef(thump, hiss)[0, 1] < 0.7
