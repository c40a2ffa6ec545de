/* Phases for the magnitudes of a loop: fast Griffin-Lim over a circular short-time Fourier transform.
 *
 * The transform has a periodic Hann window of n_fft samples and a hop of n_fft / 4. Frame t is centred on sample
 * t * hop and wraps around at both ends: `frames` frames cover exactly frames * hop samples. Phases are relative to the
 * first sample of a frame, as in numpy.fft.rfft of the frame. Arrays of bins x frames (bins = n_fft / 2 + 1) hold one
 * bin after the other, frames contiguous.
 *
 * One thread at a time may use a plan; several threads may use several plans. Memory is allocated only when a plan is
 * made.
 */
#ifndef LOOPSEED_PHASE_H
#define LOOPSEED_PHASE_H

#ifdef __cplusplus
extern "C" {
#endif

enum { LOOPSEED_OK = 0, LOOPSEED_BAD_ARGUMENT = -1 };
enum { LOOPSEED_BANDS = 4 };

typedef enum {
    LOOPSEED_START_ZERO,  /* every phase is zero */
    LOOPSEED_START_GIVEN, /* the caller passes the phases */
    LOOPSEED_START_PGHI   /* phase-gradient heap integration of the magnitudes */
} loopseed_start;

typedef struct loopseed_phase loopseed_phase;

/* n_fft: a power of two, 64 to 8192; frames: 1 to 2^28 / n_fft. Returns NULL for other sizes or without memory. */
loopseed_phase *loopseed_phase_new(int n_fft, int frames);
void loopseed_phase_free(loopseed_phase *plan);

/* Write to `loop` [frames * hop] the loop whose transform has nearly these magnitudes [bins, frames; non-negative].
 * given: [bins, frames, 2], real and imaginary parts of modulus 1, read only with LOOPSEED_START_GIVEN;
 * iterations: 0 or more; momentum: 0 for the iteration of Griffin and Lim 1984, 0.99 for the fast one.
 * Returns LOOPSEED_OK or LOOPSEED_BAD_ARGUMENT. */
int loopseed_phase_run(loopseed_phase *plan, const float *magnitudes, loopseed_start start, const float *given,
                       int iterations, float momentum, float *loop);

/* The same transforms without the projection, which leave `loop` [frames * hop] unchanged. For measurements. */
int loopseed_phase_transforms(loopseed_phase *plan, int iterations, float *loop);

/* Write to `bands` [LOOPSEED_BANDS, frames * hop] the loop [frames * hop] with its bins multiplied by each row of `gains`
 * [LOOPSEED_BANDS, bins], without delay. Returns LOOPSEED_OK or LOOPSEED_BAD_ARGUMENT. */
int loopseed_phase_split(loopseed_phase *plan, const float *loop, const float *gains, float *bands);

/* Write to `result` [frames * hop] the loop [frames * hop] with each value of its transform multiplied by one of `gains`
 * [bins, frames]: a filter that changes from frame to frame. Returns LOOPSEED_OK or LOOPSEED_BAD_ARGUMENT. */
int loopseed_phase_filter(loopseed_phase *plan, const float *loop, const float *gains, float *result);

/* Write the transform of `loop` [frames * hop] as magnitudes [bins, frames] and phases [bins, frames, 2], real and
 * imaginary parts of modulus 1, 0 in a silent bin. Returns LOOPSEED_OK or LOOPSEED_BAD_ARGUMENT. */
int loopseed_phase_polar(loopseed_phase *plan, const float *loop, float *magnitudes, float *phases);

/* Phase-gradient heap integration alone: phasors [bins, frames, 2] for magnitudes [bins, frames]. A plan owns one. */
typedef struct loopseed_pghi loopseed_pghi;
loopseed_pghi *loopseed_pghi_new(int bins, int frames);
void loopseed_pghi_free(loopseed_pghi *plan);
void loopseed_pghi_run(loopseed_pghi *plan, const float *magnitudes, float *phasors);

#ifdef __cplusplus
}
#endif

#endif
