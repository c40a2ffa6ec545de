/* Complex numbers, one or sixteen at a time, and the butterflies of the transform in phase.c. */
#ifndef LOOPSEED_BUTTERFLIES_H
#define LOOPSEED_BUTTERFLIES_H

#include <stddef.h>

enum { LANES = 16 };

/* This OpenMP pragma says that the sixteen iterations are independent, so that the compiler makes a loop one vector
 * operation. It needs no library and starts no thread, and a compiler that does not know it ignores it. */
#ifdef _MSC_VER
#define restrict __restrict /* include the system's headers first: they use the word in another sense */
#define EACH_LANE for (int l = 0; l < LANES; l++)
#else
#define EACH_LANE _Pragma("omp simd") for (int l = 0; l < LANES; l++)
#endif

typedef struct { float re, im; } number;
typedef struct { float re[LANES], im[LANES]; } point; /* one complex number of each of sixteen frames */

static inline number add(number a, number b) { return (number){a.re + b.re, a.im + b.im}; }
static inline number subtract(number a, number b) { return (number){a.re - b.re, a.im - b.im}; }
static inline number scale(number a, float by) { return (number){a.re * by, a.im * by}; }
static inline number conjugate(number a) { return (number){a.re, -a.im}; }
static inline number times_i(number a) { return (number){-a.im, a.re}; }
static inline number multiply(number a, number b)
{
    return (number){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}
static inline number get(const point *p, int lane) { return (number){p->re[lane], p->im[lane]}; }
static inline void put(point *p, int lane, number x) { p->re[lane] = x.re, p->im[lane] = x.im; }

/* Decimation in frequency by four: a butterfly, then the twiddles (none where w is NULL). */
static inline void forward4(point *restrict a, point *restrict b, point *restrict c, point *restrict d, const number *w)
{
    const number one = {1, 0}, w1 = w ? w[0] : one, w2 = w ? w[1] : one, w3 = w ? w[2] : one;
    EACH_LANE {
        const number ac = add(get(a, l), get(c, l)), a_c = subtract(get(a, l), get(c, l));
        const number bd = add(get(b, l), get(d, l)), b_d = times_i(subtract(get(b, l), get(d, l)));
        const number x1 = subtract(a_c, b_d), x2 = subtract(ac, bd), x3 = add(a_c, b_d);
        put(a, l, add(ac, bd));
        put(b, l, w ? multiply(x1, w1) : x1);
        put(c, l, w ? multiply(x2, w2) : x2);
        put(d, l, w ? multiply(x3, w3) : x3);
    }
}

/* Decimation in time by four, the inverse: the conjugate twiddles, then a butterfly. */
static inline void backward4(point *restrict a, point *restrict b, point *restrict c, point *restrict d,
                             const number *w)
{
    const number one = {1, 0}, w1 = w ? w[0] : one, w2 = w ? w[1] : one, w3 = w ? w[2] : one;
    EACH_LANE {
        const number x0 = get(a, l), x1 = w ? multiply(get(b, l), conjugate(w1)) : get(b, l);
        const number x2 = w ? multiply(get(c, l), conjugate(w2)) : get(c, l);
        const number x3 = w ? multiply(get(d, l), conjugate(w3)) : get(d, l);
        const number ac = add(x0, x2), a_c = subtract(x0, x2), bd = add(x1, x3), b_d = times_i(subtract(x1, x3));
        put(a, l, add(ac, bd));
        put(b, l, add(a_c, b_d));
        put(c, l, subtract(ac, bd));
        put(d, l, subtract(a_c, b_d));
    }
}

static inline void butterfly2(point *restrict a, point *restrict b)
{
    EACH_LANE {
        const number x0 = get(a, l), x1 = get(b, l);
        put(a, l, add(x0, x1));
        put(b, l, subtract(x0, x1));
    }
}

#endif
