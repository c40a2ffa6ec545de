/* True peaks of a loop, and their rounding. inference/dsp/loudness.py does the same in numpy and explains it.
 *
 * weights [LOOPSEED_TAPS, LOOPSEED_POINTS]: what the samples n - 15 .. n + 16 add to each point from sample n to the
 * next. Nothing is allocated or kept: any number of threads may call this at once. */
#ifndef LOOPSEED_PEAKS_H
#define LOOPSEED_PEAKS_H

#ifdef __cplusplus
extern "C" {
#endif

enum { LOOPSEED_POINTS = 4, LOOPSEED_TAPS = 32 };

/* The largest absolute value of `channel` [samples, circular] at the points next to a sample whose absolute value is
 * above `loud`; 0 where there is none, -1 for fewer than one sample. The first point of a sample is the sample itself. */
float loopseed_true_peak(const float *channel, int samples, const float *weights, float loud);

/* Take from `result` [samples], a copy of `channel`, what its points have above `knee` and what a hyperbolic tangent
 * towards `limit` does not leave of that. Only points next to a sample above `loud` are looked at. Returns 0, or -1 for
 * fewer than one sample. */
int loopseed_round_peaks(const float *channel, int samples, const float *weights, float loud, float knee, float limit,
                         float *result);

#ifdef __cplusplus
}
#endif

#endif
