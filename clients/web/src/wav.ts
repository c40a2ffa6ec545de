// The header of a WAV file.

/** The 58 bytes before the samples: stereo, 32-bit floats, little-endian, left and right in turns. rate: in Hz. */
export function wavHeader(frames: number, rate: number): ArrayBuffer {
    const size = 8 * frames;
    const view = new DataView(new ArrayBuffer(58));
    const text = (at: number, word: string) => [...word].forEach((c, n) => view.setUint8(at + n, c.charCodeAt(0)));
    text(0, "RIFF");
    view.setUint32(4, 50 + size, true);
    text(8, "WAVEfmt ");
    view.setUint32(16, 18, true);
    view.setUint16(20, 3, true); // IEEE float
    view.setUint16(22, 2, true); // channels
    view.setUint32(24, rate, true);
    view.setUint32(28, 8 * rate, true);
    view.setUint16(32, 8, true); // bytes of a frame
    view.setUint16(34, 32, true); // bits of a sample
    view.setUint16(36, 0, true); // no further fields
    text(38, "fact");
    view.setUint32(42, 4, true);
    view.setUint32(46, frames, true);
    text(50, "data");
    view.setUint32(54, size, true);
    return view.buffer;
}
