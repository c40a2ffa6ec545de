/* True peaks and their rounding; peaks.h describes the interface. */
#include "peaks.h"

#include <math.h>

enum { POINTS = LOOPSEED_POINTS, TAPS = LOOPSEED_TAPS, BEFORE = TAPS / 2 - 1, STEP = 32 };

static inline int wrap(int n, int samples) { return n % samples < 0 ? n % samples + samples : n % samples; }

static inline int is_loud(const float *channel, int samples, int n, float loud)
{
    return fabsf(channel[n]) > loud || fabsf(channel[n + 1 < samples ? n + 1 : 0]) > loud;
}

static inline int is_quiet(const float *x, float loud)
{
    int any = 0;
    for (int i = 0; i <= STEP; i++) any |= fabsf(x[i]) > loud;
    return !any;
}

/* The first sample from n on that is loud, or whose next one is; `samples` where there is none. */
static inline int find_loud(const float *channel, int samples, int n, float loud)
{
    if (n < samples && is_loud(channel, samples, n, loud)) return n;
    while (n + STEP < samples && is_quiet(channel + n, loud)) n += STEP;
    while (n < samples && !is_loud(channel, samples, n, loud)) n++;
    return n;
}

/* The samples around n: in place, or copied to `around` [TAPS] where they go beyond an end of the circle. */
static inline const float *look_around(const float *channel, int samples, int n, float *around)
{
    if (n >= BEFORE && n - BEFORE + TAPS <= samples) return channel + n - BEFORE;
    for (int i = 0; i < TAPS; i++) around[i] = channel[wrap(n + i - BEFORE, samples)];
    return around;
}

static inline void interpolate(const float *x, const float *weights, float *points)
{
    for (int o = 0; o < POINTS; o++) points[o] = 0;
    for (int i = 0; i < TAPS; i++)
        for (int o = 0; o < POINTS; o++) points[o] += weights[i * POINTS + o] * x[i];
}

float loopseed_true_peak(const float *channel, int samples, const float *weights, float loud)
{
    if (samples < 1) return -1;
    float largest = 0, points[POINTS], around[TAPS];
    for (int n = find_loud(channel, samples, 0, loud); n < samples; n = find_loud(channel, samples, n + 1, loud)) {
        interpolate(look_around(channel, samples, n, around), weights, points);
        for (int o = 0; o < POINTS; o++) largest = fabsf(points[o]) > largest ? fabsf(points[o]) : largest;
    }
    return largest;
}

/* What bending takes from the points; returns whether that is anything. */
static inline int find_excess(float *points, float knee, float limit)
{
    int any = 0;
    for (int o = 0; o < POINTS; o++) {
        const float size = fabsf(points[o]);
        const float bent = size > knee ? knee + (limit - knee) * tanhf((size - knee) / (limit - knee)) : size;
        any |= size > knee;
        points[o] = (points[o] > 0 ? size - bent : bent - size) / POINTS;
    }
    return any;
}

int loopseed_round_peaks(const float *channel, int samples, const float *weights, float loud, float knee, float limit,
                         float *result)
{
    if (samples < 1) return -1;
    for (int n = find_loud(channel, samples, 0, loud); n < samples; n = find_loud(channel, samples, n + 1, loud)) {
        float points[POINTS], around[TAPS];
        interpolate(look_around(channel, samples, n, around), weights, points);
        if (!find_excess(points, knee, limit)) continue;
        const int inside = n >= BEFORE && n - BEFORE + TAPS <= samples;
        for (int i = 0; i < TAPS; i++) {
            float change = 0;
            for (int o = 0; o < POINTS; o++) change += points[o] * weights[i * POINTS + o];
            result[inside ? n - BEFORE + i : wrap(n + i - BEFORE, samples)] -= change;
        }
    }
    return 0;
}
