"""The measures of models/evaluation/hearing.py again, step by step in float64: for bars of 65,536 samples, 4 beats."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

RATE, SAMPLES = 34952, 65536
MS = RATE / 1000


def reference_hear(sound: np.ndarray) -> dict[str, float]:
    """Measure a bar [shape=(65536,) or (65536, 2)]."""
    channels = sound.astype(np.float64).reshape(SAMPLES, -1).T
    mid = channels.mean(0)
    side = (channels[0] - channels[-1]) / 2
    power = (mid**2).mean()
    loop = mid / np.sqrt(power)
    gain = min(1.0, 0.999 / np.abs(channels).max())
    return {
        "attack": attack(loop),
        "before": before(loop),
        "kicks": kicks(loop),
        "wobble": wobble(loop),
        "tones": tones(loop),
        "floor": floor(loop),
        "halves": halves(loop),
        "side": np.sqrt((side**2).mean() / power),
        "crest": 10 * np.log10((mid**2).max() / power),
        "level": 10 * np.log10((channels**2).mean() * gain**2),
    }


def attack(loop: np.ndarray) -> float:
    envelope = box(np.abs(analytic(band(loop, 6000, None))), 17)
    rises = {i: envelope[(i + 16) % SAMPLES] - envelope[i] for i in range(0, SAMPLES, 16)}
    found = []
    for onset in steepest(rises, 50 * MS):
        window = np.roll(envelope, -onset + int(20 * MS))[: 2 * int(20 * MS)]
        top = max(range(len(window)), key=lambda i: window[i])
        bottom = min(window[: max(top, 1)])
        if window[top] > 4 * bottom:
            end = next(i for i in range(len(window)) if window[i] >= bottom + 0.9 * (window[top] - bottom))
            start = end
            while start > 0 and window[start] > bottom + 0.1 * (window[top] - bottom):
                start -= 1
            found.append((end - start) / MS)
    return float(np.median(found)) if found else np.nan


def before(loop: np.ndarray) -> float:
    power = band(loop, 1000, None) ** 2
    smooth = box(power, 33)
    rise = smooth - smooth[np.arange(SAMPLES) - int(4 * MS)]
    candidates = np.argsort(rise)[-round(0.061 * SAMPLES) :]
    found = []
    for onset in steepest({int(i): rise[i] for i in candidates}, 60 * MS):
        loudest = max(smooth[(onset + i) % SAMPLES] for i in range(int(10 * MS)))
        search = range(onset - int(12 * MS), onset + int(4 * MS))
        start = next((i for i in search if smooth[i % SAMPLES] > loudest / 4), onset)
        quiet = np.mean([power[i % SAMPLES] for i in range(start - int(10 * MS), start - int(2 * MS))])
        loud = np.mean([power[i % SAMPLES] for i in range(start, start + int(10 * MS))])
        found.append(10 * np.log10((quiet + 1e-9) / (loud + 1e-9)))
    return float(np.median(found))


def kicks(loop: np.ndarray) -> float:
    low = band(loop, 30, 180)
    hits = [np.roll(low, -beat * SAMPLES // 4)[: int(160 * MS)] for beat in range(4)]
    found = []
    for i in range(4):
        for j in range(i):
            lags = range(-int(4 * MS), int(4 * MS) + 1)
            most = max(overlap(hits[i], hits[j], lag) for lag in lags)
            found.append(most / np.sqrt((hits[i] ** 2).sum() * (hits[j] ** 2).sum()))
    return float(np.median(found))


def overlap(a: np.ndarray, b: np.ndarray, lag: int) -> float:
    return a[lag:] @ b[: len(b) - lag] if lag >= 0 else a[:lag] @ b[-lag:]


def wobble(loop: np.ndarray) -> float:
    wave = analytic(band(loop, 30, 110))[::64]
    phase = np.unwrap(np.angle(np.append(wave, wave[0])))
    frequencies = np.clip(np.diff(phase) / (2 * np.pi) * RATE / 64, 20, 150)
    around = sliding_window_view(np.pad(frequencies, 32, mode="wrap"), 65)
    cents = np.abs(1200 * np.log2(frequencies / np.median(around, axis=1)))
    return float(np.median(cents[np.abs(wave) > 0.3 * np.percentile(np.abs(wave), 95)]))


def tones(loop: np.ndarray) -> float:
    bins = [k for k in range(2049) if 80 < k * RATE / 4096 < 2000]
    above = total = 0.0
    for spectrum in spectra(loop, 4096)[:, bins]:
        logs = np.log(spectrum + 1e-6)
        heights = logs - np.array([sum(logs[max(k - 7, 0) : k + 8]) / 15 for k in range(len(bins))])
        above += spectrum[heights > 0] @ heights[heights > 0]
        total += spectrum.sum()
    return float(above / total)


def floor(loop: np.ndarray) -> float:
    bins = [k for k in range(513) if 500 <= k * RATE / 1024 < 2000]
    levels = np.sort(10 * np.log10((spectra(loop, 1024)[:, bins] ** 2).sum(1) + 1e-9))
    return float(np.interp(0.1 * 255, range(256), levels) - np.interp(0.95 * 255, range(256), levels))


def halves(loop: np.ndarray) -> float:
    first, second = np.split(spectra(loop, 1024), 2)
    return float((first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum()))


def spectra(loop: np.ndarray, size: int) -> np.ndarray:
    window = np.sin(np.pi * np.arange(size) / size) ** 2
    starts = range(-size // 2, SAMPLES - size // 2, size // 4)
    return np.array([np.abs(np.fft.rfft(window * np.take(loop, range(s, s + size), mode="wrap"))) for s in starts])


def band(loop: np.ndarray, low: float, high: float | None) -> np.ndarray:
    frequencies = np.abs(np.fft.fftfreq(SAMPLES, 1 / RATE))
    gain = np.clip((frequencies - 0.85 * low) / (0.3 * low), 0, 1)
    if high is not None:
        gain = gain * np.clip((1.1 * high - frequencies) / (0.2 * high), 0, 1)
    return np.fft.ifft(np.fft.fft(loop) * gain).real


def analytic(loop: np.ndarray) -> np.ndarray:
    return np.fft.ifft(np.fft.fft(loop) * (1 + np.sign(np.fft.fftfreq(SAMPLES))))


def box(curve: np.ndarray, width: int) -> np.ndarray:
    return sliding_window_view(np.pad(curve, width // 2, mode="wrap"), width).mean(1)


def steepest(rises: dict[int, float], gap: float) -> list[int]:
    found: list[int] = []
    for place in sorted(rises, key=lambda i: -rises[i]):
        apart = [min(abs(place - other), SAMPLES - abs(place - other)) for other in found]
        if rises[place] > 0 and len(found) < 8 and all(distance >= gap for distance in apart):
            found.append(place)
    return found
