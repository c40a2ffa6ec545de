// Where the newest bar line lies: the mixer writes it before the recorder, which listens to it, reads it.
export const clock = {
    running: false,
    line: -1, // frame of the context
};
