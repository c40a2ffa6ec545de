"""The loop of a training that needs no more than steps and evaluations, from its last checkpoint to its last step."""

from collections.abc import Callable
from typing import Any

from tqdm import tqdm

from models.training.keyboard import UserRequests
from models.training.state import TrainingState

BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"


class StepTraining(TrainingState):
    """A run with steps and evaluations. `best` is the history's best entry, `faults` say which checkpoints it lost."""

    faults: list[str]
    best: dict[str, Any]

    def train_step(self) -> dict[str, float]:
        """Train the next step; returns its losses by name."""
        raise NotImplementedError

    def evaluate(self, losses: dict[str, float]) -> None:
        """Measure the model, keep it if it is the best so far, write the history's line and save."""
        raise NotImplementedError


def train_to_end(training: StepTraining, say_scores: Callable[[dict[str, Any]], str]) -> dict[str, Any]:
    """Train up to the last step, or until the user ends it; returns the best entry. Raises DivergedError, OSError."""
    s = training.settings
    bar = tqdm(total=s.steps, initial=training.step, bar_format=BAR)
    with UserRequests() as requests, bar:
        for fault in training.faults:
            bar.write(f"{fault} The training continues from step {training.step}.")
        bar.write("p pauses and continues, s saves now, Ctrl-C saves and ends")
        while training.step < s.steps and not requests.ended:
            losses = training.train_step()
            training.check_losses(losses)
            bar.update()
            if training.step % s.evaluate_every == 0 or training.step == s.steps:
                training.evaluate(losses)
                if training.best:
                    bar.set_postfix_str(say_scores(training.best))
            if requests.save_now():
                training.save()
            requests.wait_while_paused(bar)
        if training.saved < training.step:
            training.save()
    return training.best
