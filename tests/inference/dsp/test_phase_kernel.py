"""The phase kernel against the numpy path and against float64."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from inference.dsp.griffinlim import griffinlim
from inference.dsp.phase_kernel import Kernel, kernel_built, thread_kernel
from inference.dsp.phase_methods import KernelStart
from inference.dsp.stft import filter_frames, hann, polar, stft
from reference_transforms import reference_griffinlim, reference_split

pytestmark = pytest.mark.skipif(
    not kernel_built(), reason="the extension inference.dsp._phase is not built here: there was no C compiler"
)

SIZES = [(512, 64), (512, 250), (1024, 34), (1024, 256), (2048, 14), (2048, 6), (64, 16), (128, 33)]


def bar(n_fft: int, frames: int) -> np.ndarray:
    """A loop of four decaying beats, an off-beat hiss and a little noise."""
    samples = frames * n_fft // 4
    time = np.arange(samples) % (samples / 4) * 4 / samples  # in beats
    noise = np.random.default_rng(frames).standard_normal(samples)
    beat = np.sin(2 * np.pi * np.arange(samples) * 8 / 512) * np.exp(-time * 7)
    hiss = noise * np.exp(-((time + 0.5) % 1) * 20)
    return (0.5 * beat + 0.1 * hiss + 0.002 * noise).astype(np.float32)


def spectrogram(n_fft: int, frames: int) -> np.ndarray:
    return np.abs(stft(bar(n_fft, frames), hann(n_fft))).T


def convergence(loop: np.ndarray, magnitudes: np.ndarray) -> float:
    """In decibels; the lower, the better."""
    again = np.abs(stft(loop, hann(2 * (len(magnitudes) - 1)))).T
    return float(20 * np.log10(np.linalg.norm(again - magnitudes) / np.linalg.norm(magnitudes)))


def distance(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.linalg.norm(a - b) / np.linalg.norm(b))


@pytest.mark.parametrize(("n_fft", "frames"), SIZES)
def test_transforms_leave_a_loop_as_it_was(n_fft: int, frames: int):
    loop = bar(n_fft, frames)
    np.testing.assert_allclose(Kernel(n_fft, frames).transforms(loop, 4), loop, atol=1e-5)


@pytest.mark.parametrize(("n_fft", "frames"), SIZES)
def test_the_paths_agree(n_fft: int, frames: int):
    magnitudes = spectrogram(n_fft, frames)
    kernel = Kernel(n_fft, frames)
    for iterations in (0, 1, 4):
        loop = kernel.griffinlim(magnitudes, iterations=iterations)
        assert loop.dtype == np.float32
        # Float32 noise is carried on by the iterations, as between numpy and float64.
        assert distance(loop, griffinlim(magnitudes, iterations=iterations)) < 1e-3
        assert distance(loop, reference_griffinlim(magnitudes, iterations, 0.99)) < 1e-3


@pytest.mark.parametrize(("n_fft", "frames"), [(512, 64), (1024, 34)])
def test_the_paths_are_equally_good_in_the_end(n_fft: int, frames: int):
    magnitudes = spectrogram(n_fft, frames)
    fast, slow = Kernel(n_fft, frames).griffinlim(magnitudes), griffinlim(magnitudes)
    assert convergence(fast, magnitudes) == pytest.approx(convergence(slow, magnitudes), abs=0.1)


@pytest.mark.parametrize(("n_fft", "frames"), SIZES)
def test_a_filter_that_changes_from_frame_to_frame(n_fft: int, frames: int):
    loop = bar(n_fft, frames)
    gains = np.random.default_rng(0).random((n_fft // 2 + 1, frames)).astype(np.float32)
    kernel = Kernel(n_fft, frames)
    np.testing.assert_allclose(kernel.filter(loop, np.ones_like(gains)), loop, atol=1e-5)
    window = np.hanning(n_fft + 1)[:-1]
    samples = (np.arange(frames)[:, None] * n_fft // 4 + np.arange(n_fft) - n_fft // 2) % len(loop)
    pieces = np.fft.irfft(np.fft.rfft(loop.astype(np.float64)[samples] * window) * gains.T, n_fft) * window / 1.5
    exact = np.bincount(samples.ravel(), pieces.ravel(), len(loop))
    np.testing.assert_allclose(kernel.filter(loop, gains), exact, atol=1e-5)
    np.testing.assert_allclose(filter_frames(loop, gains), exact, atol=1e-5)
    with pytest.raises(ValueError, match="the array has the shape"):
        kernel.filter(loop, gains[1:])


@pytest.mark.parametrize(("n_fft", "frames"), SIZES)
def test_the_polar_form_is_that_of_the_transform(n_fft: int, frames: int):
    loop = bar(n_fft, frames)
    magnitudes, phases = Kernel(n_fft, frames).polar(loop)
    samples = (np.arange(frames)[:, None] * n_fft // 4 + np.arange(n_fft) - n_fft // 2) % len(loop)
    exact = np.fft.rfft(loop.astype(np.float64)[samples] * np.hanning(n_fft + 1)[:-1]).T
    np.testing.assert_allclose(magnitudes * phases, exact, atol=1e-4)
    np.testing.assert_allclose(magnitudes, np.abs(exact), atol=1e-4)
    plain_magnitudes, plain_phases = polar(loop, n_fft)
    np.testing.assert_allclose(plain_magnitudes, magnitudes, atol=1e-4)
    heard = magnitudes > 1e-3  # of quieter bins the phase is chance
    np.testing.assert_allclose(plain_phases[heard], phases[heard], atol=2e-2)
    np.testing.assert_allclose(np.abs(phases[heard]), 1, atol=1e-5)


def test_silence_has_no_phases_and_another_length_is_refused():
    kernel = Kernel(512, 6)
    for part in (*kernel.polar(np.zeros(768, np.float32)), *polar(np.zeros(768, np.float32), 512)):
        assert not part.any()
    with pytest.raises(ValueError, match=r"the loop has the shape \(767,\); this kernel was made for 6 frames"):
        kernel.polar(np.zeros(767, np.float32))


@pytest.mark.parametrize(("n_fft", "frames"), [(512, 64), (2048, 14)])
def test_start_phases_are_honoured(n_fft: int, frames: int):
    loop = bar(n_fft, frames)
    spectra = stft(loop, hann(n_fft)).T
    magnitudes = np.abs(spectra)
    phasors = spectra / np.maximum(magnitudes, 1e-12)
    kernel = Kernel(n_fft, frames)
    np.testing.assert_allclose(kernel.griffinlim(magnitudes, phasors, iterations=0), loop, atol=1e-5)
    turned = phasors * np.exp(1j)  # the bins 0 and n_fft / 2 have no such phase: their real part counts
    assert distance(kernel.griffinlim(magnitudes, turned, iterations=3), griffinlim(magnitudes, turned, 3)) < 1e-4


@pytest.mark.parametrize(("n_fft", "frames"), SIZES)
def test_bands_are_what_their_gains_leave_of_a_loop(n_fft: int, frames: int):
    loop = bar(n_fft, frames)
    bins = np.arange(n_fft // 2 + 1)
    edges = np.array([-1, n_fft / 32, n_fft / 8, n_fft / 4, n_fft])
    gains = np.array([(bins > low) & (bins <= high) for low, high in itertools.pairwise(edges)], np.float32)
    kernel = Kernel(n_fft, frames)
    kernel.griffinlim(
        np.ones((n_fft // 2 + 1, frames), np.float32), iterations=1
    )  # what a plan does before is forgotten
    bands = kernel.split(loop, gains)
    np.testing.assert_allclose(bands, reference_split(loop, gains), atol=1e-5)
    np.testing.assert_allclose(bands.sum(axis=0), loop, atol=1e-5)


@pytest.mark.parametrize("start", KernelStart)
def test_silence_stays_silent(start: KernelStart):
    assert not Kernel(512, 64).griffinlim(np.zeros((257, 64), np.float32), start=start).any()


def test_a_plan_remembers_nothing():
    magnitudes = spectrogram(512, 34)
    kernel = Kernel(512, 34)
    first = kernel.griffinlim(magnitudes, start=KernelStart.PGHI)
    kernel.griffinlim(magnitudes[::-1])
    assert np.array_equal(kernel.griffinlim(magnitudes, start=KernelStart.PGHI), first)
    assert np.array_equal(Kernel(512, 34).griffinlim(magnitudes, start=KernelStart.PGHI), first)


def test_pghi_alone_is_far_better_than_zero_phases():
    magnitudes = spectrogram(1024, 256)
    kernel = Kernel(1024, 256)
    started = convergence(kernel.griffinlim(magnitudes, start=KernelStart.PGHI, iterations=0), magnitudes)
    assert started < convergence(kernel.griffinlim(magnitudes, iterations=0), magnitudes) - 6


def test_pghi_and_8_iterations_are_as_good_as_32():
    magnitudes = spectrogram(1024, 256)
    kernel = Kernel(1024, 256)
    started = convergence(kernel.griffinlim(magnitudes, start=KernelStart.PGHI, iterations=8), magnitudes)
    assert started <= convergence(kernel.griffinlim(magnitudes, iterations=32), magnitudes)


def test_two_threads_at_once():
    """Each with a plan of its own, while ctypes lets go of the interpreter's lock."""
    magnitudes = spectrogram(1024, 64)

    def made(_: int) -> np.ndarray:
        kernel = Kernel(1024, 64)
        return [kernel.griffinlim(magnitudes, start=KernelStart.PGHI) for _ in range(8)][-1]

    alone = made(0)
    with ThreadPoolExecutor(2) as threads:
        for loop in threads.map(made, range(4)):
            assert np.array_equal(loop, alone)


def test_every_thread_has_kernels_of_its_own():
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(thread_kernel, 512, 64).result() is not thread_kernel(512, 64)
    assert thread_kernel(512, 64) is thread_kernel(512, 64)


@pytest.mark.parametrize("start", KernelStart)
def test_the_seam_is_a_place_like_any_other(start: KernelStart):
    """The step from the last sample to the first is no greater than those inside."""
    loop = Kernel(512, 64).griffinlim(spectrogram(512, 64), start=start)
    steps = np.abs(np.diff(np.append(loop, loop[0])))
    assert steps[-1] <= np.quantile(steps, 0.99)


def test_frames_may_be_turned_round_the_circle():
    magnitudes = spectrogram(512, 64)
    kernel = Kernel(512, 64)
    turned = kernel.griffinlim(np.roll(magnitudes, 4, axis=1), iterations=4)
    assert distance(turned, np.roll(kernel.griffinlim(magnitudes, iterations=4), 4 * 128)) < 1e-4


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_does_no_harm(bad: float):
    magnitudes = spectrogram(512, 34)
    kernel = Kernel(512, 34)
    good = kernel.griffinlim(magnitudes, start=KernelStart.PGHI)
    spoilt = magnitudes.copy()
    spoilt[3, 5] = bad
    kernel.griffinlim(spoilt, start=KernelStart.PGHI)
    assert np.array_equal(kernel.griffinlim(magnitudes, start=KernelStart.PGHI), good)


@pytest.mark.parametrize(("n_fft", "frames"), [(500, 64), (32, 64), (1 << 14, 64), (512, 0), (512, 1 << 20)])
def test_impossible_sizes_are_refused(n_fft: int, frames: int):
    with pytest.raises(ValueError, match="power of two"):
        Kernel(n_fft, frames)


def test_a_wrong_shape_is_refused():
    kernel = Kernel(512, 64)
    with pytest.raises(ValueError, match="made for"):
        kernel.griffinlim(np.zeros((256, 64), np.float32))
    with pytest.raises(ValueError, match="made for"):
        kernel.griffinlim(np.zeros((257, 64), np.float32), np.ones((64, 257), np.complex64))
    with pytest.raises(ValueError, match="takes"):
        kernel.split(np.zeros(64 * 128, np.float32), np.zeros((3, 257), np.float32))
    with pytest.raises(ValueError, match="iterations"):
        kernel.griffinlim(np.zeros((257, 64), np.float32), iterations=-1)
