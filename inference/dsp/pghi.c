/* Phases from the gradients of the magnitudes' logarithm, integrated from the loudest bins down.
 *
 * Prusa, Balazs and Sondergaard 2017, "A Noniterative Method for Reconstruction of Phase From STFT Magnitude", here on
 * a circle in time: an integration around the circle meets itself where the sound is quietest. For a Gaussian window
 * exp(-pi s^2 / gamma) and phases relative to the frame's centre, as a partial and a click show,
 *     d phase / d time      = omega + 2 pi / gamma * d log|X| / d omega
 *     d phase / d frequency =       - gamma / 2 pi * d log|X| / d time.
 * Ours are relative to the frame's first sample, n_fft / 2 earlier, which adds half a turn from bin to bin.
 *
 * An index points to a cell of `logs`: a row for every bin, with a border of one cell on all sides, so that every cell
 * has four neighbours. Phases are in turns. The heap is one stack per sixteenth of an octave; the loudest is emptied
 * first.
 */
#include "phase.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define TURN 6.28318531f /* radians */
#define GAMMA 0.25645f   /* of a Gaussian close to a Hann window, in units of n_fft^2; 0.23 to 0.28 are as good */
#define HOP 0.25f        /* in units of n_fft */
#define TOLERANCE 1e-3f  /* of the peak: quieter bins keep a phase of zero; their phases are not worth the time */
#define SILENCE 1e-30f   /* a lower peak counts as silence */

enum { NONE = -1, LEVELS = 10 * 16 + 2 }; /* the tolerance is ten octaves below the peak */

/* Turns per difference: the mean of a central difference at both ends of a step is a quarter of their sum. */
static const float PER_HOP = HOP / GAMMA / TURN / 4, PER_BIN = GAMMA / HOP / TURN / 4;

typedef struct { float re, im; } phasor;
typedef struct { int *head, *next, loudest; } stacks; /* [LEVELS] tops and [cells] links, NONE at the end */

struct loopseed_pghi {
    int bins, frames, row;
    float *logs, *phases; /* [bins + 2, row] */
    int16_t *levels;      /* [bins + 2, row] of the cells without a phase yet; NONE elsewhere */
    stacks starts, front; /* cells to begin from, cells to continue from */
};

/* A float's exponent and the top four bits of its mantissa. */
static int sixteenths(float x)
{
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 19;
}

static void empty(stacks *s)
{
    for (int i = 0; i < LEVELS; i++) s->head[i] = NONE;
    s->loudest = 0;
}

static void push(stacks *s, int level, int index)
{
    s->next[index] = s->head[level];
    s->head[level] = index;
    if (level > s->loudest) s->loudest = level;
}

static int pop(stacks *s)
{
    while (s->loudest > 0 && s->head[s->loudest] == NONE) s->loudest--;
    int index = s->head[s->loudest];
    if (index != NONE) s->head[s->loudest] = s->next[index];
    return index;
}

static void set_phase(loopseed_pghi *p, int index, float phase)
{
    if (p->levels[index] == NONE) return;
    p->phases[index] = phase - (float)(int)phase;
    push(&p->front, p->levels[index], index);
    p->levels[index] = NONE;
}

/* Integrate a phase to the four neighbours, each along the mean of the gradients at both ends. */
static void propagate(loopseed_pghi *p, int from)
{
    const int row = p->row, column = from % row;
    const int next = column == p->frames ? from - p->frames + 1 : from + 1;
    const int before = column == 1 ? from + p->frames - 1 : from - 1;
    const float *log = p->logs + from, *log_next = p->logs + next, *log_before = p->logs + before;
    const float phase = p->phases[from], over_bins = log[row] - log[-row], over_hops = log[1] - log[-1];
    const float own = HOP * (float)((from / row - 1) & 3); /* phase advance of the bin's centre over a hop, modulo 1 */
    set_phase(p, next, phase + own + PER_HOP * (over_bins + log_next[row] - log_next[-row]));
    set_phase(p, before, phase - own - PER_HOP * (over_bins + log_before[row] - log_before[-row]));
    set_phase(p, from + row, phase + 0.5f - PER_BIN * (over_hops + log[row + 1] - log[row - 1]));
    set_phase(p, from - row, phase - 0.5f + PER_BIN * (over_hops + log[-row + 1] - log[-row - 1]));
}

/* Logarithms of at least `quiet`, with their border: circular in time, the edge repeated in frequency. */
static void set_logs(loopseed_pghi *p, const float *magnitudes, float quiet)
{
    const float lowest = logf(quiet);
    for (int k = 0; k < p->bins; k++) {
        float *row = p->logs + (k + 1) * p->row + 1;
        for (int t = 0; t < p->frames; t++) {
            float x = magnitudes[k * p->frames + t];
            row[t] = x > quiet ? logf(x) : lowest;
        }
        row[-1] = row[p->frames - 1];
        row[p->frames] = row[0];
    }
    memcpy(p->logs, p->logs + p->row, p->row * sizeof *p->logs);
    memcpy(p->logs + (p->bins + 1) * p->row, p->logs + p->bins * p->row, p->row * sizeof *p->logs);
}

static void set_starts(loopseed_pghi *p, const float *magnitudes, float quiet)
{
    const int lowest = sixteenths(quiet);
    empty(&p->starts);
    empty(&p->front);
    for (int k = 0; k < p->bins; k++)
        for (int t = 0; t < p->frames; t++) {
            const float x = magnitudes[k * p->frames + t];
            const int index = (k + 1) * p->row + 1 + t;
            p->phases[index] = 0;
            p->levels[index] = NONE;
            if (!(x >= quiet && x <= FLT_MAX)) continue; /* also leaves out NaN and infinity */
            const int level = sixteenths(x) - lowest;
            p->levels[index] = (int16_t)(level < LEVELS ? level : LEVELS - 1);
            push(&p->starts, p->levels[index], index);
        }
}

/* exp(2 pi i turns) for +-1 turn, accurate to 3e-5: the series of an eighth of the angle, squared three times. */
static phasor unit(float turns)
{
    const float x = turns * TURN / 8, xx = x * x;
    phasor a = {1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30)), x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42)))};
    for (int i = 0; i < 3; i++) a = (phasor){a.re * a.re - a.im * a.im, 2 * a.re * a.im};
    return a;
}

void loopseed_pghi_run(loopseed_pghi *p, const float *magnitudes, float *phasors)
{
    float peak = 0;
    for (int i = 0; i < p->bins * p->frames; i++) peak = magnitudes[i] > peak ? magnitudes[i] : peak;
    const float quiet = TOLERANCE * (peak > SILENCE ? peak : SILENCE);
    set_logs(p, magnitudes, quiet);
    set_starts(p, magnitudes, quiet);
    for (int start; (start = pop(&p->starts)) != NONE;) {
        set_phase(p, start, 0);
        for (int from; (from = pop(&p->front)) != NONE;) propagate(p, from);
    }
    phasor *out = (phasor *)phasors;
    for (int k = 0; k < p->bins; k++)
        for (int t = 0; t < p->frames; t++) *out++ = unit(p->phases[(k + 1) * p->row + 1 + t]);
}

loopseed_pghi *loopseed_pghi_new(int bins, int frames)
{
    loopseed_pghi *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->bins = bins, p->frames = frames, p->row = frames + 2;
    const size_t cells = (size_t)(bins + 2) * p->row;
    p->logs = calloc(cells, sizeof *p->logs);
    p->phases = calloc(cells, sizeof *p->phases);
    p->levels = malloc(cells * sizeof *p->levels);
    p->starts.next = calloc(cells, sizeof(int));
    p->front.next = calloc(cells, sizeof(int));
    p->starts.head = calloc(LEVELS, sizeof(int));
    p->front.head = calloc(LEVELS, sizeof(int));
    if (!p->logs || !p->phases || !p->levels || !p->starts.next || !p->starts.head || !p->front.next ||
        !p->front.head) {
        loopseed_pghi_free(p);
        return NULL;
    }
    for (size_t i = 0; i < cells; i++) p->levels[i] = NONE;
    return p;
}

void loopseed_pghi_free(loopseed_pghi *p)
{
    if (!p) return;
    free(p->logs), free(p->phases), free(p->levels);
    free(p->starts.next), free(p->front.next), free(p->starts.head), free(p->front.head);
    free(p);
}
