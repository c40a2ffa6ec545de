"""Measure loops against the held-out loops of a set: one profile of measures per column, and the figures of a table.

Images are read and generated in batches, and only their measures are kept. The same files give the same figures.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from sklearn.metrics.pairwise import euclidean_distances

from inference.arrays import Floats
from inference.description import Description
from inference.model.generator import Generator
from models.dataset import LoopSet
from models.evaluation.distances import different_bins, fit_cells, frechet, jensen_shannon, spread
from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding
from models.evaluation.hearing import HEARD, hear
from models.evaluation.measures import Measures
from models.evaluation.report import LIKE_REAL, LOW, Line
from models.evaluation.sounds import images_of_generator, sounds_of_generator, sounds_of_images, sounds_of_set

BATCH = 32  # images
CELL_LOOPS = 4096  # training loops that the cells of the different bins are fitted to
HEARD_LOOPS = 64  # first loops of a column that are rendered and measured as sound
DRUM_LOOPS = 16  # first loops of a column of which those with both kick and hats are counted
ALIKE = 0.9  # kicks of a bar that are more alike than this count as one sound
NEAR = 0.01  # part of the test loops: a loop nearer to a training loop than all but this part of them is a near copy

GENERATED = 2  # starts the random generator of the seeds that are generated

Profile = dict[str, Floats]  # name of a measure -> one row a loop

SOUND_LINES = [
    Line("attack of hats", LIKE_REAL, 1, "ms in which hits rise from 10 to 90 % above 6 kHz; long is smeared"),
    Line("before onsets", LIKE_REAL, 1, "dB of what sounds 2-10 ms before a hit against after, above 1 kHz"),
    Line("kicks alike", LIKE_REAL, 2, "correlation of two beats' first 160 ms, 30-180 Hz; 1 is the same kick"),
    Line("kicks above 0.9", LIKE_REAL, 2, "part of the loops whose kicks are more alike than 0.9"),
    Line("wobble", LIKE_REAL, 0, "cents by which the pitch of 30-110 Hz is unsteady"),
    Line("tonal salience", LIKE_REAL, 2, "how far the sound's lines stand out, 80-2,000 Hz, nepers"),
    Line("floor", LIKE_REAL, 1, "dB of 500-2,000 Hz in quiet moments against loud ones; low is dry"),
    Line("half bars alike", LIKE_REAL, 2, "similarity of a loop's two halves, 0..1"),
    Line("side/mid", LIKE_REAL, 2, "RMS of the side channel against the mid channel; 0 is mono"),
    Line("crest", LIKE_REAL, 1, "dB of the peak above the RMS"),
    Line("loudness spread", LIKE_REAL, 1, "dB from the 5th to the 95th percentile of the files' RMS"),
    Line("seam", LIKE_REAL, 2, "step at the loop point, over the 99th percentile of other steps"),
    Line("seam, 95 %", LIKE_REAL, 2, "the same, 95th percentile"),
]


class Loops:
    """A range of a set's loops, which reads images only when they are used: a set may be larger than memory."""

    def __init__(self, data: LoopSet, start: int, count: int) -> None:
        """The loops `start` to `start + count`, by their number in the set."""
        self._images = data.images[start : start + count]

    def __len__(self) -> int:
        return len(self._images)

    def __getitem__(self, numbers: slice) -> Floats:
        return self._images[numbers].transpose(0, 2, 1).astype(np.float32) / 255

    def batches(self) -> Iterator[Floats]:
        """All loops, in batches of up to BATCH images [shape=(n, frames, bins), 0..1]."""
        return (self[first : first + BATCH] for first in range(0, len(self), BATCH))

    def statistics(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation of each pixel [shape=(frames, bins) each, values 0..1]."""
        mean = sum(images.sum(0) for images in self.batches()) / len(self)
        variance = sum(((images - mean) ** 2).sum(0) for images in self.batches()) / len(self)
        return mean, np.sqrt(variance)


class Evaluator:
    """Measures images of one set's geometry; all its statistics are fitted to the set's training loops."""

    def __init__(self, data: LoopSet) -> None:
        self.data = data
        self.measures = Measures(data.description)
        held_out = data.held_out
        self.training = Loops(data, 0, data.training)
        self.validation = Loops(data, data.validation_start, held_out)
        self.test = Loops(data, data.test_start, held_out)
        head = Loops(data, 0, min(EMBEDDING_LOOPS, data.training))
        self.embedding = Embedding(head)
        self.mean, self.deviation = head.statistics()
        cell_loops = Loops(data, 0, min(CELL_LOOPS, data.training))
        self.cells = fit_cells(np.concatenate([self._log_mel(images) for images in cell_loops.batches()]))

    def generate_noise(self) -> Iterator[Floats]:
        """As many images as there are test loops [shape=(n, frames, bins), 0..1], of independent normal pixels.

        Each pixel has its mean and standard deviation over the training loops.
        """
        rng = np.random.default_rng(0)
        for first in range(0, len(self.test), BATCH):
            shape = (min(BATCH, len(self.test) - first), *self.mean.shape)
            yield np.clip(self.mean + self.deviation * rng.standard_normal(shape, dtype=np.float32), 0, 1)

    def validation_sounds(self) -> Iterator[Floats]:
        """The sounds [shape=(samples,)] of the first HEARD_LOOPS validation loops."""
        start = self.data.validation_start
        return sounds_of_set(self.data, range(start, start + min(HEARD_LOOPS, len(self.validation))))

    def noise_sounds(self) -> Iterator[Floats]:
        """The sounds [shape=(samples,)] of the first HEARD_LOOPS images of noise."""
        images = itertools.chain.from_iterable(self.generate_noise())
        return sounds_of_images(itertools.islice(images, HEARD_LOOPS), self.data.description)

    def profile(self, batches: Iterator[Floats], sounds: Iterable[Floats] = ()) -> Profile:
        """Measure batches of images [shape=(n, frames, bins), 0..1] and sounds [shape=(samples,) or (samples, 2)].

        Gives Measures' rows, the points of the embedding [shape=(count, 64)] and HEARD [shape=(sounds,) each].
        """
        rows = [{**self.measures(images), "points": self.embedding(images)} for images in batches]
        seen = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
        description = self.data.description
        loops = [hear(sound, description.sample_rate, description.beats) for sound in sounds]
        return {**seen, **{name: np.array([values[name] for values in loops]) for name in HEARD}}

    def mean_profile(self) -> Profile:
        """The profile of the training loops' mean image, repeated as often as there are test loops."""
        once = self.profile(iter([self.mean[None]]), sounds_of_images([self.mean], self.data.description))
        return {name: np.repeat(rows, self.data.held_out, axis=0) for name, rows in once.items()}

    def nearest(self, profiles: list[Profile], done: Callable[[int], object] = int) -> list[Floats]:
        """Distance of each loop to its nearest training loop, for each profile [shape=(count,) each].

        Distances are Euclidean, in dB of log-mel levels. Where training may rotate loops by half their beats (an even
        number of beats), rotated training loops count, too. `done` is called with the number of training loops compared
        since its last call.
        """
        found = [np.full(len(profile["log_mel"]), np.inf, np.float32) for profile in profiles]
        for images in self.training.batches():
            mels = self._log_mel(images)
            if self.data.description.beats % 2 == 0:
                mels = np.concatenate([mels, np.roll(mels, mels.shape[1] // 2, axis=1)])
            for profile, nearest in zip(profiles, found, strict=True):
                np.minimum(nearest, euclidean_distances(profile["log_mel"], mels).min(1), out=nearest)
            done(len(images))
        return found

    def lines(self) -> list[Line]:
        """The lines of the table, in the order in which `values` fills them."""
        edges = self.measures.line_edges
        bands = [f"tonal, {low:.0f}-{high:.0f} Hz" for low, high in itertools.pairwise(edges)]
        return [
            Line("Frechet distance", LOW, 2, "squared, in loopseed's own embedding (models/evaluation/embedding.py)"),
            Line("different bins", LOW, 2, "part of 50 log-mel cells that differ; 0.05 by chance"),
            Line("Jensen-Shannon", LOW, 4, "divergence of the same cells' shares, bits"),
            Line("diversity", LIKE_REAL, 3, "mean distance of two loops, over that of test loops"),
            Line("tonal", LIKE_REAL, 3, "dB by which lines stand out for a sixteenth; geometric mean of the bands"),
            *(Line(band, LIKE_REAL, 3, "the same by band") for band in bands),
            Line("speckle", LIKE_REAL, 4, "median difference of a pixel from its four neighbours"),
            Line("nearest", LIKE_REAL, 2, "distance to the nearest training loop, over test loops'"),
            Line("near copies", LOW, 3, "part nearer to one than 99 % of test loops; 0.01 by chance"),
            Line("beat", LIKE_REAL, 3, "autocorrelation of onsets at a lag of one beat, less the column's mean"),
            Line("grid", LIKE_REAL, 3, "part of the rises on sixteenths; 0.3 by chance, high for a mean, too"),
            Line("onsets", LIKE_REAL, 4, "mean rise of a pixel from frame to frame"),
            Line("kick", LIKE_REAL, 3, "part of the loops with a kick on the first and half of all beats"),
            Line("hats", LIKE_REAL, 3, "part of the loops with hats on a third of the steps off the beat"),
            Line("kick and hats of 16", LIKE_REAL, 0, "how many of the first 16 loops have both; a mean has, too"),
            *SOUND_LINES,
        ]

    def values(self, profile: Profile, nearest: Floats, test: Profile, test_nearest: Floats) -> dict[str, float]:
        """The figures of a column by the names of the lines, from its profile and distances and the test loops'."""
        cells, real_cells = (self.cells.predict(p["log_mel"]) for p in (profile, test))
        bands = profile["salience"].sum(0) / np.maximum(profile["loud"].sum(0), 1)
        both = profile["kick"] * profile["hat"]
        figures = [
            frechet(profile["points"], test["points"]),
            different_bins(cells, real_cells),
            jensen_shannon(cells, real_cells),
            spread(profile["points"]) / spread(test["points"]),
            np.exp(np.log(np.maximum(bands, 1e-3)).mean()),
            *bands,
            profile["speckle"].mean(),
            np.median(nearest) / np.median(test_nearest),
            (nearest < np.quantile(test_nearest, NEAR)).mean(),
            self._beat(profile["onsets"]),
            self._grid(profile["onsets"]),
            profile["onsets"].mean(),
            profile["kick"].mean(),
            profile["hat"].mean(),
            both[:DRUM_LOOPS].sum(),
            *summarize_sounds(profile),
        ]
        return {line.name: float(value) for line, value in zip(self.lines(), figures, strict=True)}

    def _log_mel(self, images: Floats) -> Floats:
        return self.measures.log_mel(self.measures.power(images))

    def _beat(self, onsets: Floats) -> float:
        """Autocorrelation at a lag of one beat, -1..1, of onset curves [shape=(count, frames)] less their mean curve.

        If the mean curve were not subtracted, the mean image would be the most regular of all.
        """
        own = onsets - onsets.mean(0, dtype=np.float64)
        own -= own.mean(1, keepdims=True)
        lag = round(onsets.shape[1] / self.data.description.beats)
        least = 1e-6 * (onsets**2).sum() + 1e-12  # for equal loops, of which nothing is left
        return (own * np.roll(own, lag, axis=1)).sum() / max((own**2).sum(), least)

    def _grid(self, onsets: Floats) -> float:
        """Part of the onsets, 0..1, that lie within an eighth of a sixteenth note from a sixteenth note."""
        frames = onsets.shape[1]
        step = frames / (4 * self.data.description.beats)
        off = np.abs((np.arange(frames) / step + 0.5) % 1 - 0.5)
        return onsets[:, off <= 1 / 8].sum() / max(onsets.sum(), 1e-9)


def summarize_sounds(profile: Profile) -> list[float]:
    """The figures of SOUND_LINES; a loop in which a measure is NaN does not count for it."""
    heard = {name: profile[name][np.isfinite(profile[name])] for name in HEARD}
    median = {name: float(np.median(values)) if len(values) else np.nan for name, values in heard.items()}
    return [
        median["attack"],
        median["before"],
        median["kicks"],
        float((heard["kicks"] > ALIKE).mean()) if len(heard["kicks"]) else np.nan,
        median["wobble"],
        median["tones"],
        median["floor"],
        median["halves"],
        median["side"],
        median["crest"],
        float(np.ptp(np.quantile(heard["level"], [0.05, 0.95]))),
        median["seam"],
        float(np.quantile(heard["seam"], 0.95)),
    ]


def generate_images(generator: Generator, count: int, form: Description) -> Iterator[Floats]:
    """Batches of images [shape=(n, frames, bins), 0..1] of the same `count` random seeds, with no condition set.

    form : the description of the set that they are compared with.
    """
    rng = np.random.default_rng(GENERATED)
    for first in range(0, count, BATCH):
        shape = (min(BATCH, count - first), generator.description.latent_size)
        yield images_of_generator(generator, rng.standard_normal(shape, dtype=np.float32), form)


def generated_sounds(generator: Generator, form: Description) -> Iterator[Floats]:
    """The sounds [shape=(samples,) or (samples, 2)] of the first HEARD_LOOPS of the seeds of `generate_images`."""
    shape = (HEARD_LOOPS, generator.description.latent_size)
    latents = np.random.default_rng(GENERATED).standard_normal(shape, dtype=np.float32)
    return sounds_of_generator(generator, latents, form=form)
