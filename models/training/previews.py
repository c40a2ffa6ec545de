"""Previews of a training: curves for TensorBoard, and the loops of a few fixed seeds as pictures and sounds."""

import time

import numpy as np
from PIL import Image
from tensorboardX import SummaryWriter

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from inference.description import Description
from inference.parts.parts import Parts
from inference.parts.render import render_middle
from inference.wav import write_wav
from models.evaluation.embedding import Scores
from models.training.run import Run

COLUMNS, ROWS = 4, 2  # images of the contact sheet
LOSSES_EVERY = 10  # steps between two points of the losses' curves
GAP = 4  # pixels between two images


class Previews:
    """Writes RUN/watch and RUN/tensorboard; a context that closes TensorBoard's file at its end."""

    count = COLUMNS * ROWS

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

    def write(self, step: int, loops: list[Parts]) -> None:
        """Write the contact sheet of the loops' pictures, and their sounds in mono."""
        self.next = time.monotonic() + self.seconds
        if not self.chief:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(self.folder / f"step_{step:07d}.png") as temporary:
            draw_contact_sheet(np.stack([parts.picture.T for parts in loops])).save(temporary, format="PNG")
        rate, loudness = self.description.sample_rate, self.description.loudness
        for number, parts in enumerate(loops):
            middle = render_middle(parts, self.description, transients=1.0)
            write_wav(self.folder / f"seed_{number}.wav", [middle], rate, loudness=loudness)

    def _add_points(self, kind: str, step: int, values: dict[str, float]) -> None:
        for name, value in values.items():
            self.writer.add_scalar(f"{kind}/{name}", value, step)


def draw_contact_sheet(images: Floats) -> Image.Image:
    """Draw powergrams [shape=(count, frames, bins), 0..1] side by side in grey, low frequencies at the bottom."""
    count, frames, bins = images.shape
    sheet = np.zeros((ROWS * (bins + GAP) - GAP, COLUMNS * (frames + GAP) - GAP), np.uint8)
    for number in range(min(count, COLUMNS * ROWS)):
        y, x = number // COLUMNS * (bins + GAP), number % COLUMNS * (frames + GAP)
        sheet[y : y + bins, x : x + frames] = np.rint(255 * np.clip(images[number].T[::-1], 0, 1))
    return Image.fromarray(sheet)
