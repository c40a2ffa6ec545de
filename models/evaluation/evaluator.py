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
from models.evaluation.distances import CELLS, different_bins, fit_cells, frechet, jensen_shannon, spread
from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding
from models.evaluation.hearing import HEARD, hear
from models.evaluation.measures import Measures
from models.evaluation.report import LIKE_REAL, LOW, Line
from models.evaluation.sounds import images_of_generator, sounds_of_generator, sounds_of_images, sounds_of_set

BATCH = 32  # images
CELL_LOOPS = 4096  # training loops that the cells of the different bins are fitted to
HEARD_LOOPS = 64  # first loops of a column that are rendered and measured as sound
LOOPS_PER_CELL = 10  # held-out loops: with fewer in a kind of loops, hardly any difference would be significant
MIN_DIVERSITY = 0.3  # of the held-out loops': noise has 0.09; below, what a loop has is what all have, and no music
MUSIC = ("tonal", "grid", "kick", "hats")  # starts of the names of the lines that say nothing of such loops
ALIKE = 0.9  # kicks of a bar that are more alike than this count as one sound
NEAR = 0.01  # part of the test loops: a loop nearer to a training loop than all but this part of them is a near copy

GENERATED = 2  # starts the random generator of the seeds that are generated

Profile = dict[str, Floats]  # name of a measure -> one row a loop

SOUND_LINES = [
    Line("attack of hats", LIKE_REAL, 1, "Milliseconds in which hits above 6 kHz become loud; smeared hats take long."),
    Line("before onsets", LIKE_REAL, 1, "dB of what sounds 2-10 ms before a hit against the hit; high is a pre-echo."),
    Line("kicks alike", LIKE_REAL, 2, "How alike the kicks of two beats are, -1..1; 1 is the same kick each time."),
    Line("kicks above 0.9", LIKE_REAL, 2, "Part of the loops whose kicks are that much alike."),
    Line("wobble", LIKE_REAL, 0, "Cents by which the pitch of kick and bass wavers; 100 are a semitone."),
    Line("tonal salience", LIKE_REAL, 2, "How clearly tones between 80 and 2,000 Hz stand out of the sound."),
    Line("floor", LIKE_REAL, 1, "dB of the quiet moments against the loud ones, 500-2,000 Hz; low is dry."),
    Line("half bars alike", LIKE_REAL, 2, "How alike the two halves of a loop are, 0..1."),
    Line("side/mid", LIKE_REAL, 2, "How wide the stereo is; 0 is mono."),
    Line("crest", LIKE_REAL, 1, "dB of the loudest peak above the mean level; low is squashed."),
    Line("loudness spread", LIKE_REAL, 1, "dB from quiet loops to loud ones, without the quietest and loudest 5 %."),
    Line("seam", LIKE_REAL, 2, "Step where the loop begins anew, against its other steps; much above 1 clicks."),
    Line("seam, 95 %", LIKE_REAL, 2, "The same for the loop that is worse than 95 % of all."),
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
        self.cell_count = min(CELLS, held_out // LOOPS_PER_CELL)
        points = np.concatenate([self._log_mel(images) for images in cell_loops.batches()])
        self.cells = fit_cells(points, self.cell_count) if self.cell_count > 1 else None

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
        kinds = f"{self.cell_count} kinds of loops"
        return [
            Line(
                "Frechet distance",
                LOW,
                2,
                "How far all loops together are from the test loops.",
            ),
            Line("different bins", LOW, 2, f"Part of {kinds} that are rarer or more frequent; 0.05 by chance."),
            Line(
                "Jensen-Shannon",
                LOW,
                4,
                "How differently the loops are spread over these kinds, in bits; 0 is alike.",
            ),
            Line("diversity", LIKE_REAL, 3, "How much the loops differ from each other; near 0 all sound the same."),
            Line(
                "tonal",
                LIKE_REAL,
                3,
                "How clearly tones stand out of the picture, in dB: a mean of the next rows.",
            ),
            *(Line(band, LIKE_REAL, 3, "The same in this band.") for band in bands),
            Line("speckle", LIKE_REAL, 4, "How rough even parts of the picture are; noise is high, blur is near 0."),
            Line("nearest", LIKE_REAL, 2, "Distance to the most similar training loop; far below 1 is a copy."),
            Line("near copies", LOW, 3, "Part of the loops that copy a training loop; 0.01 by chance."),
            Line("beat", LIKE_REAL, 3, "How regularly hits come again a beat later; 1 is always, 0 is by chance."),
            Line("grid", LIKE_REAL, 3, "Part of the hits that are on sixteenths; 0.3 by chance."),
            Line("onsets", LIKE_REAL, 4, "How much hits stand out in the picture, from frame to frame."),
            Line("kick", LIKE_REAL, 3, "Part of the loops with a kick on the first beat and on half of all beats."),
            Line("hats", LIKE_REAL, 3, "Part of the loops with hats on a third of the steps between the beats."),
            *SOUND_LINES,
        ]

    def values(self, profile: Profile, nearest: Floats, test: Profile, test_nearest: Floats) -> dict[str, float]:
        """The figures of a column by the names of the lines, from its profile and distances and the test loops'."""
        kinds = [self.cells.predict(p["log_mel"]) for p in (profile, test)] if self.cells else []
        bands = profile["salience"].sum(0) / np.maximum(profile["loud"].sum(0), 1)
        diversity = spread(profile["points"]) / spread(test["points"])
        figures = [
            frechet(profile["points"], test["points"]),
            different_bins(*kinds) if kinds else np.nan,
            jensen_shannon(*kinds) if kinds else np.nan,
            diversity,
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
            *summarize_sounds(profile),
        ]
        values = {line.name: float(value) for line, value in zip(self.lines(), figures, strict=True)}
        hidden = MUSIC if diversity < MIN_DIVERSITY else ()
        return {name: np.nan if name.split(",")[0] in hidden else value for name, value in values.items()}

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
