"""The mixer: parts at their level and pan position, with one room and one delay on two sends."""

from collections.abc import Mapping

import numpy as np
from numpy.random import Generator

from inference.arrays import Floats
from tools.drum_machine.clock import Clock, Hits, place
from tools.drum_machine.effects.rooms import ROOMS, ping_pong_delay, reverberate
from tools.drum_machine.song import OneBar

MAX_PAN = 0.7  # of a part that is panned at random; 0 is the middle, 1 is one side alone
NO_SEND = -99.0  # dB
MIN_VELOCITY = 0.3  # softer hits are ghost notes, for which nothing else makes room
SPACE_RANGE = 12.0  # dB between the sends of a loop without space and those of a loop with all of it


class Mixer:
    """A mixer for the bars of a clock: the dry sum, and the sums that are sent to the room and to the delay."""

    def __init__(self, rng: Generator, clock: Clock, space: float, song: OneBar) -> None:
        self.rng, self.clock, self.song = rng, clock, song
        self.more_send = SPACE_RANGE * (space - 0.5)  # dB
        self.hits: list[float] = []  # times (s) of all hits that are louder than a ghost note
        self.dry, self.room, self.delay = (np.zeros((2, clock.samples), np.float32) for _ in range(3))

    def add_hits(
        self,
        sound: Floats | Mapping[float, Floats],
        hits: Hits,
        level: float,
        pan: float = 0.0,
        *,
        late: float = 0.0,
        room: float = NO_SEND,
        delay: float = NO_SEND,
        varies: bool = True,
    ) -> None:
        """Place a drum on the hits of its bar wherever the song has it, as `add_fill` does; it may vary them."""
        source = self.song.spread(hits, varies)
        sounds = {step: sound[own] for step, own in source.items()} if isinstance(sound, Mapping) else sound
        spread = {step: hits[own] for step, own in source.items()}
        self.add_fill(sounds, spread, level, pan, late=late, room=room, delay=delay)

    def add_fill(
        self,
        sound: Floats | Mapping[float, Floats],
        hits: Hits,
        level: float,
        pan: float = 0.0,
        *,
        late: float = 0.0,
        room: float = NO_SEND,
        delay: float = NO_SEND,
    ) -> None:
        """Place a drum on steps of the song, `late` seconds late, add it as `add` does and note the hits' times."""
        self.hits += [
            self.clock.position(step) * self.clock.step + late for step, v in hits.items() if v > MIN_VELOCITY
        ]
        self.add(place(self.clock, sound, hits, late), level, pan, room=room, delay=delay)

    def add(
        self, bar: Floats, level: float, pan: float = 0.0, *, room: float = NO_SEND, delay: float = NO_SEND
    ) -> None:
        """Add a part [shape=(samples,) or (2, samples)] at a level (dB) and a pan position, -1 (left) to 1 (right).

        room, delay : levels of the sends after the fader (dB); loops with more space send more.
        """
        part = db_to_gain(level) * bar * np.array([[1 - pan], [1 + pan]], np.float32)
        self.dry += part
        self.room += db_to_gain(room + self.more_send) * part
        self.delay += db_to_gain(delay + self.more_send) * part

    def draw_pan(self) -> float:
        """Draw a pan position."""
        return float(self.rng.uniform(-MAX_PAN, MAX_PAN))

    def mix(self) -> tuple[Floats, Floats]:
        """Return the dry sum, and what the room and the delay return [shape=(2, samples) each]."""
        steps, feedback = float(self.rng.choice([2, 3, 3, 4, 6])), self.rng.uniform(0.3, 0.65)
        echoes = ping_pong_delay(self.clock, self.delay, steps, feedback, 300, self.rng.uniform(1500, 4000))
        name = list(ROOMS)[self.rng.integers(len(ROOMS))]
        to_room = (self.room + 0.3 * echoes).astype(np.float32)
        return self.dry, echoes + reverberate(self.rng, self.clock, to_room, name)


def db_to_gain(decibels: float) -> np.float32:
    """Return the factor of a level in dB."""
    return np.float32(10 ** (decibels / 20))
