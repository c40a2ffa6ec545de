"""From a powergram to sound, at the model's own rate and tempo: the inverse transform, its phases by a phase method."""

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.dsp import constantq
from inference.dsp.griffinlim import griffinlim
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.phase_methods import PHASE_METHODS
from inference.dsp.powergram import magnitudes


def powergram_to_loop(image: Floats, description: Description, *, plain: bool = False) -> Floats:
    """The loop [shape=(description.samples,)] of a powergram [shape=(bins, frames), 0..1]; may reach past full scale.

    `plain` uses numpy instead of the C kernel. Raises NoLibrosaError for a constant-Q image without librosa.
    """
    if description.transform == "cqt":
        return constantq.loop(image, description)
    return magnitudes_to_loop(magnitudes(image, description), description, plain=plain)


def magnitudes_to_loop(
    spectrum: Floats, description: Description, phases: Complexes | None = None, *, plain: bool = False
) -> Floats:
    """The loop [shape=(frames * hop_length,)] of magnitudes [shape=(n_fft // 2 + 1, frames), non-negative].

    Griffin-Lim starts from the description's phase method, or from `phases` [the same shape, complex, modulus 1].
    `plain` uses numpy instead of the C kernel.
    """
    method = PHASE_METHODS[description.start]
    if plain or not kernel_built():
        iterations = description.iterations if method.numpy_iterations is None else method.numpy_iterations
        return griffinlim(spectrum, method.phases(spectrum) if phases is None else phases, iterations)
    kernel = thread_kernel(description.n_fft, spectrum.shape[1])
    if phases is not None:
        return kernel.griffinlim(spectrum, phases)
    start = method.phases(spectrum) if method.kernel_start is None else method.kernel_start
    return kernel.griffinlim(spectrum, start, description.iterations)
