"""Find how much of a sound file is there: up to its first gap, in an Ogg or MP3 file by its pages or frames."""

import math
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import soundfile

MIN_MISSING = 0.01  # seconds: a file that lacks less is not called damaged
UNKNOWN = 2**63 - 1  # samples: what libsndfile says of a FLAC that was streamed, whose header has no length
STREAMED = 0x7FFFF000  # bytes modulo 2^31: programs that stream a WAV write such a length, because they do not know it

OGG = b"OggS"
OGG_HEADER = struct.Struct("<4sBBqIIIB")  # pattern, version, flags, granule, serial, number of the page, CRC, segments
CRC_AT = 22  # byte of a page
REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))  # the bits of each byte in reverse order
MPEG_RATES = (44100, 48000, 32000)  # Hz, of MPEG 1; half of it for MPEG 2 and a quarter for MPEG 2.5
KBIT = {  # kbit/s of layer III by version, from index 1 on
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # 2.5, too
}
DECODER_FRAMES = 3  # the frame of the header, the delay of coder and decoder, and the frame that overlaps the gap
MAX_HEADER = 64  # bytes of the first frame in which the number of frames is announced
MIN_FRAMES = 4  # in a row that count as MPEG: a sync word can occur by chance


def find_usable(file: soundfile.SoundFile, samples: int, read_bytes: Callable[[], bytes]) -> tuple[int, int]:
    """Return the number of samples that a file promises, and of those that come before its first gap.

    samples : that libsndfile has read of it. read_bytes : gives the whole file; called for MP3 and Ogg only.
    """
    data = read_bytes() if file.format in ("MP3", "OGG") else b""
    return find_gap(data, file.format, read_promise(file), samples, MIN_MISSING * file.samplerate)


def read_promise(file: soundfile.SoundFile) -> int:
    """Return the number of samples in the header, 0 if it has none.

    libsndfile reduces the number for a truncated file; its log has both.
    """
    found = re.search(r"^ *(?:data|SSND) *: (\d+) \(should be (\d+)\)", file.extra_info, re.MULTILINE)
    if not found or int(found[1]) % 2**31 >= STREAMED or int(found[2]) <= 0:
        return file.frames if file.frames < UNKNOWN else 0
    return round(file.frames * int(found[1]) / int(found[2]))


def find_gap(data: bytes, kind: str, promised: int, samples: int, tolerance: float) -> tuple[int, int]:
    """Return the number of samples that a file promises, and of those that come before its first gap.

    data : of the file, if its kind is MP3 or OGG. promised, samples : as libsndfile has them. tolerance : of samples
    that may be missing. Files of other kinds keep both numbers.
    """
    if kind == "MP3":
        frames = read_mpeg_frames(data)
        if not frames.announced:  # libsndfile guesses it from the first frame
            promised = max(promised, frames.samples) if frames.gap else frames.samples
        if frames.gap and (promised - samples >= tolerance or not frames.announced):
            samples = min(samples, frames.samples)
    elif kind == "OGG" and promised - samples >= tolerance:
        samples = int(min(samples, find_ogg_gap(data, promised)))
    return promised, samples


def find_ogg_gap(data: bytes, samples: int) -> float:
    """Return the number of samples before the first page that is missing or damaged, or infinity.

    samples : of the whole file. Source of the format: RFC 3533, section 6.
    """
    at, page, serial, granule = 0, 0, None, 0
    while at + OGG_HEADER.size <= len(data):
        pattern, _, _, position, number, count, crc, segments = OGG_HEADER.unpack_from(data, at)
        sizes = data[at + OGG_HEADER.size : at + OGG_HEADER.size + segments]
        end = at + OGG_HEADER.size + segments + sum(sizes)
        serial = number if serial is None else serial
        if pattern != OGG or end > len(data) or _ogg_crc(data[at:end]) != crc or (number == serial and count != page):
            last = OGG_HEADER.unpack_from(data, data.rfind(OGG, 0, len(data) - OGG_HEADER.size))[3]
            return samples * min(granule, last) // max(last, 1)  # Opus counts granules at 48 kHz, whatever the rate
        if number == serial:
            page += 1
            granule = position if position >= 0 else granule  # -1: no packet ends on this page
        at = end
    return math.inf


def _ogg_crc(page: bytes) -> int:
    """Return a page's checksum: polynomial 0x04C11DB7, first bit first, where zlib's has the last bit first."""
    cleared = page[:CRC_AT] + bytes(4) + page[CRC_AT + 4 :]
    crc = zlib.crc32(cleared.translate(REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)


@dataclass(frozen=True)
class MpegFrames:
    """The frames of an MP3 up to its end or the first gap."""

    samples: int  # in them; before a gap, up to five frames less
    announced: bool  # whether the file says at its beginning how many frames it has
    gap: bool  # whether more frames follow, but not where one should begin


def read_mpeg_frames(data: bytes) -> MpegFrames:
    """Follow the frames of an MP3. A gap of whole frames is not found.

    Source of the format: ISO 11172-3, section 2.4.1.3, and ISO 13818-3.
    """
    at, frames, samples = _find_first_frame(data, 0), 0, 0
    announced = any(word in data[at : at + MAX_HEADER] for word in (b"Xing", b"Info", b"VBRI"))
    while frame := _read_frame_header(data, at):
        size, samples = frame
        if at + size > len(data):
            break
        at, frames = at + size, frames + 1
    if _find_first_frame(data, at) < len(data):
        return MpegFrames(max(frames - DECODER_FRAMES, 0) * samples, announced, gap=True)
    return MpegFrames(frames * samples, announced, gap=False)


def _find_first_frame(data: bytes, start: int) -> int:
    """Return where MIN_FRAMES frames follow one another, from `start` and an ID3 tag there on, or the data's length."""
    if start == 0 and data[:3] == b"ID3":
        start = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while (start := data.find(b"\xff", start)) >= 0:
        at = start
        for _ in range(MIN_FRAMES):
            frame = _read_frame_header(data, at)
            if frame is None:
                break
            at += frame[0]
        else:
            return start
        start += 1
    return len(data)


def _read_frame_header(data: bytes, at: int) -> tuple[int, int] | None:
    """Return the size of a frame in bytes and in samples, or None where no frame of layer III begins."""
    word = int.from_bytes(data[at : at + 4], "big")
    version = {3: 1, 2: 2, 0: 2.5}.get(word >> 19 & 3)
    bitrate, rate = word >> 12 & 15, word >> 10 & 3
    if word >> 21 != 0x7FF or word >> 17 & 3 != 1 or version is None or bitrate in (0, 15) or rate == 3:
        return None
    first = version == 1
    hertz = MPEG_RATES[rate] / {1: 1, 2: 2, 2.5: 4}[version]
    samples = 1152 if first else 576
    size = int(samples / 8 * KBIT[1 if first else 2][bitrate - 1] * 1000 / hertz) + (word >> 9 & 1)
    return size, samples
