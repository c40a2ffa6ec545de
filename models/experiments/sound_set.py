"""Songs as sound: a folder with one file a bar, as tools.demo_loops --bars and tools.slice write it."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.description import Description
from inference.dsp.time_stretch import resample
from inference.search.sound_file import TargetError, read_middle
from models.dataset import SetError, Statistics
from models.experiments.companding import compress

DIVISOR = 4  # samples of the model's own rate to one of the network's: 8,738 Hz for techno's geometry
LEVEL = 0.16  # RMS, -16 dB of full scale, to which each song is brought
HELD_OUT = 10  # of so many songs, the first one is for validation
MAX_SECONDS = 20.0  # of a bar
_NAME = re.compile(r"(?P<song>.+)[-_](?P<bar>\d+)\.wav")  # song_1901_00003_07.wav


class SoundSet:
    """The songs of a folder as numbers of levels, for a run as LoopSet is."""

    def __init__(self, path: Path, description: Description) -> None:
        """Read all songs of at least three bars in a row, the first ones of a song; raises SetError."""
        self.path, self.description = path, description
        names: dict[str, dict[int, str]] = {}
        for name in sorted(file.name for file in path.glob("*.wav")) if path.is_dir() else []:
            if found := _NAME.fullmatch(name):
                names.setdefault(found["song"], {})[int(found["bar"])] = name
        rows = [row for bars in names.values() if len(row := _first_run(bars)) >= 3]
        if len(rows) < 2:
            raise SetError(
                f"{path} holds {len(rows)} songs of at least 3 bars, where 2 are needed; give the folder with a WAV "
                "file a bar that tools.demo_loops --bars or tools.slice has made, not the set of pictures."
            )
        self.songs = [self._read_song(row) for row in rows]  # [shape=(samples,), int16 each]
        self._names = [name for row in rows for name in row]

    @property
    def bar(self) -> int:
        """Samples of a bar."""
        return self.description.samples // DIVISOR

    @property
    def validation(self) -> list[NDArray[np.int16]]:
        """The songs that are held out."""
        return self.songs[::HELD_OUT]

    @property
    def training(self) -> list[NDArray[np.int16]]:
        """The other songs."""
        return [song for number, song in enumerate(self.songs) if number % HELD_OUT]

    def __len__(self) -> int:
        """The number of bars."""
        return len(self._names)

    def fingerprint(self) -> str:
        """A hash of the bars' names and the songs' sound."""
        data = ["\0".join(self._names).encode(), *(str(int(song.sum(dtype=np.int64))).encode() for song in self.songs)]
        return hashlib.blake2b(b"\0".join(data), digest_size=16).hexdigest()

    def statistics(self) -> Statistics:
        """Nothing: sound has no bins to standardise."""
        return {}

    def rescale(self, peak: float) -> None:
        """Sound has no peak of pictures."""

    def _read_song(self, names: Sequence[str]) -> NDArray[np.int16]:
        bars = []
        for name in names:
            try:
                sound, _ = read_middle(self.path / name, MAX_SECONDS, "cut the song into bars")
            except TargetError as error:
                raise SetError(f"{self.path}: {error}") from None
            bars.append(sound)
        return compress(even_level(divide(np.concatenate(bars), self.bar * len(bars))))


def divide(sound: Floats, samples: int) -> Floats:
    """A sound in fewer samples [shape=(samples,)]; what is above half the new rate is lost."""
    return resample(sound, samples)


def even_level(sound: Floats) -> Floats:
    """The sound with an RMS of LEVEL."""
    return sound * np.float32(LEVEL / max(float(np.sqrt(np.square(sound).mean())), 1e-6))


def _first_run(bars: dict[int, str]) -> list[str]:
    """The names from the first bar up to the first gap."""
    numbers = sorted(bars)
    return [bars[number] for place, number in enumerate(numbers) if number == numbers[0] + place]
