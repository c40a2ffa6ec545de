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
#define SILENT 1e-16f  /* the same of a magnitude */
#define MAX_SIZE (1 << 28) /* of n_fft * frames: every index fits into an int */

enum { OVERLAP = 4, ROWS_AT_ONCE = 8, ALIGNMENT = 64 };
enum mode { START, PROJECT, FILTER };

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
    point *work, *spectra;       /* [half + 2] sixteen frames, or their spectra */
    float *input, *sum, *last;   /* [hop, stride] loops; column 0 is LANES floats into its row */
    float *bands[LOOPSEED_BANDS]; /* [hop, stride] loops as well */
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

/* Transform back and add the frames t .. t + 15 to `sum`, a few rows at a time: adding to a row again, one column
 * further, before the last store to it has completed would stall. */
static inline void synthesise(loopseed_phase *p, float *sum, int t)
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
                float *row = sum + 2 * m * p->stride + LANES + t + q - 2;
                const float *window = p->synthesis + q * p->hop + 2 * m;
                add_lanes(row, p->work[q * quarter + m].re, window[0]);
                add_lanes(row + p->stride, p->work[q * quarter + m].im, window[1]);
            }
    }
}

/* The bins 0 and half / 2 are their own mirrors: give them a copy to work on. */
static inline void copy_mirrors(loopseed_phase *p)
{
    p->work[p->pairs[0].mirror] = p->work[p->pairs[0].at];
    p->work[p->pairs[p->half / 2].mirror] = p->work[p->pairs[p->half / 2].at];
}


/* Between the transforms. With E and O the spectra of even and odd samples and w = exp(-2 pi i k / n_fft), the work
 * holds E + iO, and the spectrum of the frames is X[k] = E + wO and conj X[half - k] = E - wO. Each direction doubles
 * the values: a projection ignores the first factor, a filter halves it, the synthesis window contains the second.
 *
 * PROJECT sets each bin of the work to the magnitude of its target, FILTER multiplies it by the target, START finds the
 * bins there already. */
static inline void exchange(loopseed_phase *p, const float *targets, enum mode mode)
{
    if (mode != START) copy_mirrors(p);
    for (int k = 0; k <= p->half / 2; k++, targets += 2 * LANES) {
        const number w = p->halving[k];
        point *restrict a = p->work + p->pairs[k].at, *restrict b = p->work + p->pairs[k].mirror;
        EACH_LANE {
            number x = get(a, l), y = conjugate(get(b, l));
            if (mode != START) {
                const number even = add(x, y), odd = multiply(w, times_i(subtract(y, x)));
                x = add(even, odd), y = subtract(even, odd);
            }
            if (mode == FILTER) x = scale(x, targets[l] / 2), y = scale(y, targets[l + LANES] / 2);
            if (mode == PROJECT) {
                x = scale(x, targets[l] / sqrtf(x.re * x.re + x.im * x.im + SILENCE));
                y = scale(y, targets[l + LANES] / sqrtf(y.re * y.re + y.im * y.im + SILENCE));
            }
            const number even = add(x, y), odd = times_i(multiply(conjugate(w), subtract(x, y)));
            put(a, l, add(even, odd));
            put(b, l, conjugate(subtract(even, odd)));
        }
    }
}

/* Write the spectra, multiplied by gains [half + 1] of their bins, to the work. */
static inline void filter(loopseed_phase *p, const float *gains)
{
    for (int k = 0; k <= p->half / 2; k++) {
        const number w = p->halving[k];
        const float gain = gains[k] / 2, mirror_gain = gains[p->half - k] / 2;
        const point *from = p->spectra + p->pairs[k].at, *mirror = p->spectra + p->pairs[k].mirror;
        point *restrict a = p->work + p->pairs[k].at, *restrict b = p->work + p->pairs[k].mirror;
        EACH_LANE {
            number x = get(from, l), y = conjugate(get(mirror, l));
            number even = add(x, y), odd = multiply(w, times_i(subtract(y, x)));
            x = scale(add(even, odd), gain), y = scale(subtract(even, odd), mirror_gain);
            even = add(x, y), odd = times_i(multiply(conjugate(w), subtract(x, y)));
            put(a, l, add(even, odd));
            put(b, l, conjugate(subtract(even, odd)));
        }
    }
}

static const float *targets_of(const loopseed_phase *p, int block)
{
    return p->targets + (size_t)block * (p->half + 2) * LANES;
}

VECTORISED static void project(loopseed_phase *p)
{
    for (int i = 0; i < p->blocks; i++) {
        analyse(p, i * LANES);
        exchange(p, targets_of(p, i), PROJECT);
        synthesise(p, p->sum, i * LANES);
    }
}

VECTORISED static void filter_frames(loopseed_phase *p)
{
    for (int i = 0; i < p->blocks; i++) {
        analyse(p, i * LANES);
        exchange(p, targets_of(p, i), FILTER);
        synthesise(p, p->sum, i * LANES);
    }
}

/* Add the input's bands, filtered by gains [LOOPSEED_BANDS, half + 1], to the first `count` of `bands`. */
VECTORISED static void split(loopseed_phase *p, const float *gains, int count, float *const *bands)
{
    for (int i = 0; i < p->blocks; i++) {
        analyse(p, i * LANES);
        for (int l = p->frames - i * LANES; l < LANES; l++) /* no frames: they add nothing */
            for (int k = 0; k < p->half; k++) put(p->work + k, l, (number){0, 0});
        copy_mirrors(p);
        point *spectra = p->work;
        p->work = p->spectra, p->spectra = spectra;
        for (int band = 0; band < count; band++) {
            filter(p, gains + (size_t)band * (p->half + 1));
            synthesise(p, bands[band], i * LANES);
        }
    }
}

/* Write the input's spectra in polar form. */
VECTORISED static void to_polar(loopseed_phase *p, float *magnitudes, number *phases)
{
    for (int i = 0; i < p->blocks; i++) {
        const int first = i * LANES, lanes = p->frames - first < LANES ? p->frames - first : LANES;
        analyse(p, first);
        copy_mirrors(p);
        for (int k = 0; k <= p->half / 2; k++) {
            const number w = p->halving[k];
            const point *a = p->work + p->pairs[k].at, *b = p->work + p->pairs[k].mirror;
            const size_t row = (size_t)k * p->frames + first, mirror = (size_t)(p->half - k) * p->frames + first;
            for (int l = 0; l < lanes; l++) {
                const number x = get(a, l), y = conjugate(get(b, l));
                const number even = add(x, y), odd = multiply(w, times_i(subtract(y, x)));
                const number own = scale(add(even, odd), 0.5f), other = scale(conjugate(subtract(even, odd)), 0.5f);
                const float size = sqrtf(own.re * own.re + own.im * own.im);
                const float mirrored = sqrtf(other.re * other.re + other.im * other.im);
                magnitudes[row + l] = size, magnitudes[mirror + l] = mirrored;
                phases[row + l] = scale(own, 1 / (size + SILENT));
                phases[mirror + l] = scale(other, 1 / (mirrored + SILENT));
            }
        }
    }
}

/* Add what lies outside of a row's columns 0 .. frames - 1 to the other end of the circle. */
static inline void close_circle(float *row, int frames)
{
    const int outside[] = {-2, -1, frames};
    for (int i = 0; i < 3; i++) row[(outside[i] + 2 * frames) % frames] += row[outside[i]];
}

/* Close the circle of the sum, which becomes the last loop; the next input is sum - inertia * previous last. */
VECTORISED static void advance(loopseed_phase *p, float inertia)
{
    const int frames = p->frames, outside[] = {-2, -1, frames};
    for (int r = 0; r < p->hop; r++) {
        float *restrict sum = p->sum + r * p->stride + LANES, *restrict last = p->last + r * p->stride + LANES;
        float *restrict input = p->input + r * p->stride + LANES;
        close_circle(sum, frames);
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

/* Lanes after the last frame get targets of zero, so that they add nothing. */
static void set_targets(loopseed_phase *p, const float *magnitudes)
{
    float *target = p->targets;
    for (int i = 0; i < p->blocks; i++)
        for (int k = 0; k <= p->half / 2; k++)
            for (int side = 0; side < 2; side++) {
                const int row = (side ? p->half - k : k) * p->frames;
                for (int t = i * LANES; t < (i + 1) * LANES; t++)
                    *target++ = t >= p->frames ? 0 : magnitudes[row + t];
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
        synthesise(p, p->sum, i * LANES);
    }
    advance(p, 0);
}

static void read_loop(const loopseed_phase *p, const float *matrix, float *loop)
{
    for (int t = 0; t < p->frames; t++)
        for (int r = 0; r < p->hop; r++) *loop++ = matrix[r * p->stride + LANES + t];
}

/* Make a loop the input. */
static void write_input(loopseed_phase *p, const float *loop)
{
    clear(p);
    for (int t = 0; t < p->frames; t++)
        for (int r = 0; r < p->hop; r++) p->sum[r * p->stride + LANES + t] = *loop++;
    advance(p, 0);
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
    read_loop(p, p->last, loop);
    return LOOPSEED_OK;
}

int loopseed_phase_transforms(loopseed_phase *p, int iterations, float *loop)
{
    if (!p || !loop || iterations < 0) return LOOPSEED_BAD_ARGUMENT;
    float *gains = p->targets; /* of one */
    for (int k = 0; k <= p->half; k++) gains[k] = 1;
    write_input(p, loop);
    for (int i = 0; i < iterations; i++) {
        split(p, gains, 1, &p->sum);
        advance(p, 0);
    }
    read_loop(p, p->last, loop);
    return LOOPSEED_OK;
}

int loopseed_phase_split(loopseed_phase *p, const float *loop, const float *gains, float *bands)
{
    if (!p || !loop || !gains || !bands) return LOOPSEED_BAD_ARGUMENT;
    write_input(p, loop);
    for (int i = 0; i < LOOPSEED_BANDS; i++)
        memset(p->bands[i], 0, (size_t)p->hop * p->stride * sizeof *p->bands[i]);
    split(p, gains, LOOPSEED_BANDS, p->bands);
    for (int i = 0; i < LOOPSEED_BANDS; i++, bands += p->frames * p->hop) {
        for (int r = 0; r < p->hop; r++) close_circle(p->bands[i] + r * p->stride + LANES, p->frames);
        read_loop(p, p->bands[i], bands);
    }
    return LOOPSEED_OK;
}

int loopseed_phase_filter(loopseed_phase *p, const float *loop, const float *gains, float *result)
{
    if (!p || !loop || !gains || !result) return LOOPSEED_BAD_ARGUMENT;
    write_input(p, loop);
    set_targets(p, gains);
    filter_frames(p);
    advance(p, 0);
    read_loop(p, p->last, result);
    return LOOPSEED_OK;
}

int loopseed_phase_polar(loopseed_phase *p, const float *loop, float *magnitudes, float *phases)
{
    if (!p || !loop || !magnitudes || !phases) return LOOPSEED_BAD_ARGUMENT;
    write_input(p, loop);
    to_polar(p, magnitudes, (number *)phases);
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
    p->spectra = reserve(arena, &used, (half + 2) * sizeof(point));
    p->phasors = reserve(arena, &used, (half + 1) * p->frames * sizeof(number));
    p->input = reserve(arena, &used, matrix);
    p->sum = reserve(arena, &used, matrix);
    p->last = reserve(arena, &used, matrix);
    for (int i = 0; i < LOOPSEED_BANDS; i++) p->bands[i] = reserve(arena, &used, matrix);
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
