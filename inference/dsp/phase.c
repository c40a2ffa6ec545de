/* Fast Griffin-Lim on sixteen frames at a time; phase.h describes the interface.
 *
 * An image holds one bin after the other, frames contiguous, so sixteen neighbouring frames are one vector, and every
 * loop over LANES below is a few vector instructions. Three things keep the work small:
 *
 * - A loop is kept as a matrix of hop rows: sample r of the hop in row r, column t for each t * hop. Sample q * hop + r
 *   of the frames t .. t + 15 is then row r from column t + q - 2 on: cutting frames out and overlap-adding them are
 *   plain loads and stores. Two columns before the first and one after the last repeat the other end of the circle.
 * - The forward transform decimates in frequency, the inverse in time. Between them the bins are in scrambled order.
 *   The targets are stored in that order once, so nothing is ever reordered.
 * - The transform is linear, so the momentum of Perraudin, Balazs and Sondergaard 2013, "A fast Griffin-Lim algorithm",
 *   algorithm 2, which adds up spectra, is applied to the loop: no spectrogram is ever stored.
 */
#include "phase.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "butterflies.h"

/* One source, compiled for several vector units; the loader picks one. Elsewhere the compiler's default is used. */
#if defined(__GNUC__) && __GNUC__ >= 12 && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__)
#define VECTORISED __attribute__((flatten, target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTORISED
#endif

#define PI 3.14159265358979323846
#define SQUARES 1.5    /* sum of the squared windows at every sample */
#define SILENCE 1e-32f /* of a squared magnitude: avoids 0/0 where a bin is silent */
#define MAX_SIZE (1 << 28) /* of n_fft * frames: every index fits into an int */

enum { OVERLAP = 4, ROWS_AT_ONCE = 8, ALIGNMENT = 64 };
enum mode { START, PROJECT, PASS };

typedef struct { int at, mirror; } pair; /* indices of the bins k and half - k after the transform */

struct loopseed_phase {
    int n_fft, half, hop, frames, blocks, stride;
    loopseed_pghi *pghi;
    number *phasors;             /* [bins, frames] from PGHI */
    float *analysis, *synthesis; /* [n_fft] windows; the second contains every constant factor */
    number *twiddles;            /* [n / 4, 3] for the stage of n points, from half - n on */
    number *halving;             /* [half / 2 + 1] exp(-2 pi i k / n_fft) */
    pair *pairs;                 /* [half / 2 + 1] */
    float *targets;              /* [blocks, half / 2 + 1, 2, LANES] magnitudes of the pairs */
    point *work;                 /* [half + 2] sixteen frames, or their spectra */
    float *input, *sum, *last;   /* [hop, stride] loops; column 0 is LANES floats into its row */
    void *arena;
};

/* The stages after the first, one quarter of the points at a time, so that they stay in the fastest cache. */
static inline void forward(const loopseed_phase *p, point *x, int size)
{
    int n = size;
    for (; n > 4; n /= 4)
        for (int i = 0; i < size; i += n)
            for (int j = 0; j < n / 4; j++)
                forward4(x + i + j, x + i + j + n / 4, x + i + j + n / 2, x + i + j + 3 * n / 4,
                         p->twiddles + p->half - n + 3 * j);
    for (int i = 0; i < size; i += n)
        if (n == 4)
            forward4(x + i, x + i + 1, x + i + 2, x + i + 3, NULL);
        else
            butterfly2(x + i, x + i + 1);
}

static inline void backward(const loopseed_phase *p, point *x, int size)
{
    int n = size;
    while (n > 4) n /= 4;
    for (int i = 0; i < size; i += n)
        if (n == 4)
            backward4(x + i, x + i + 1, x + i + 2, x + i + 3, NULL);
        else
            butterfly2(x + i, x + i + 1);
    for (n *= 4; n <= size; n *= 4)
        for (int i = 0; i < size; i += n)
            for (int j = 0; j < n / 4; j++)
                backward4(x + i + j, x + i + j + n / 4, x + i + j + n / 2, x + i + j + 3 * n / 4,
                          p->twiddles + p->half - n + 3 * j);
}

static inline void copy_lanes(float *restrict to, const float *restrict from, float weight)
{
    EACH_LANE to[l] = weight * from[l];
}

static inline void add_lanes(float *restrict to, const float *restrict from, float weight)
{
    EACH_LANE to[l] += weight * from[l];
}

/* Cut the frames t .. t + 15 out of the input and transform them, even samples as real and odd ones as imaginary
 * parts. The first butterfly takes points a quarter apart, which is one hop: the same two rows of the loop. */
static inline void analyse(loopseed_phase *p, int t)
{
    const int quarter = p->half / 4;
    for (int m = 0; m < quarter; m++) {
        const float *row = p->input + 2 * m * p->stride + LANES + t - 2;
        point *x = p->work + m;
        for (int q = 0; q < OVERLAP; q++) {
            const float *window = p->analysis + q * p->hop + 2 * m;
            copy_lanes(x[q * quarter].re, row + q, window[0]);
            copy_lanes(x[q * quarter].im, row + q + p->stride, window[1]);
        }
        forward4(x, x + quarter, x + 2 * quarter, x + 3 * quarter, p->twiddles + 3 * m);
    }
    for (int q = 0; q < OVERLAP; q++) forward(p, p->work + q * quarter, quarter);
}

/* Transform back and add the frames t .. t + 15 to the sum, a few rows at a time: adding to a row again, one column
 * further, before the last store to it has completed would stall. */
static inline void synthesise(loopseed_phase *p, int t)
{
    const int quarter = p->half / 4;
    for (int q = 0; q < OVERLAP; q++) backward(p, p->work + q * quarter, quarter);
    for (int first = 0; first < quarter; first += ROWS_AT_ONCE) {
        for (int m = first; m < first + ROWS_AT_ONCE; m++) {
            point *x = p->work + m;
            backward4(x, x + quarter, x + 2 * quarter, x + 3 * quarter, p->twiddles + 3 * m);
        }
        for (int q = 0; q < OVERLAP; q++)
            for (int m = first; m < first + ROWS_AT_ONCE; m++) {
                float *row = p->sum + 2 * m * p->stride + LANES + t + q - 2;
                const float *window = p->synthesis + q * p->hop + 2 * m;
                add_lanes(row, p->work[q * quarter + m].re, window[0]);
                add_lanes(row + p->stride, p->work[q * quarter + m].im, window[1]);
            }
    }
}

/* Between the transforms. With E and O the spectra of even and odd samples and w = exp(-2 pi i k / n_fft), the work
 * holds E + iO, and the spectrum of the frames is X[k] = E + wO and conj X[half - k] = E - wO. PROJECT sets both to the
 * magnitudes of their targets, START leaves them as they are, PASS only halves them; then back to E + iO. Each
 * direction doubles the values: a projection ignores the first factor, the synthesis window contains the second. */
static inline void exchange(loopseed_phase *p, const float *targets, enum mode mode)
{
    if (mode != START) { /* the bins 0 and half / 2 are their own mirrors: give them a copy to work on */
        p->work[p->pairs[0].mirror] = p->work[p->pairs[0].at];
        p->work[p->pairs[p->half / 2].mirror] = p->work[p->pairs[p->half / 2].at];
    }
    for (int k = 0; k <= p->half / 2; k++, targets += 2 * LANES) {
        const number w = p->halving[k];
        point *restrict a = p->work + p->pairs[k].at, *restrict b = p->work + p->pairs[k].mirror;
        EACH_LANE {
            number x = get(a, l), y = conjugate(get(b, l));
            if (mode != START) {
                const number even = add(x, y), odd = multiply(w, times_i(subtract(y, x)));
                x = add(even, odd), y = subtract(even, odd);
            }
            if (mode == PROJECT) {
                x = scale(x, targets[l] / sqrtf(x.re * x.re + x.im * x.im + SILENCE));
                y = scale(y, targets[l + LANES] / sqrtf(y.re * y.re + y.im * y.im + SILENCE));
            }
            if (mode == PASS) x = scale(x, targets[l]), y = scale(y, targets[l + LANES]);
            const number even = add(x, y), odd = times_i(multiply(conjugate(w), subtract(x, y)));
            put(a, l, add(even, odd));
            put(b, l, conjugate(subtract(even, odd)));
        }
    }
}

static const float *targets_of(const loopseed_phase *p, int block)
{
    return p->targets + (size_t)block * (p->half + 2) * LANES;
}

static inline void each_block(loopseed_phase *p, enum mode mode)
{
    for (int i = 0; i < p->blocks; i++) {
        analyse(p, i * LANES);
        exchange(p, targets_of(p, i), mode);
        synthesise(p, i * LANES);
    }
}

VECTORISED static void project(loopseed_phase *p) { each_block(p, PROJECT); }
VECTORISED static void pass(loopseed_phase *p) { each_block(p, PASS); }

/* Close the circle of the sum, which becomes the last loop; the next input is sum - inertia * previous last. */
VECTORISED static void advance(loopseed_phase *p, float inertia)
{
    const int frames = p->frames, outside[] = {-2, -1, frames};
    for (int r = 0; r < p->hop; r++) {
        float *restrict sum = p->sum + r * p->stride + LANES, *restrict last = p->last + r * p->stride + LANES;
        float *restrict input = p->input + r * p->stride + LANES;
        for (int i = 0; i < 3; i++) sum[(outside[i] + 2 * frames) % frames] += sum[outside[i]];
        for (int t = 0; t < frames; t++) input[t] = sum[t] - inertia * last[t];
        for (int i = 0; i < 3; i++) input[outside[i]] = input[(outside[i] + 2 * frames) % frames];
        memset(last - 2, 0, (frames + 3) * sizeof *last);
    }
    float *freed = p->last;
    p->last = p->sum, p->sum = freed;
}

static void clear(loopseed_phase *p)
{
    memset(p->sum, 0, (size_t)p->hop * p->stride * sizeof *p->sum);
    memset(p->last, 0, (size_t)p->hop * p->stride * sizeof *p->last);
}

/* Lanes after the last frame get targets of zero, so that they add nothing. Without magnitudes, the others are 1/2. */
static void set_targets(loopseed_phase *p, const float *magnitudes)
{
    float *target = p->targets;
    for (int i = 0; i < p->blocks; i++)
        for (int k = 0; k <= p->half / 2; k++)
            for (int side = 0; side < 2; side++) {
                const int row = (side ? p->half - k : k) * p->frames;
                for (int t = i * LANES; t < (i + 1) * LANES; t++)
                    *target++ = t >= p->frames ? 0 : magnitudes ? magnitudes[row + t] : 0.5f;
            }
}

/* The first spectra of one block. The bins 0 and half are real, whatever their phasors are. */
static inline void set_spectra(loopseed_phase *p, const number *phasors, int block)
{
    const float *target = targets_of(p, block);
    for (int k = 0; k <= p->half / 2; k++)
        for (int side = 0; side < 2; side++) {
            point *x = p->work + (side ? p->pairs[k].mirror : p->pairs[k].at);
            for (int l = 0; l < LANES; l++) {
                const int t = block * LANES + l, known = phasors && t < p->frames;
                number phasor = known ? phasors[(side ? p->half - k : k) * p->frames + t] : (number){1, 0};
                if (k == 0) phasor.im = 0;
                put(x, l, scale(phasor, *target++));
            }
        }
}

VECTORISED static void begin(loopseed_phase *p, const number *phasors)
{
    clear(p);
    for (int i = 0; i < p->blocks; i++) {
        set_spectra(p, phasors, i);
        exchange(p, targets_of(p, i), START);
        synthesise(p, i * LANES);
    }
    advance(p, 0);
}

static void read_loop(const loopseed_phase *p, float *loop)
{
    for (int t = 0; t < p->frames; t++)
        for (int r = 0; r < p->hop; r++) *loop++ = p->last[r * p->stride + LANES + t];
}

int loopseed_phase_run(loopseed_phase *p, const float *magnitudes, loopseed_start start, const float *given,
                       int iterations, float momentum, float *loop)
{
    if (!p || !magnitudes || !loop || iterations < 0 || (start == LOOPSEED_START_GIVEN && !given))
        return LOOPSEED_BAD_ARGUMENT;
    if (start == LOOPSEED_START_PGHI) loopseed_pghi_run(p->pghi, magnitudes, (float *)p->phasors);
    set_targets(p, magnitudes);
    begin(p, start == LOOPSEED_START_PGHI ? p->phasors : start == LOOPSEED_START_GIVEN ? (const number *)given : NULL);
    for (int i = 0; i < iterations; i++) {
        project(p);
        advance(p, momentum / (1 + momentum));
    }
    read_loop(p, loop);
    return LOOPSEED_OK;
}

int loopseed_phase_transforms(loopseed_phase *p, int iterations, float *loop)
{
    if (!p || !loop || iterations < 0) return LOOPSEED_BAD_ARGUMENT;
    set_targets(p, NULL);
    clear(p);
    for (int t = 0; t < p->frames; t++)
        for (int r = 0; r < p->hop; r++) p->sum[r * p->stride + LANES + t] = loop[t * p->hop + r];
    advance(p, 0);
    for (int i = 0; i < iterations; i++) {
        pass(p);
        advance(p, 0);
    }
    read_loop(p, loop);
    return LOOPSEED_OK;
}

/* The index of frequency k after decimation in frequency over n points. */
static int scrambled_index(int k, int n)
{
    const int radix = n < 4 ? n : 4;
    return n == 1 ? 0 : k % radix * (n / radix) + scrambled_index(k / radix, n / radix);
}

static number unit_root(double turns) { return (number){(float)cos(2 * PI * turns), (float)sin(2 * PI * turns)}; }

static void fill_tables(loopseed_phase *p)
{
    for (int i = 0; i < p->n_fft; i++) {
        const double hann = 0.5 - 0.5 * cos(2 * PI * i / p->n_fft);
        p->analysis[i] = (float)hann;
        p->synthesis[i] = (float)(hann / (SQUARES * p->n_fft));
    }
    for (int n = p->half; n >= 4; n /= 4)
        for (int i = 0; i < 3 * n / 4; i++)
            p->twiddles[p->half - n + i] = unit_root(-(double)(i / 3 * (i % 3 + 1)) / n);
    for (int k = 0; k <= p->half / 2; k++) {
        p->halving[k] = unit_root(-(double)k / p->n_fft);
        p->pairs[k] = (pair){scrambled_index(k, p->half), scrambled_index(p->half - k, p->half)};
    }
    p->pairs[0].mirror = p->half;
    p->pairs[p->half / 2].mirror = p->half + 1;
}

static void *reserve(char *arena, size_t *used, size_t bytes)
{
    const size_t at = *used;
    *used += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return arena ? arena + at : NULL;
}

/* How many bytes the arrays need; with an arena, also set their pointers into it. */
static size_t lay_out(loopseed_phase *p, char *arena)
{
    const size_t half = p->half, matrix = (size_t)p->hop * p->stride * sizeof(float);
    size_t used = 0;
    p->analysis = reserve(arena, &used, p->n_fft * sizeof(float));
    p->synthesis = reserve(arena, &used, p->n_fft * sizeof(float));
    p->twiddles = reserve(arena, &used, half * sizeof(number));
    p->halving = reserve(arena, &used, (half / 2 + 1) * sizeof(number));
    p->pairs = reserve(arena, &used, (half / 2 + 1) * sizeof(pair));
    p->targets = reserve(arena, &used, p->blocks * (half + 2) * LANES * sizeof(float));
    p->work = reserve(arena, &used, (half + 2) * sizeof(point));
    p->phasors = reserve(arena, &used, (half + 1) * p->frames * sizeof(number));
    p->input = reserve(arena, &used, matrix);
    p->sum = reserve(arena, &used, matrix);
    p->last = reserve(arena, &used, matrix);
    return used;
}

loopseed_phase *loopseed_phase_new(int n_fft, int frames)
{
    if (n_fft < 64 || n_fft > 8192 || n_fft & (n_fft - 1) || frames < 1 || frames > MAX_SIZE / n_fft) return NULL;
    loopseed_phase *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->n_fft = n_fft, p->half = n_fft / 2, p->hop = n_fft / OVERLAP, p->frames = frames;
    p->blocks = (frames + LANES - 1) / LANES, p->stride = (p->blocks + 2) * LANES;
    p->pghi = loopseed_pghi_new(p->half + 1, frames);
    p->arena = calloc(1, lay_out(p, NULL) + ALIGNMENT);
    if (!p->pghi || !p->arena) {
        loopseed_phase_free(p);
        return NULL;
    }
    lay_out(p, (char *)(((uintptr_t)p->arena + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT));
    fill_tables(p);
    return p;
}

void loopseed_phase_free(loopseed_phase *p)
{
    if (!p) return;
    loopseed_pghi_free(p->pghi);
    free(p->arena);
    free(p);
}
