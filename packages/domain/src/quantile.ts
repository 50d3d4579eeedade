/** Lanczos' coefficients for g = 7, n = 9: relative error below 10⁻¹⁴ for positive arguments. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]
const Z_95 = 1.959963984540054
const Z_998 = 3.090232306167813
const TINY = 1e-300
const MOST_TERMS = 1000

/** The standard normal quantile: 1.959963985 for 0.975. Infinite at 0 and 1. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability)
  if (probability <= 0) return Number.NEGATIVE_INFINITY
  // z² is χ² with one degree of freedom, whose upper tail holds both tails of z.
  return 0 - rootOf((z) => 2 * probability - upperGamma(0.5, (z * z) / 2))
}

/** The z of a two-sided confidence such as 0.95. The two in daily use are kept: they stand under every interval drawn. */
export function zOf(confidence: number): number {
  if (confidence === 0.95) return Z_95
  return confidence === 0.998 ? Z_998 : normalQuantile((1 + confidence) / 2)
}

/** The quantile of Student's t with `freedom` > 0 degrees of freedom, by bisection of its distribution function. */
export function tQuantile(probability: number, freedom: number): number {
  if (probability < 0.5) return -tQuantile(1 - probability, freedom)
  if (probability >= 1) return Number.POSITIVE_INFINITY
  // The tail, not 1 − tail, is compared: far out, the distribution function has no digits left.
  const tail = 1 - probability
  return rootOf((t) => tail - 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5))
}

/**
 * The quantile of χ² with `freedom` > 0 degrees of freedom, whole or not (limits of 9.5 events need 19 and 21, of
 * 9.25 events 18.5). 0 at probability 0, infinite at 1.
 */
export function chiSquaredQuantile(probability: number, freedom: number): number {
  if (probability <= 0) return 0
  if (probability >= 1) return Number.POSITIVE_INFINITY
  const tail = 1 - probability
  if (probability > 0.5) return rootOf((x) => tail - upperGamma(freedom / 2, x / 2))
  return rootOf((x) => lowerGamma(freedom / 2, x / 2) - probability)
}

/** Where a rising function of x ≥ 0 crosses zero, to the last digit a number holds. */
function rootOf(rising: (x: number) => number): number {
  let low = 0
  let high = 1
  while (rising(high) < 0 && high < 1e300) high *= 2
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (rising(middle) < 0) low = middle
    else high = middle
  }
}

/** The regularised lower incomplete gamma function: its series below a + 1, one less the upper one above. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  if (x >= a + 1) return 1 - upperGamma(a, x)
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return gammaScale(a, x) * sum
}

/** The regularised upper incomplete gamma function: its continued fraction from a + 1 on, where it converges fast. */
function upperGamma(a: number, x: number): number {
  if (x < a + 1) return 1 - lowerGamma(a, x)
  const numerator = (n: number) => (n === 0 ? 1 : n * (a - n))
  return gammaScale(a, x) * continuedFraction(numerator, (n) => x + 2 * n + 1 - a)
}

function gammaScale(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** The regularised incomplete beta function, by its continued fraction, on the side where that converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  if (x < (a + 1) / (a + b + 2)) return (scale / a) * betaFraction(x, a, b)
  return 1 - (scale / b) * betaFraction(1 - x, b, a)
}

function betaFraction(x: number, a: number, b: number): number {
  return continuedFraction(
    (n) => {
      const m = Math.floor(n / 2)
      if (n === 0) return 1
      if (n % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    },
    () => 1,
  )
}

/** a₀/(b₀ + a₁/(b₁ + …)) by the modified Lentz method. */
function continuedFraction(numerator: (n: number) => number, denominator: (n: number) => number): number {
  let c = TINY
  let d = 0
  let value = TINY
  for (let n = 0; n < MOST_TERMS; n += 1) {
    d = 1 / (denominator(n) + numerator(n) * d || TINY)
    c = denominator(n) + numerator(n) / c || TINY
    value *= c * d
    if (n > 0 && Math.abs(c * d - 1) < 1e-16) return value
  }
  return value
}

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const base = shifted + 7.5
  const sum = LANCZOS.reduce(
    (total, coefficient, n) => (n === 0 ? coefficient : total + coefficient / (shifted + n)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}
