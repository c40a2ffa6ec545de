"""Read a song block by block, in mono or stereo, up to where its file is damaged.

The libraries that decode MP3 and Ogg skip damaged parts without an error, so all later sound is too early. A file that
gives fewer samples than it promises is therefore read only up to its first gap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.files.gaps import MIN_MISSING, find_usable
from tools.slices import BLOCK, SliceError, SoundFile, check_samples, open_sound

SILENCE = 10 ** (-60 / 20)  # of full scale: a sound is silent that moves less to both sides; a constant is no sound
SHORT_BLOCK = 1 << 12  # samples: so many can be lost before an error, 0.1 s
# Left, right and centre in WAV's order of the channels, by their number. Beyond eight, left and right take turns.
LAYOUTS = {3: "LRC", 4: "LRLR", 5: "LRCLR", 6: "LRCCLR", 7: "LRCCCLR", 8: "LRCCLRLR"}
SHARES = {"L": (2, 0), "R": (0, 2), "C": (1, 1)}  # of a channel in left and right


@dataclass(frozen=True)
class Recording:
    """A sound file and what can be read of it. Use `open_recording` to make one."""

    path: Path
    sample_rate: int  # Hz
    file_channels: int
    promised: int  # samples that the file's header announces; 0 if it does not know
    samples: int  # samples up to the end or the first gap

    @property
    def channels(self) -> int:
        """The number of channels of the blocks: 1 or 2."""
        return min(self.file_channels, 2)

    @property
    def seconds(self) -> float:
        """The length that can be read, in seconds."""
        return self.samples / self.sample_rate

    @property
    def fault(self) -> str:
        """A sentence that says how much is missing, or ""."""
        promised = self.promised / self.sample_rate
        if promised - self.seconds < MIN_MISSING:
            return ""
        return f"{self.path} is damaged: only the first {self.seconds:.2f} of {promised:.2f} s can be used."

    def read_blocks(self) -> Iterator[Floats]:
        """Yield the song block by block [each shape=(samples, channels)]; raises SliceError."""
        with open_sound(self.path) as file:
            at = 0
            while at < self.samples:
                block = file.read_block(min(BLOCK, self.samples - at))
                if not len(block):
                    raise SliceError(f"{self.path} has become shorter while it was read.")
                at += len(block)
                yield mix_channels(block)

    def read_mid(self) -> Iterator[Floats]:
        """Yield the middle channel, the mean of the channels, block by block [each shape=(samples,)]."""
        return (block.mean(axis=1) for block in self.read_blocks())

    def explain_silence(self) -> str:
        """Why nothing is heard of the whole middle channel, as the end of a sentence, or ""; raises SliceError."""
        blocks = (np.column_stack((block, block.mean(axis=1))) for block in self.read_blocks())
        lows, highs = zip(*((block.min(axis=0), block.max(axis=0)) for block in blocks), strict=True)
        moves = np.max(highs, axis=0) - np.min(lows, axis=0) >= 2 * SILENCE  # of each channel, then of the middle
        if moves[-1]:
            return ""
        if not moves.any():
            return "is silent."
        return "is silent in mono, because left and right cancel each other; give one of them, as a mono file."


def open_recording(path: Path) -> Recording:
    """Read a song once, to find out how much of it can be used; raises SliceError."""
    with open_sound(path) as file:
        promised, samples = find_usable(file, _count_samples(file, path), path.read_bytes)
        rate, channels = file.samplerate, file.channels
    if not samples and promised < MIN_MISSING * rate:
        raise SliceError(f"{path} holds no samples.")
    return Recording(path, rate, channels, promised, samples)


def mix_channels(block: Floats) -> Floats:
    """Mix more than two channels [shape=(samples, channels)] to left and right [shape=(samples, 2)], by position.

    The centre and the bass channel go to both sides. The mean of the sides is the mean of all channels.
    """
    count = block.shape[1]
    if count <= 2:
        return block
    layout = LAYOUTS[count] if count in LAYOUTS else ("LR" * count)[:count]
    shares = np.array([SHARES[place] for place in layout], np.float32) / np.float32(count)
    return np.asarray(block @ shares, np.float32)


def _count_samples(file: SoundFile, path: Path) -> int:
    """Return the number of samples before the end or the first error; raises SliceError as check_samples does."""
    at = 0
    try:
        while len(block := file.read_block(SHORT_BLOCK)):
            check_samples(path, block)
            at += len(block)
    except soundfile.SoundFileError:
        at = max(at, file.tell())  # the samples before the error
    return at
