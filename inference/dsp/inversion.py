"""A powergram as sound: the inverse transform with a phase that is found, at the loop's own rate and tempo."""

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.dsp import constantq
from inference.dsp.griffinlim import ITERATIONS, griffinlim
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.powergram import magnitudes


def powergram_to_loop(image: Floats, description: Description, *, plain: bool = False) -> Floats:
    """The loop [shape=(description.samples,)] of a powergram [shape=(bins, frames), 0..1]; may reach past full scale.

    `plain` leaves the C kernel out of it. Raises NoLibrosaError for a constant-Q image without librosa.
    """
    if description.transform == "cqt":
        return constantq.loop(image, description)
    return magnitudes_to_loop(magnitudes(image, description), description, plain=plain)


def magnitudes_to_loop(
    spectrum: Floats, description: Description, start: Complexes | None = None, *, plain: bool = False
) -> Floats:
    """The loop of magnitudes [shape=(n_fft // 2 + 1, frames)], with as many iterations as the description says.

    Without the kernel all phases start at zero, for heap integration would take numpy longer than what it saves.
    """
    if plain or not kernel_built():
        return griffinlim(spectrum, start, description.iterations if description.start == "zero" else ITERATIONS)
    kernel = thread_kernel(description.n_fft, spectrum.shape[1])
    if start is not None:
        return kernel.griffinlim(spectrum, start)
    return kernel.griffinlim(spectrum, pghi=description.start == "pghi", iterations=description.iterations)
