"""The sound of one file: the loop of a seed, a row of loops, or a hallucination."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inference.arrays import Floats
from inference.files.wav import Tags
from inference.renderer import Renderer, Setting, say_seeds
from inference.seeds import Seed
from inference.walks.hallucination import Envelope, Merge

Report = Callable[[Iterator[Floats]], Iterator[Floats]]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """How the loops of a hallucination follow one another; `between` seeds lie between two key points."""

    between: int
    overlap: float  # 0..MAX_OVERLAP, of a loop that was cut
    envelope: Envelope


def say_fade(start: Seed, end: Seed, interpolation: str, is_pingpong: bool) -> dict[str, Any]:
    """What the tags of a fade say, so that it can be made again."""
    way = "pingpong" if is_pingpong else "fade"
    return {"seeds": say_seeds((start, end)), "way": way, "interpolation": interpolation}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The loops of some seeds, one after the other; with `overlapping`, as a hallucination.

    origin : what the file's tags say besides, such as which way leads from seed to seed.
    """

    seeds: tuple[Seed, ...]
    setting: Setting
    overlapping: Overlapping | None
    renderer: Renderer
    origin: Mapping[str, Any] = field(default_factory=dict)

    @property
    def samples(self) -> int:
        """Of the whole sound, in each channel; raises SettingError where the envelope leaves none."""
        merge = self._merge()
        return merge.samples if merge else len(self.seeds) * self.renderer.loop_length(self.setting)

    @property
    def beats(self) -> float:
        """Of the whole sound; raises SettingError as `samples`."""
        return self.samples / self.renderer.loop_length(self.setting) * self.renderer.generator.description.beats

    def check(self) -> None:
        """Raise TooLongError or SettingError where there cannot be such a file."""
        fewer = "loops" if self.overlapping is None else "key points, or fewer loops between them"
        self.renderer.check_length(len(self.seeds), self.samples, fewer)

    def sounds(self, report: Report = iter) -> Iterable[Floats]:
        """The sound, in one part or more, for write_wav; `report` is given the loops and gives them on."""
        merge = self._merge()
        if merge is None:
            return report(self.renderer.loops(self.seeds, self.setting))
        loops = report(self.renderer.separate_loops(self.seeds, self.setting))
        return (merge.merge(each) for each in [loops])

    def tags(self) -> Tags:
        """What the file says about itself; that of a hallucination names its key points."""
        tags, shape = self.renderer.tags(self.seeds, self.setting), self.overlapping
        if shape is None:
            return dataclasses.replace(tags, origin={**tags.origin, **self.origin})
        walk = {"between": shape.between, "overlap": shape.overlap, "envelope": dataclasses.astuple(shape.envelope)}
        origin = tags.origin | {"seeds": say_seeds(self.seeds[:: shape.between + 1]), "hallucination": walk}
        return Tags(tags.bpm, 0 if self._merge() else tags.beats, origin)

    def _merge(self) -> Merge | None:
        """How the loops are merged; None where they follow one another as they are."""
        shape = self.overlapping
        if shape is None or (shape.envelope.is_off and not shape.overlap):
            return None
        length, beats = self.renderer.loop_length(self.setting), self.renderer.generator.description.beats
        return Merge(len(self.seeds), length, beats, shape.envelope, shape.overlap)
