/* The envelope of one band of a loop, set around its hits. inference/parts/transients.py does the same in numpy.
 *
 * Nothing is allocated or kept: any number of threads may call this at once.
 */
#ifndef LOOPSEED_TRANSIENTS_H
#define LOOPSEED_TRANSIENTS_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    int window;              /* samples around each sample over which the band's own RMS is measured, 1 to `samples` */
    int region;              /* samples on each side of a hit in which the envelope is set, 1 or more */
    float fade_in, fade_out; /* samples, above 0: how the region begins before a hit and ends after it */
    float max_gain;
    float strength; /* 0 leaves the band as it is, 1 sets the envelope */
} loopseed_shaping;

/* Add to `loop` [samples] what makes the RMS of `band` [samples, circular] follow an envelope around its hits. The
 * envelope is lines between `points` [count, circular, evenly spaced from the first sample on]. hits: [hit_count], the
 * samples at which hits begin, 0 to samples - 1 and ascending. `band` is read only and is not `loop`. Returns 0, or -1
 * for a size outside of these ranges. */
int loopseed_shape_band(const float *band, int samples, const float *points, int count, const int *hits, int hit_count,
                        const loopseed_shaping *shaping, float *loop);

#ifdef __cplusplus
}
#endif

#endif
