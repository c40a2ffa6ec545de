"""Write the songs of a set, and songs.json, which has the tempo and the first downbeat of each."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from tqdm import tqdm

from tools.beat_bench import machine, midi, real
from tools.beat_bench.composition import draw_song
from tools.beat_bench.styles import DEVELOPMENT, HELD_OUT, Style
from tools.processes import share_work
from tools.slices import SliceError

TRUTH = "songs.json"
SETS: dict[str, tuple[int, int, dict[str, Style], dict[str, int]]] = {  # random seed, songs, styles, real loops
    "development": (1, 240, DEVELOPMENT, real.DEVELOPMENT),
    "held-out": (2, 100, HELD_OUT, real.HELD_OUT),
}
NO_BEAT = 24  # sounds without a beat
BARS_BPM = (110.0, 150.0)  # of songs of the drum machine's own bars, which are techno

Truth = dict[str, Any]  # file -> bpm (BPM, 0 without a beat), downbeat (s), beats after which the song repeats exactly


def make_songs(name: str, folder: Path, loops: Path | None, soundfont: Path | None, processes: int) -> Truth:
    """Write the songs of a set that the folder lacks, and return the truth; raises SliceError without FluidSynth."""
    soundfont = soundfont or midi.find_soundfont()
    if soundfont is None:
        raise SliceError("FluidSynth or a soundfont is not installed.")
    folder.mkdir(parents=True, exist_ok=True)
    rng_seed, count, _, known = SETS[name]
    make = partial(_make_song, name=name, folder=folder, soundfont=soundfont)
    with share_work(make, range(count), processes) as made:
        truth = dict(tqdm(made, total=count, unit="song"))
    for file, beats in known.items():
        for path in sorted(loops.rglob(file)) if loops else []:
            sound, rate, bpm = real.repeat_loop(path, beats)
            target = folder / f"real-{path.stem}.flac"
            soundfile.write(target, sound, rate)
            truth[target.name] = {"bpm": bpm, "downbeat": 0.0, "beats": min(beats, 4)}
    for number in range(NO_BEAT):
        path = folder / f"none-{number:02d}.flac"
        soundfile.write(path, machine.render_no_beat(np.random.default_rng([rng_seed, 0, number])), machine.RATE)
        truth[path.name] = {"bpm": 0.0, "downbeat": 0.0, "beats": 4}
    (folder / TRUTH).write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
    return truth


def _make_song(number: int, name: str, folder: Path, soundfont: Path) -> tuple[str, Truth]:
    """Write song `number` of a set: two of five by FluidSynth, the others by the drum machine."""
    rng_seed, _, styles, _ = SETS[name]
    rng = np.random.default_rng([rng_seed, number])
    style = list(styles)[number % len(styles)]
    engine = ("fluid", "machine", "fluid", "machine", "bars")[number % 5]
    song = draw_song(rng, f"{engine}-{number:03d}-{'techno' if engine == 'bars' else style}", styles[style])
    path = folder / f"{song.name.replace(' ', '_')}.flac"
    bpm, downbeat, sound = song.bpm, song.downbeat, None
    if engine == "bars":
        downbeat = float(rng.uniform(0, 3)) if rng.random() < 0.7 else 0.0
        sound, bpm = machine.render_bars(rng, float(rng.uniform(*BARS_BPM)), downbeat)
    elif engine == "machine":
        sound = machine.render_song(rng, song)
    else:
        wav = path.with_suffix(".wav")
        midi.render_song(rng, song, wav, soundfont)
        sound = soundfile.read(wav, dtype="float32", always_2d=True)[0].mean(axis=1)
        wav.unlink()
        wav.with_suffix(".mid").unlink()
    if not path.exists():
        soundfile.write(path, sound / max(np.abs(sound).max(), 1e-6) * 0.9, machine.RATE)
    return path.name, {"bpm": bpm, "downbeat": downbeat, "beats": 4}


def read_truth(folder: Path) -> Truth:
    """Return what is known of each song in a folder; raises SliceError if `make` did not write it."""
    path = folder / TRUTH
    if not path.exists():
        raise SliceError(f"there is no {path}; python -m tools.beat_bench make writes it.")
    return json.loads(path.read_text(encoding="utf-8"))
