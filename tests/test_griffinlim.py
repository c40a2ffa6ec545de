import numpy as np
import pytest

from inference.description import Description
from inference.griffinlim import griffinlim
from inference.powergram import magnitudes, powergram
from inference.stft import hann, istft, stft


def reference_stft(loop: np.ndarray, n_fft: int) -> np.ndarray:
    """Frame by frame in float64: frame t is centred on sample t * hop, and wraps round."""
    hop = n_fft // 4
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)
    frames = [np.take(loop, np.arange(n_fft) + t * hop - n_fft // 2, mode="wrap") for t in range(len(loop) // hop)]
    return np.fft.rfft(np.array(frames) * window)


def reference_istft(spectra: np.ndarray, n_fft: int) -> np.ndarray:
    hop = n_fft // 4
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)
    total, weight = np.zeros(len(spectra) * hop), np.zeros(len(spectra) * hop)
    for t, piece in enumerate(np.fft.irfft(spectra, n_fft) * window):
        places = (np.arange(n_fft) + t * hop - n_fft // 2) % len(total)
        np.add.at(total, places, piece)
        np.add.at(weight, places, window**2)
    return total / weight


def reference_griffinlim(magnitudes: np.ndarray, iterations: int, momentum: float) -> np.ndarray:
    """Perraudin et al. 2013, algorithm 2, in float64."""
    targets = magnitudes.T.astype(float)
    n_fft = 2 * (len(magnitudes) - 1)
    phases, previous = np.ones(targets.shape, complex), np.zeros(targets.shape, complex)
    for _ in range(iterations):
        consistent = reference_stft(reference_istft(targets * phases, n_fft), n_fft)
        phases = consistent - momentum / (1 + momentum) * previous
        phases /= np.maximum(np.abs(phases), 1e-16)
        previous = consistent
    return reference_istft(targets * phases, n_fft)


@pytest.fixture
def loop() -> np.ndarray:
    """Four decaying beats over noise."""
    time = np.arange(8192)
    beat = np.sin(2 * np.pi * time * 8 / 512) * np.exp(-(time % 2048) / 300)
    return (0.5 * beat + 0.02 * np.random.default_rng(0).standard_normal(8192)).astype(np.float32)


def test_stft_equals_the_reference(loop: np.ndarray):
    spectra = stft(loop, hann(512))
    assert spectra.dtype == np.complex64
    np.testing.assert_allclose(spectra, reference_stft(loop, 512), atol=2e-5)


def test_istft_inverts(loop: np.ndarray):
    back = istft(stft(loop, hann(512)), hann(512))
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, loop, atol=1e-6)


def test_a_shifted_loop_has_shifted_frames(loop: np.ndarray):
    shifted = stft(np.roll(loop, 3 * 128), hann(512))
    np.testing.assert_allclose(shifted, np.roll(stft(loop, hann(512)), 3, axis=0), atol=1e-5)


def test_a_length_that_is_no_multiple_is_refused(loop: np.ndarray):
    with pytest.raises(ValueError, match="hop"):
        stft(loop[:-1], hann(512))


def test_griffinlim_equals_the_reference(loop: np.ndarray):
    spectrum = np.abs(stft(loop, hann(512))).T
    fast = griffinlim(spectrum, iterations=8)
    slow = reference_griffinlim(spectrum, 8, 0.99)
    assert len(fast) == 8192
    # Float32 noise is carried on by the iterations; the sound is the same.
    assert np.linalg.norm(fast - slow) < 1e-3 * np.linalg.norm(slow)


def test_griffinlim_comes_close(loop: np.ndarray):
    spectrum = np.abs(stft(loop, hann(512))).T
    again = np.abs(stft(griffinlim(spectrum), hann(512))).T
    convergence = np.linalg.norm(again - spectrum) / np.linalg.norm(spectrum)
    assert 20 * np.log10(convergence) < -20  # decibels


def test_silence_stays_silent():
    assert not griffinlim(np.zeros((257, 64), np.float32)).any()


def test_powergram_and_back():
    description = Description(bins=256, frames=64, n_fft=512, hop_length=128, peak=128.0)
    time = np.arange(description.samples)
    sine = np.sin(2 * np.pi * time * 16 / 512).astype(np.float32)
    image = powergram(sine, description)
    assert image.shape == (256, 64)
    assert image.argmax(axis=0).tolist() == [16] * 64
    assert image.max() == pytest.approx(1)  # a sine at full scale, as the description says
    np.testing.assert_allclose(magnitudes(image, description), np.abs(stft(sine, hann(512))).T, atol=2e-3)
