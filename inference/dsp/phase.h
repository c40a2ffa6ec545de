/* The phase that an image of a loop does not hold: fast Griffin-Lim over a circular short-time Fourier transform.
 *
 * The transform: a periodic Hann window of n_fft samples, a hop of n_fft / 4, frame t centred on sample t * hop and
 * wrapping round at both ends, so that `frames` frames stand for exactly frames * hop samples. Phases count from a
 * frame's first sample, as in numpy.fft.rfft of the frame. Arrays of bins x frames (bins = n_fft / 2 + 1) hold one bin
 * after the other, frames contiguous.
 *
 * A plan serves one thread at a time; any number of plans may run at once. Nothing is allocated after it is made.
 */
#ifndef LOOPSEED_PHASE_H
#define LOOPSEED_PHASE_H

#ifdef __cplusplus
extern "C" {
#endif

enum { LOOPSEED_OK = 0, LOOPSEED_BAD_ARGUMENT = -1 };

typedef enum {
    LOOPSEED_START_ZERO,  /* every phase zero */
    LOOPSEED_START_GIVEN, /* by the caller */
    LOOPSEED_START_PGHI   /* integrated from the magnitudes' own gradients */
} loopseed_start;

typedef struct loopseed_phase loopseed_phase;

/* n_fft: a power of two, 64 to 8192; frames: 1 to 2^28 / n_fft. NULL where they are not, or memory is short. */
loopseed_phase *loopseed_phase_new(int n_fft, int frames);
void loopseed_phase_free(loopseed_phase *plan);

/* The loop [frames * hop] whose transform has nearly these magnitudes [bins, frames; non-negative].
 * given: [bins, frames, 2], real and imaginary parts of modulus 1, read only at LOOPSEED_START_GIVEN;
 * momentum: 0 for Griffin and Lim's own iteration, 0.99 for the fast one. Returns LOOPSEED_OK or _BAD_ARGUMENT. */
int loopseed_phase_run(loopseed_phase *plan, const float *magnitudes, loopseed_start start, const float *given,
                       int iterations, float momentum, float *loop);

/* The same transforms without the projection: `loop` there and back, which leaves it as it was. For measurements. */
int loopseed_phase_transforms(loopseed_phase *plan, int iterations, float *loop);

/* The start by itself: phasors [bins, frames, 2] for magnitudes [bins, frames]. Every run owns one of these. */
typedef struct loopseed_pghi loopseed_pghi;
loopseed_pghi *loopseed_pghi_new(int bins, int frames);
void loopseed_pghi_free(loopseed_pghi *plan);
void loopseed_pghi_run(loopseed_pghi *plan, const float *magnitudes, float *phasors);

#ifdef __cplusplus
}
#endif

#endif
