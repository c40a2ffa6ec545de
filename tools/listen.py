"""Write a page to listen to: loops of several models and of a folder beside each other, for a person's ears.

    python -m tools.listen docs/listen.html models/pretrained/techno.onnx second.onnx --loops data/slices

Each row has the loops of one seed, number 0 and up, and one loop of the folder. A click plays a loop without a gap, a
click on another one goes on with that from its beginning. The page holds the sounds and needs no other file.
"""

import argparse
import base64
import html
import io
from pathlib import Path

import numpy as np
import soundfile

from inference.arguments import between, file_name
from inference.arrays import Floats
from inference.files.atomic_file import atomic_write
from inference.model.generator import Generator, ModelError
from inference.renderer import MAX_RATE, Renderer, Setting
from inference.seeds import random_seed
from inference.sentences import join
from tools.command_line import check_new, report_end
from tools.slices import SliceError, list_sounds, read_stereo

COUNT, MAX_COUNT = 16, 128  # seeds, and loops of the folder
BLOCK = 2**16  # samples: libsndfile's Vorbis encoder crashes where it gets some millions at once
RMS = 10 ** (-15 / 20)  # of full scale: all loops are as loud as each other, and none clips
QUALITY = 0.4  # of 0..1, where 0 is the best: libsndfile's compression level of Ogg Vorbis, about 35 kB a loop
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>loopseed: listen</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }}
td, th {{ padding: .2em .6em; text-align: left }}
button {{ width: 7em; padding: .4em }}
button.on {{ background: #2a7; color: #fff }}
</style>
<h1>Listen</h1>
<p>{text}</p>
<table><tr><th>seed</th>{heads}</tr>
{rows}
</table>
<script>
const context = new AudioContext();
let source, playing;
async function play(button) {{
  source?.stop();
  playing?.classList.remove("on");
  if (playing === button) {{ source = playing = undefined; return; }}
  playing = button;
  const bytes = Uint8Array.from(atob(button.dataset.sound), c => c.charCodeAt(0));
  const buffer = await context.decodeAudioData(bytes.buffer);
  if (playing !== button) return;
  await context.resume();
  source = new AudioBufferSourceNode(context, {{ buffer, loop: true }});
  source.connect(context.destination);
  source.start();
  button.classList.add("on");
}}
document.querySelectorAll("button").forEach(b => b.addEventListener("click", () => play(b)));
</script>
</html>
"""


def write_page(path: Path, columns: dict[str, list[str]]) -> None:
    """Write the page; `columns` are the sounds of each row in base64, by the column's name. Raises OSError."""
    names, rows = list(columns), zip(*columns.values(), strict=True)
    cells = (f"<tr><td>{number}</td>{''.join(_cell(sound) for sound in row)}</tr>" for number, row in enumerate(rows))
    text = (
        f"Loops of {join(names, 'and')}. All have the same level, and none has a gap. "
        "A click plays a loop, a second click stops it."
    )
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    page = PAGE.format(text=html.escape(text), heads=heads, rows="\n".join(cells))
    with atomic_write(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def render_seeds(path: Path, count: int) -> list[str]:
    """The loops of seeds 0 to `count` - 1 of a model, in base64; raises ModelError."""
    renderer, setting = Renderer(Generator(path)), Setting(channels=2)
    seeds = [random_seed(np.random.default_rng(number), renderer.latent_size) for number in range(count)]
    return [_encode(next(iter(renderer.loops([seed], setting))), setting.sample_rate) for seed in seeds]


def read_loops(folder: Path, count: int) -> list[str]:
    """The first `count` loops of a folder, in base64; raises SliceError."""
    names = list_sounds(folder)[:count]
    if len(names) < count:
        raise SliceError(f"{folder} holds {len(names)} loops, where {count} are needed; choose a smaller --count.")
    sounds = []
    for name in names:
        sound, rate = read_stereo(folder / name)
        if rate > MAX_RATE:  # libsndfile's Vorbis encoder crashes above 200 kHz
            raise SliceError(
                f"{folder / name} has a rate of {rate} Hz, more than the {MAX_RATE} Hz that a page can hold."
            )
        sounds.append(_encode(sound, rate))
    return sounds


def _encode(sound: Floats, rate: int) -> str:
    """A sound [shape=(samples, channels)] at the level RMS, as Ogg Vorbis in base64."""
    file = io.BytesIO()
    level = float(np.sqrt(np.square(sound).mean()))
    scaled = sound * (RMS / max(level, 1e-6))
    shape = {"samplerate": rate, "channels": sound.shape[1], "format": "OGG", "subtype": "VORBIS"}
    with soundfile.SoundFile(file, "w", compression_level=QUALITY, **shape) as stream:
        for first in range(0, len(scaled), BLOCK):
            stream.write(scaled[first : first + BLOCK])
    return base64.b64encode(file.getvalue()).decode("ascii")


def _name_models(paths: list[Path]) -> dict[str, Path]:
    """The models by their names, and by their folders', too, where two have one name."""
    stems = [path.stem for path in paths]
    return {
        path.stem if stems.count(path.stem) == 1 else f"{path.resolve().parent.name}/{path.stem}": path
        for path in paths
    }


def _cell(sound: str) -> str:
    return f'<td><button data-sound="{sound}">play</button></td>'


def main() -> None:
    """Read the command line and write the page."""
    about = "Write a page to listen to loops of several models next to each other."
    parser = argparse.ArgumentParser(prog="python -m tools.listen", description=about)
    text = "the page to write; a file that is there already is not replaced"
    parser.add_argument("out", type=file_name(".html"), metavar="OUT.html", help=text)
    parser.add_argument("models", type=Path, nargs="+", metavar="MODEL.onnx", help="the models to compare")
    parser.add_argument("--loops", type=Path, metavar="FOLDER", help="a folder of loops to compare them with")
    text = "number of seeds, and of loops from the folder (default: %(default)s)"
    parser.add_argument("--count", type=between(1, MAX_COUNT, int), default=COUNT, metavar="N", help=text)
    given = parser.parse_args()
    with report_end("listen", ModelError, SliceError, OSError):
        check_new(given.out)
        columns = {name: render_seeds(path, given.count) for name, path in _name_models(given.models).items()}
        if given.loops:
            columns[f"folder {given.loops.resolve().name}"] = read_loops(given.loops, given.count)
        write_page(given.out, columns)
    print(f"{given.out}: {given.count} rows of {join(columns, 'and')}, {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
