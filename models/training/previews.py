"""Previews of a training: curves, pictures and sounds for TensorBoard, and the same pictures and sounds as files.

A picture shows the loops of eight seeds, which are the same each time, above four loops of the set that were kept out
of the training, and, where the recipe has an encoder, what the generator makes of these four.
"""

import time
from collections.abc import Iterable

import numpy as np
from tensorboardX import SummaryWriter

from inference.arrays import Floats
from inference.description import Description
from inference.files.atomic_file import atomic_write
from inference.files.wav import write_wav
from inference.parts.parts import Parts
from inference.parts.render import render_middle
from models.drawing import Block, colour, draw_rows
from models.evaluation.embedding import Scores
from models.training.run import Run

COLUMNS = 4  # of the picture, and real loops in it
LOSSES_EVERY = 10  # steps between two points of the losses' curves


class Previews:
    """Writes RUN/watch and RUN/tensorboard; a context that closes TensorBoard's file at its end."""

    count, real_count = 2 * COLUMNS, COLUMNS

    def __init__(self, run: Run, description: Description, minutes: float) -> None:
        self.folder = run.path / "watch"
        self.description = description
        self.seconds = 60 * minutes
        self.next = time.monotonic() + self.seconds
        self.chief = run.chief
        self.writer = SummaryWriter(str(run.path / "tensorboard"), write_to_disk=run.chief)

    def __enter__(self) -> "Previews":
        return self

    def __exit__(self, *error: object) -> None:
        self.writer.close()

    def add_losses(self, step: int, losses: dict[str, float]) -> None:
        """Add a point to the curves of the losses, every LOSSES_EVERY steps."""
        if step % LOSSES_EVERY == 0:
            self._add_points("loss", step, losses)

    def add_scores(self, step: int, scores: Scores) -> None:
        """Add a point to the curves of the scores."""
        self._add_points("score", step, vars(scores))

    def due(self) -> bool:
        """Whether it is time to write the next previews."""
        return time.monotonic() >= self.next

    def write(self, step: int, made: list[Parts], real: list[Parts], rebuilt: list[Parts] | None) -> None:
        """Write the picture and the sounds in mono of generated loops, real ones, and what the generator makes of them.

        `rebuilt` is None where the recipe has no encoder.
        """
        self.next = time.monotonic() + self.seconds
        if not self.chief:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        blocks = [
            Block(f"generated at step {step:,}, from {len(made)} seeds that stay the same", _draw(made)),
            Block("your loops, kept out of the training", _draw(real)),
        ]
        sounds = {"seed": made, "own": real}
        if rebuilt:
            blocks.append(Block("these loops again, as the generator remembers them", _draw(rebuilt)))
            sounds["own_rebuilt"] = rebuilt
        picture = draw_rows(blocks, COLUMNS)
        with atomic_write(self.folder / f"step_{step:07d}.png") as temporary:
            picture.save(temporary, format="PNG")
        self.writer.add_image("loops", np.asarray(picture), step, dataformats="HWC")
        for name, loops in sounds.items():
            self._write_sounds(name, step, loops)

    def _write_sounds(self, name: str, step: int, loops: list[Parts]) -> None:
        rate, loudness = self.description.sample_rate, self.description.loudness
        for number, parts in enumerate(loops):
            middle = render_middle(parts, self.description, transients=1.0)
            write_wav(self.folder / f"{name}_{number}.wav", [middle], rate, loudness=loudness)
            self.writer.add_audio(f"{name}_{number}", _fit(middle), step, rate)

    def _add_points(self, kind: str, step: int, values: dict[str, float]) -> None:
        for name, value in values.items():
            self.writer.add_scalar(f"{kind}/{name}", value, step)


def _draw(loops: Iterable[Parts]) -> list:
    return [colour(parts.picture) for parts in loops]


def _fit(sound: Floats) -> Floats:
    """A sound within full scale, as TensorBoard needs it."""
    return sound / max(1.0, float(np.abs(sound).max()))
