"""Let each way continue the songs of a folder, and measure what it plays."""

import math
import time
from dataclasses import dataclass

import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.description import Description
from tools.continuation_bench.measures import (
    beat_periodicity,
    difference,
    joint_steps,
    nearest,
    set_distance,
    slope,
    variation,
)
from tools.continuation_bench.prediction import predict_linear, predict_mean, predict_repeated
from tools.continuation_bench.profile import Profile, Profiler
from tools.continuation_bench.report import APART, IMITATED, TEMPERATURES, Range, Report, Values
from tools.continuation_bench.songs import CONTINUED, HEARD, Song
from tools.continuation_bench.ways import Way, repeat_bar

SPREAD = 4  # bars of a continuation that are compared with those of another rng_seed
VARIATION = (10, 90)  # percentiles of the real songs' variation
MAX_OWN = 2.0  # own distances of real bars: as far as a continued bar may be from them
MIN_WITHIN = 0.9  # of the songs, or as many as of the real ones
WITHIN = 2.0  # standard deviations of the real slopes


@dataclass(frozen=True, eq=False)
class Play:
    """What a way has played of one song, and the time that it took."""

    bars: Floats  # [shape=(CONTINUED, samples)]
    imitated: Floats  # the real continuation as the way hears it
    hearing: float  # CPU seconds of a heard bar, over a bar's length
    playing: float  # CPU seconds of a continued bar, over a bar's length


@dataclass(frozen=True, eq=False)
class Checks:
    """What else is measured of a way with one song, by letting it play many more bars."""

    predicted: Floats  # [shape=(CONTINUED, cells), dB]: log-mel levels of each next bar
    spreads: list[float]  # dB between two rng_seeds, for each of TEMPERATURES
    is_same: bool  # whether one rng_seed gives the same bytes twice
    surprise: dict[str, float]  # as of Way.surprise


class Trial:
    """The songs of a folder, what is measured of them, and of what each way plays."""

    def __init__(self, songs: list[Song], description: Description, temperature: float = 1.0) -> None:
        """temperature : of the continuations that are measured."""
        self.songs, self.description, self.temperature = songs, description, temperature
        self.profile = Profiler(description, [song.bars for song in self.songs])
        self.mels = [self._hear(song.bars) for song in self.songs]
        self.real = [self.profile(song.rest) for song in self.songs]

    def run(self, ways: dict[str, Way], brief: bool = False) -> tuple[Report, dict[str, list[Play]]]:
        """Measure the baselines and the ways; what the ways have played comes with the report.

        brief : without the Checks, for a way that is slow.
        """
        songs = self.songs
        repeated = [repeat_bar(song) for song in songs]
        others = [songs[i - 1].rest for i in range(len(songs))]
        columns: dict[str, Values] = {
            "real": self.measure([song.rest for song in songs], self.real),
            "repeated": self.measure(repeated, [self.profile(bars) for bars in repeated]),
            "another song": self.measure(others, [self.real[i - 1] for i in range(len(songs))]),
        }
        del columns["another song"]["set distance"]  # they are real bars of other songs themselves
        columns["repeated"]["next bar"] = self._mean_error([predict_repeated(mel) for mel in self.mels])
        columns["mean"] = {"next bar": self._mean_error([predict_mean(mel) for mel in self.mels])}
        columns["linear"] = {"next bar": self._mean_error(predict_linear(self.mels))}
        plays: dict[str, list[Play]] = {}
        for name, way in ways.items():
            plays[name], checks = [], []
            for song in tqdm(songs, unit="song", desc=name):
                plays[name].append(self.play(way, song))
                if not brief:
                    checks.append(self.check(way, song, plays[name][-1].bars))
            imitated, rows = ([getattr(play, key) for play in plays[name]] for key in ("imitated", "bars"))
            columns[name + IMITATED] = self.measure(imitated, [self.profile(bars) for bars in imitated])
            columns[name + IMITATED]["next bar"] = self._mean_error([self._hear(bars) for bars in imitated])
            columns[name] = self.measure(rows, [self.profile(bars) for bars in rows])
            for key in ("hearing", "playing"):
                columns[name][key] = float(np.median([getattr(play, key) for play in plays[name]]))
            if checks:
                columns[name] |= _sum_up(checks)
                columns[name]["next bar"] = self._mean_error([check.predicted for check in checks])
                for column in checks[0].surprise:
                    nats = float(np.mean([check.surprise[column] for check in checks]))
                    columns[column]["perplexity"] = math.exp(nats)
        return Report(len(songs), columns, self._find_ranges(columns["real"])), plays

    def _find_ranges(self, real: Values) -> dict[str, Range]:
        """What is asked where that depends on the real songs, by the names of the lines."""
        ranges = {"own distance": (-math.inf, MAX_OWN * real["own distance"])}
        for name in ("levels within", "brightness within"):
            ranges[name] = min(MIN_WITHIN, real[name]), math.inf
        for apart in APART:
            low, high = np.percentile([variation(row.mel, apart) for row in self.real], VARIATION)
            ranges[f"{apart} apart"] = float(low), float(high)
        return ranges

    def measure(self, rows: list[Floats], profiles: list[Profile]) -> Values:
        """Measure a row of bars [shape=(CONTINUED, samples)] for each song, with its profile."""
        pairs = list(zip(profiles, self.real, strict=True))
        found = {
            "beat": _mean_beat(profiles) / _mean_beat(self.real),
            "set distance": set_distance([row.points for row in profiles], [row.points for row in self.real]),
            "own distance": float(np.mean([nearest(row.mel, real.mel) for row, real in pairs])),
        }
        for name in ("levels", "brightness"):
            slopes, real = np.array([[slope(getattr(row, name)) for row in pair] for pair in pairs]).T
            found[f"{name} slope"] = float(np.sqrt(np.square(slopes).mean()))
            found[f"{name} within"] = float((np.abs(slopes - real.mean()) <= WITHIN * real.std(ddof=1)).mean())
        for apart in APART:
            found[f"{apart} apart"] = float(np.mean([variation(row.mel, apart) for row in profiles]))
        steps = np.stack([joint_steps(song.heard, bars) for song, bars in zip(self.songs, rows, strict=True)])
        return found | {"joint": float(steps[:, 0].max()), "later joints": float(steps[:, 1:].max())}

    def play(self, way: Way, song: Song) -> Play:
        """Let a way continue a song, and hear the song's own next bars."""
        seconds = self.description.samples / self.description.sample_rate
        began = time.process_time()
        way.hear(song.heard)
        heard = time.process_time()
        bars = way.play(CONTINUED, self.temperature, 0)
        played = time.process_time()
        way.hear(song.bars)
        return Play(
            bars,
            way.imitate(),
            hearing=(heard - began) / HEARD / seconds,
            playing=(played - heard) / CONTINUED / seconds,
        )

    def check(self, way: Way, song: Song, bars: Floats) -> Checks:
        """Let a way continue a song again, with several rng_seeds and temperatures, and predict its bars."""
        way.hear(song.heard)
        mels = [[self._hear(way.play(SPREAD, temperature, n)) for n in (0, 1)] for temperature in TEMPERATURES]
        is_same = np.array_equal(bars, way.play(CONTINUED, self.temperature, 0))
        way.hear(song.bars)
        spreads = [float(difference(*pair).mean()) for pair in mels]
        return Checks(self._hear(way.predict()), spreads, is_same, way.surprise())

    def _hear(self, bars: Floats) -> Floats:
        """The log-mel levels [shape=(bars, cells), dB] of bars [shape=(bars, samples)]."""
        return self.profile.log_mel(self.profile.pictures(bars))

    def _mean_error(self, predicted: list[Floats]) -> float:
        """The mean difference in dB of predicted bars from the real ones after the heard ones."""
        return float(np.mean([difference(a, mel[HEARD:]).mean() for a, mel in zip(predicted, self.mels, strict=True)]))


def _mean_beat(profiles: list[Profile]) -> float:
    return float(np.mean([beat_periodicity(row.onsets) for row in profiles]))


def _sum_up(checks: list[Checks]) -> Values:
    spreads = np.mean([check.spreads for check in checks], axis=0)
    found = {f"temperature {t:g}": float(s) for t, s in zip(TEMPERATURES, spreads, strict=True)}
    return found | {
        "spreads rise": float((np.diff(spreads) > 0).all()),
        "same bytes": float(all(check.is_same for check in checks)),
    }
