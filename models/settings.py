"""Everything that decides a training run, in one place; saved with the run as settings.json."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The sizes and rates of a run; the defaults are the shipped generator's."""

    latent_size: int = 64
    generator_widths: tuple[int, ...] = (384, 384, 384, 320, 256, 256)  # channels; each but the first doubles time
    critic_widths: tuple[int, ...] = (256, 256, 256, 256)  # spectral critic: channels; each halves time
    bass_widths: tuple[int, ...] = (96, 128, 128, 128)  # the same for the lowest bins alone
    texture_widths: tuple[int, ...] = (32, 64, 96, 128)  # texture critic: 4x4 patches, then each halves both sides
    batch: int = 16
    vae_steps: int = 2000  # warm start: the generator is a variational autoencoder's decoder
    vae_rate: float = 1e-3
    kl_start: float = 0.25  # weight of the divergence at the first and ...
    kl_end: float = 1.0  # ... from the middle of the warm start on
    detail: float = 2000.0  # nats that one unit of standardised squared error is worth
    critic_lead: int = 100  # steps in which only the critics learn, after the warm start
    gan_steps: int = 8000
    generator_rate: float = 2e-4
    critic_rate: float = 5e-4
    anchor: float = 10.0  # weight of the pooled reconstruction that keeps the generator's diversity
    average: float = 0.998  # decay of the moving average of the generator's weights, a step
    evaluate_every: int = 250  # steps
    evaluate_count: int = 512  # loops
    held_out: int = 1024  # loops of the set for validation, and as many for the test
    precision: str = "float32"  # Keras's dtype policy; mixed_bfloat16 is 1.5 times as fast where the CPU has bfloat16
    rng: int = 0

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return self.vae_steps + self.critic_lead + self.gan_steps

    def write(self, path: Path) -> None:
        """Save as JSON."""
        path.write_text(json.dumps(dataclasses.asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Settings":
        """Read what `write` wrote."""
        fields = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})
