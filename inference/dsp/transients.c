/* A band follows an envelope around its hits; transients.h describes the interface. */
#include "transients.h"

#include <math.h>
#include <stddef.h>

#define TINY 1e-6f /* of full scale: keeps 0/0 out where the band is silent */

typedef struct {
    const float *band, *points;
    int samples, count;
    const loopseed_shaping *by;
    float *loop;
} job;

/* How far a sample belongs to the region of a hit, 0 to 1. distance: samples after the hit's start. */
static inline float weigh(const loopseed_shaping *by, int distance)
{
    const float rise = (float)(distance + by->region) / by->fade_in;
    const float fall = (float)(by->region - distance) / by->fade_out;
    const float weight = rise < fall ? rise : fall;
    return weight < 0 ? 0 : weight > 1 ? 1 : weight;
}

static inline float draw_envelope(const job *j, int n)
{
    const double position = (double)n * ((double)j->count / j->samples);
    const int left = (int)position, right = left + 1 < j->count ? left + 1 : 0;
    const float low = j->points[left];
    return low + (j->points[right] - low) * (float)(position - left);
}

static inline int wrap(int n, int samples) { return n < 0 ? n + samples : n >= samples ? n - samples : n; }

static inline double square(float x) { return (double)x * x; }

/* Shape the samples from .. to - 1, which may lie up to one circle further on. They are nearest to two hits. */
static void shape(const job *j, int from, int to, int last_hit, int next_hit)
{
    const int samples = j->samples, window = j->by->window, first = from - window / 2;
    int behind = wrap(wrap(first, samples), samples), ahead = behind, n = wrap(from, samples);
    double energy = 0;
    for (int i = 0; i < window; i++, ahead = wrap(ahead + 1, samples)) energy += square(j->band[ahead]);
    for (int i = from; i < to; i++) {
        const float own = sqrtf((float)(energy > 0 ? energy : 0) / (float)window);
        float gain = draw_envelope(j, n) / (own + TINY);
        gain = gain < 0 ? 0 : gain > j->by->max_gain ? j->by->max_gain : gain;
        const float after = weigh(j->by, i - last_hit), before = weigh(j->by, i - next_hit);
        j->loop[n] += j->band[n] * (gain - 1) * (after > before ? after : before) * j->by->strength;
        energy += square(j->band[ahead]) - square(j->band[behind]);
        behind = wrap(behind + 1, samples), ahead = wrap(ahead + 1, samples), n = wrap(n + 1, samples);
    }
}

int loopseed_shape_band(const float *band, int samples, const float *points, int count, const int *hits, int hit_count,
                        const loopseed_shaping *by, float *loop)
{
    if (samples < 1 || count < 1 || by->window < 1 || by->window > samples || by->region < 1) return -1;
    for (int i = 0; i < hit_count; i++)
        if (hits[i] < (i ? hits[i - 1] + 1 : 0) || hits[i] >= samples) return -1;
    const job j = {band, points, samples, count, by, loop};
    for (int i = 0; i < hit_count; i++) {
        const int hit = hits[i], next = i + 1 < hit_count ? hits[i + 1] : hits[0] + samples;
        if (next - hit <= 2 * by->region) {
            shape(&j, hit, next, hit, next);
        } else {
            shape(&j, hit, hit + by->region, hit, next);
            shape(&j, next - by->region, next, hit, next);
        }
    }
    return 0;
}
