/* The 22 functions of BLAS that numpy's arrays call, for bundles: OpenBLAS holds them forty times over, once for every processor
 * ever made (25 MB). Matrix products go block by block through packed panels (Goto's scheme) and vectors of the compiler; the rest is
 * plain loops. Integers are 64 bits wide, names carry the prefix and suffix of numpy's wheels. One thread.
 *
 * numpy.linalg also links LAPACK, which the program never calls (tests/house/test_small_blas.py): those names end the process. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int64_t integer;
enum { ROW_MAJOR = 101, UPPER = 121, NO_TRANS = 111, CONJ_TRANS = 113 };
#define NAME(name) scipy_cblas_##name##64_

#if defined(__x86_64__)
#define FAST __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define FAST
#endif
#define ROWS 6 /* of a panel of the left matrix */

static void *memory(size_t bytes) {
    void *found = aligned_alloc(64, (bytes + 63) / 64 * 64 + 64);
    if (!found) {
        fputs("out of memory in a matrix product\n", stderr);
        abort();
    }
    return found;
}

/* Real numbers: one text for float and double. LANES: numbers in a vector of 32 bytes. */
#define REAL(T, LANES, gemm, gemv, syrk, dot, axpy)                                                                           \
    typedef T vector_##T __attribute__((vector_size(32)));                                                                    \
    /* out[ROWS][2 * LANES] = sum over k of the packed panels */                                                              \
    FAST static void kernel_##T(integer depth, const T *left, const T *right, T *out) {                                       \
        vector_##T sum[ROWS][2];                                                                                              \
        memset(sum, 0, sizeof sum);                                                                                           \
        for (integer k = 0; k < depth; k++, left += ROWS, right += 2 * LANES) {                                               \
            vector_##T first, second;                                                                                         \
            memcpy(&first, right, 32);                                                                                        \
            memcpy(&second, right + LANES, 32);                                                                               \
            for (int row = 0; row < ROWS; row++) {                                                                            \
                sum[row][0] += first * left[row];                                                                             \
                sum[row][1] += second * left[row];                                                                            \
            }                                                                                                                 \
        }                                                                                                                     \
        memcpy(out, sum, sizeof sum);                                                                                         \
    }                                                                                                                         \
    /* C (rows of `cs` numbers) = alpha A B + beta C; element (i, j) of A stands at a[i * ar + j * ac], so of B */            \
    static void product_##T(integer m, integer n, integer depth, T alpha, const T *a, integer ar, integer ac, const T *b,     \
                            integer br, integer bc, T beta, T *c, integer cs) {                                               \
        enum { COLUMNS = 2 * LANES, DEEP = 256, HIGH = 96, WIDE = 1024 };                                                     \
        for (integer i = 0; i < m; i++)                                                                                       \
            for (integer j = 0; j < n; j++) c[i * cs + j] = beta == 0 ? 0 : beta * c[i * cs + j];                             \
        if (alpha == 0 || depth == 0) return;                                                                                 \
        T *right = memory(sizeof(T) * DEEP * (WIDE + COLUMNS)), *left = memory(sizeof(T) * DEEP * (HIGH + ROWS));             \
        T out[ROWS * COLUMNS] __attribute__((aligned(32)));                                                                   \
        for (integer j0 = 0; j0 < n; j0 += WIDE)                                                                              \
            for (integer k0 = 0; k0 < depth; k0 += DEEP) {                                                                    \
                integer wide = n - j0 < WIDE ? n - j0 : WIDE, deep = depth - k0 < DEEP ? depth - k0 : DEEP;                   \
                for (integer j = 0; j < wide; j += COLUMNS)                                                                   \
                    for (integer k = 0; k < deep; k++) {                                                                      \
                        T *to = right + j * deep + k * COLUMNS;                                                               \
                        const T *from = b + (k0 + k) * br + (j0 + j) * bc;                                                    \
                        integer held = wide - j < COLUMNS ? wide - j : COLUMNS;                                               \
                        for (integer x = 0; x < COLUMNS; x++) to[x] = x < held ? from[x * bc] : 0;                            \
                    }                                                                                                         \
                for (integer i0 = 0; i0 < m; i0 += HIGH) {                                                                    \
                    integer high = m - i0 < HIGH ? m - i0 : HIGH;                                                             \
                    for (integer i = 0; i < high; i += ROWS)                                                                  \
                        for (integer k = 0; k < deep; k++)                                                                    \
                            for (integer y = 0; y < ROWS; y++)                                                                \
                                left[i * deep + k * ROWS + y] = i + y < high ? a[(i0 + i + y) * ar + (k0 + k) * ac] : 0;      \
                    for (integer j = 0; j < wide; j += COLUMNS)                                                               \
                        for (integer i = 0; i < high; i += ROWS) {                                                            \
                            kernel_##T(deep, left + i * deep, right + j * deep, out);                                         \
                            integer held = wide - j < COLUMNS ? wide - j : COLUMNS;                                           \
                            for (integer y = 0; y < ROWS && i + y < high; y++)                                                \
                                for (integer x = 0; x < held; x++)                                                            \
                                    c[(i0 + i + y) * cs + j0 + j + x] += alpha * out[y * COLUMNS + x];                        \
                        }                                                                                                     \
                }                                                                                                             \
            }                                                                                                                 \
        free(left);                                                                                                           \
        free(right);                                                                                                          \
    }                                                                                                                         \
    void NAME(gemm)(int order, int ta, int tb, integer m, integer n, integer k, T alpha, const T *a, integer lda,             \
                    const T *b, integer ldb, T beta, T *c, integer ldc) {                                                     \
        int at = ta != NO_TRANS, bt = tb != NO_TRANS;                                                                         \
        if (order == ROW_MAJOR)                                                                                               \
            product_##T(m, n, k, alpha, a, at ? 1 : lda, at ? lda : 1, b, bt ? 1 : ldb, bt ? ldb : 1, beta, c, ldc);          \
        else                                                                                                                  \
            product_##T(n, m, k, alpha, b, bt ? 1 : ldb, bt ? ldb : 1, a, at ? 1 : lda, at ? lda : 1, beta, c, ldc);          \
    }                                                                                                                         \
    /* numpy asks for one triangle and copies it to the other: both are written */                                            \
    void NAME(syrk)(int order, int side, int trans, integer n, integer k, T alpha, const T *a, integer lda, T beta, T *c,     \
                    integer ldc) {                                                                                            \
        (void)side;                                                                                                           \
        int across = (trans != NO_TRANS) == (order == ROW_MAJOR);                                                             \
        product_##T(n, n, k, alpha, a, across ? 1 : lda, across ? lda : 1, a, across ? lda : 1, across ? 1 : lda, beta, c,    \
                    ldc);                                                                                                     \
    }                                                                                                                         \
    FAST static T dot_##T(integer n, const T *x, const T *y) {                                                                \
        T sum = 0;                                                                                                            \
        for (integer i = 0; i < n; i++) sum += x[i] * y[i];                                                                   \
        return sum;                                                                                                           \
    }                                                                                                                         \
    FAST static void axpy_##T(integer n, T alpha, const T *x, T *y) {                                                         \
        for (integer i = 0; i < n; i++) y[i] += alpha * x[i];                                                                 \
    }                                                                                                                         \
    T NAME(dot)(integer n, const T *x, integer dx, const T *y, integer dy) {                                                  \
        if (dx == 1 && dy == 1) return dot_##T(n, x, y);                                                                      \
        T sum = 0;                                                                                                            \
        x += dx < 0 ? (1 - n) * dx : 0, y += dy < 0 ? (1 - n) * dy : 0;                                                       \
        for (integer i = 0; i < n; i++) sum += x[i * dx] * y[i * dy];                                                         \
        return sum;                                                                                                           \
    }                                                                                                                         \
    void NAME(axpy)(integer n, T alpha, const T *x, integer dx, T *y, integer dy) {                                           \
        if (dx == 1 && dy == 1) {                                                                                             \
            axpy_##T(n, alpha, x, y);                                                                                         \
            return;                                                                                                           \
        }                                                                                                                     \
        x += dx < 0 ? (1 - n) * dx : 0, y += dy < 0 ? (1 - n) * dy : 0;                                                       \
        for (integer i = 0; i < n; i++) y[i * dy] += alpha * x[i * dx];                                                       \
    }                                                                                                                         \
    void NAME(gemv)(int order, int trans, integer m, integer n, T alpha, const T *a, integer lda, const T *x, integer dx,     \
                    T beta, T *y, integer dy) {                                                                               \
        int rows = (order == ROW_MAJOR) == (trans == NO_TRANS); /* each result is the product with a stored row */           \
        integer results = trans == NO_TRANS ? m : n, terms = trans == NO_TRANS ? n : m;                                       \
        x += dx < 0 ? (1 - terms) * dx : 0, y += dy < 0 ? (1 - results) * dy : 0;                                             \
        for (integer i = 0; i < results; i++) y[i * dy] = beta == 0 ? 0 : beta * y[i * dy];                                   \
        if (rows) {                                                                                                           \
            for (integer i = 0; i < results; i++) y[i * dy] += alpha * NAME(dot)(terms, a + i * lda, 1, x, dx);               \
        } else {                                                                                                              \
            for (integer k = 0; k < terms; k++) NAME(axpy)(results, alpha * x[k * dx], a + k * lda, 1, y, dy);                \
        }                                                                                                                     \
    }

REAL(float, 8, sgemm, sgemv, ssyrk, sdot, saxpy)
REAL(double, 4, dgemm, dgemv, dsyrk, ddot, daxpy)

/* Complex numbers, which the program does not use: plain sums, with the real part before the imaginary one. */
#define COMPLEX(T, gemm, gemv, syrk, dotu, dotc, axpy)                                                                        \
    typedef _Complex T complex_##T;                                                                                           \
    static complex_##T taken_##T(const complex_##T *a, integer lead, int across, int conj, integer row, integer column) {     \
        complex_##T found = across ? a[column * lead + row] : a[row * lead + column];                                         \
        return conj ? ~found : found;                                                                                         \
    }                                                                                                                         \
    void NAME(gemm)(int order, int ta, int tb, integer m, integer n, integer k, const void *alpha, const complex_##T *a,      \
                    integer lda, const complex_##T *b, integer ldb, const void *beta, complex_##T *c, integer ldc) {          \
        complex_##T times = *(const complex_##T *)alpha, kept = *(const complex_##T *)beta;                                   \
        int stored = order != ROW_MAJOR;                                                                                      \
        for (integer i = 0; i < m; i++)                                                                                       \
            for (integer j = 0; j < n; j++) {                                                                                 \
                complex_##T sum = 0, *at = stored ? c + j * ldc + i : c + i * ldc + j;                                        \
                for (integer x = 0; x < k; x++)                                                                               \
                    sum += taken_##T(a, lda, (ta != NO_TRANS) != stored, ta == CONJ_TRANS, i, x) *                            \
                           taken_##T(b, ldb, (tb != NO_TRANS) != stored, tb == CONJ_TRANS, x, j);                             \
                *at = times * sum + (kept == 0 ? 0 : kept * *at);                                                             \
            }                                                                                                                 \
    }                                                                                                                         \
    void NAME(syrk)(int order, int side, int trans, integer n, integer k, const void *alpha, const complex_##T *a,            \
                    integer lda, const void *beta, complex_##T *c, integer ldc) {                                             \
        (void)side;                                                                                                           \
        NAME(gemm)(order, trans, trans == NO_TRANS ? 112 : NO_TRANS, n, n, k, alpha, a, lda, a, lda, beta, c, ldc);           \
    }                                                                                                                         \
    void NAME(gemv)(int order, int trans, integer m, integer n, const void *alpha, const complex_##T *a, integer lda,         \
                    const complex_##T *x, integer dx, const void *beta, complex_##T *y, integer dy) {                         \
        complex_##T times = *(const complex_##T *)alpha, kept = *(const complex_##T *)beta;                                   \
        integer results = trans == NO_TRANS ? m : n, terms = trans == NO_TRANS ? n : m;                                       \
        x += dx < 0 ? (1 - terms) * dx : 0, y += dy < 0 ? (1 - results) * dy : 0;                                             \
        for (integer i = 0; i < results; i++) {                                                                               \
            complex_##T sum = 0;                                                                                              \
            for (integer k = 0; k < terms; k++)                                                                               \
                sum += taken_##T(a, lda, (trans != NO_TRANS) != (order != ROW_MAJOR), trans == CONJ_TRANS, i, k) * x[k * dx]; \
            y[i * dy] = times * sum + (kept == 0 ? 0 : kept * y[i * dy]);                                                     \
        }                                                                                                                     \
    }                                                                                                                         \
    void NAME(dotu)(integer n, const complex_##T *x, integer dx, const complex_##T *y, integer dy, void *out) {               \
        complex_##T sum = 0;                                                                                                  \
        x += dx < 0 ? (1 - n) * dx : 0, y += dy < 0 ? (1 - n) * dy : 0;                                                       \
        for (integer i = 0; i < n; i++) sum += x[i * dx] * y[i * dy];                                                         \
        *(complex_##T *)out = sum;                                                                                            \
    }                                                                                                                         \
    void NAME(dotc)(integer n, const complex_##T *x, integer dx, const complex_##T *y, integer dy, void *out) {               \
        complex_##T sum = 0;                                                                                                  \
        x += dx < 0 ? (1 - n) * dx : 0, y += dy < 0 ? (1 - n) * dy : 0;                                                       \
        for (integer i = 0; i < n; i++) sum += ~x[i * dx] * y[i * dy];                                                        \
        *(complex_##T *)out = sum;                                                                                            \
    }                                                                                                                         \
    void NAME(axpy)(integer n, const void *alpha, const complex_##T *x, integer dx, complex_##T *y, integer dy) {             \
        complex_##T times = *(const complex_##T *)alpha;                                                                      \
        x += dx < 0 ? (1 - n) * dx : 0, y += dy < 0 ? (1 - n) * dy : 0;                                                       \
        for (integer i = 0; i < n; i++) y[i * dy] += times * x[i * dx];                                                       \
    }

COMPLEX(float, cgemm, cgemv, csyrk, cdotu_sub, cdotc_sub, caxpy)
COMPLEX(double, zgemm, zgemv, zsyrk, zdotu_sub, zdotc_sub, zaxpy)

#define ABSENT(name)                                                                       \
    void scipy_##name##_64_(void) {                                                        \
        fputs("LAPACK (" #name ") is not part of this build of Countermark.\n", stderr);   \
        abort();                                                                           \
    }
#define OF_ALL(name) ABSENT(s##name) ABSENT(d##name) ABSENT(c##name) ABSENT(z##name)
OF_ALL(copy) OF_ALL(gelsd) OF_ALL(gesdd) OF_ALL(gesv) OF_ALL(getrf) OF_ALL(potrf) OF_ALL(geev)
ABSENT(ssyevd) ABSENT(dsyevd) ABSENT(cheevd) ABSENT(zheevd) ABSENT(dgeqrf) ABSENT(zgeqrf) ABSENT(dorgqr) ABSENT(zungqr)
