"""Continue a recording with an experimental model: a run of the recipe raw-sequence or recurrent-gan.

    python -m tools.experimental_sequence RUN IN.wav OUT.wav --bars 4

The recording is as for `loopseed continue`: whole bars, its tempo found by its length. OUT.wav is mono, at the
recording's tempo and rate. docs/continue-experiments.md says how to train such a run, and what to expect.
"""

import argparse
from pathlib import Path

import numpy as np

from inference.arguments import between, file_name
from inference.cli import MAX_RNG
from inference.continuation.recording import read_recording
from inference.dsp.time_stretch import resample
from inference.files.wav import write_wav
from inference.renderer import MAX_BPM, MIN_BPM
from inference.search.measure import MeasureError
from inference.search.sound_file import TargetError
from inference.sentences import say_count
from models.cli import TrainError, need_keras
from models.settings import SettingsError
from tools.command_line import check_new, report_end

MAX_BARS, MAX_TEMPERATURE = 64, 2.0


def main() -> None:
    """Read the command line and write the bars that follow."""
    given = _read_arguments()
    with report_end("experimental_sequence", OSError, TrainError, SettingsError, TargetError, MeasureError):
        check_new(given.out)
        need_keras()
        from models.experiments.sampling import load_sampler

        sampler = load_sampler(given.run)
        description = sampler.description
        recording = read_recording(given.recording, description, given.bpm)
        rng = np.random.default_rng(given.rng_seed)
        bars = sampler.continue_bars(np.stack(recording.bars), given.bars, given.temperature, rng)
        samples = round(given.bars * description.beats * 60 / recording.bpm * recording.rate)
        write_wav(given.out, [resample(bars.reshape(-1), samples)], recording.rate)
        print(
            f"{given.out}: the next {say_count(given.bars, 'bar')} at {recording.bpm:.2f} BPM, "
            f"heard {len(recording.bars)}, --rng-seed {given.rng_seed}"
        )


def _read_arguments() -> argparse.Namespace:
    about = "Continue a recording with an experimental model."
    parser = argparse.ArgumentParser(prog="python -m tools.experimental_sequence", description=about)
    parser.add_argument("run", type=Path, metavar="RUN", help="folder of a training of raw-sequence or recurrent-gan")
    parser.add_argument("recording", type=Path, metavar="IN.wav", help="the recording: whole bars")
    parser.add_argument("out", type=file_name(".wav"), metavar="OUT.wav", help="the file to write")
    text = "number of bars (default: %(default)s)"
    parser.add_argument("--bars", type=between(1, MAX_BARS, int), default=4, metavar="N", help=text)
    text = "0: what is most likely, 1: as learned, 2: wild (default: %(default)g)"
    parser.add_argument("--temperature", type=between(0, MAX_TEMPERATURE), default=1.0, metavar="T", help=text)
    text = "a number that chooses the bars (default: %(default)s)"
    parser.add_argument("--rng-seed", type=between(0, MAX_RNG, int), default=0, metavar="N", help=text)
    text = "tempo of the recording (default: found by its length)"
    parser.add_argument("--bpm", type=between(MIN_BPM, MAX_BPM), default=0.0, help=text)
    return parser.parse_args()


if __name__ == "__main__":
    main()
