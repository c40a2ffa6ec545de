"""A section of the synthesiser: a patch within, whose inlets and outlets have names."""

from dataclasses import dataclass, field

from tools.max_builder.patch import Box, Patch

STEP, DOWN = 84, 34  # pixels from one inlet to the next, and from a box to the one below it
DECAY = -20 / 2.302585  # dB of exp(-1): [dbtoa~] is the exponential of a signal


@dataclass
class Section(Patch):
    """`given` are its inlets by name: of a parameter, or of what another section gives."""

    given: dict[str, Box] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def take(self, *names: str) -> list[Box]:
        """An inlet for each name, from left to right."""
        for name in names:
            self.given[name] = self.inlet(20 + STEP * len(self.given), 50, name)
        return [self.given[name] for name in names]

    def give(self, name: str, source: Box, kind: str = "signal", outlet: int = 0) -> None:
        """An outlet, right of those before."""
        below = source.raw["patching_rect"][1] + 2 * DOWN
        self.cord(source, outlet, self.outlet(20 + 2 * STEP * len(self.made), below, name, kind))
        self.made.append(name)

    def law(self, text: str, *sources: Box) -> Box:
        """[expr] of values; it is worked out anew when any of them comes."""
        x = sources[0].raw["patching_rect"][0]
        made = self.box(f"expr {text.replace(',', chr(92) + ',')}", x, 140)
        self.cord(sources[0], 0, made)
        for inlet, source in enumerate(sources[1:], 1):
            both = self.cord(source, 0, self.box("t b f", source.raw["patching_rect"][0], 95, 50))
            self.cord(both, 1, made, inlet)
            self.cord(both, 0, made)
        return made

    def signal(self, text: str, *sources: Box) -> Box:
        """An object of signals below its sources, of which there is one for each inlet."""
        below = max(source.raw["patching_rect"][1] for source in sources) + DOWN
        return self.feed(self.box(text, sources[0].raw["patching_rect"][0], below), *sources)


def join(patch: Patch, boxes: dict[str, Box], sections: dict[str, Section], controls: dict[str, Box]) -> None:
    """Cords to each inlet of the sections' boxes: from the control or the outlet of its name."""
    sources = {name: (box, 0) for name, box in controls.items()}
    for title, section in sections.items():
        sources |= {name: (boxes[title], place) for place, name in enumerate(section.made)}
    for title, section in sections.items():
        for inlet, name in enumerate(section.given):
            source, outlet = sources[name]
            patch.cord(source, outlet, boxes[title], inlet)
