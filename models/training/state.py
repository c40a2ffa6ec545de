"""What every training has: its run, its step, and checkpoints that hold finite numbers alone."""

import math

import keras
import numpy as np

from inference.sentences import join
from models.settings import RATES, Settings
from models.training.checkpoints import is_finite
from models.training.run import Run


class DivergedError(ValueError):
    """Losses, weights or loops that are not finite; the text is one sentence that says which, and how to go on."""


class TrainingState:
    """A run at a step. `saved` is the step of its last checkpoint."""

    run: Run
    settings: Settings
    step: int
    saved: int

    @property
    def variables(self) -> list[keras.Variable]:
        """All variables of a checkpoint, always in the same order."""
        raise NotImplementedError

    def save(self) -> None:
        """Write the checkpoint; raises DivergedError."""
        self.check_weights()
        self.run.save_checkpoint(self.step, self.variables)
        self.saved = self.step

    def check_losses(self, losses: dict[str, float]) -> None:
        """Raise DivergedError if one of the losses is not finite."""
        wrong = [f"the loss {name}" for name, value in losses.items() if not math.isfinite(value)]
        if wrong:
            raise self._diverged(wrong[0])

    def check_weights(self) -> None:
        """Raise DivergedError if one of the variables of a checkpoint is not finite."""
        for variable in self.variables:
            if not is_finite(np.asarray(keras.ops.convert_to_numpy(variable.value))):
                raise self._diverged(f"a weight of {variable.path}")

    def _diverged(self, what: str) -> DivergedError:
        rates = join((name for name in RATES if hasattr(self.settings, name)), "or")
        kept = f"the checkpoint of step {self.saved} is kept" if self.saved else "there is no checkpoint yet"
        return DivergedError(
            f"the training diverged at step {self.step}, where {what} is not finite; {kept}, and the same command with "
            f"a lower {rates} in its preset continues from there."
        )
