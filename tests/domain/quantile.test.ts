import { chiSquaredQuantile, normalQuantile, tQuantile, zOf } from '@ttc/domain/quantile'
import fc from 'fast-check'
import { expect, test } from 'vitest'

// Printed tables: Pearson and Hartley, Biometrika Tables for Statisticians; further digits by R 4.2 qnorm, qt, qchisq.
test.each([
  [0.975, 1.959963984540054],
  [0.999, 3.090232306167813],
  [0.95, 1.644853626951473],
  [0.5, 0],
  [0.025, -1.959963984540054],
  [1e-10, -6.361340902404056],
])('the normal quantile of %d is %d', (probability, quantile) => {
  expect(normalQuantile(probability)).toBeCloseTo(quantile, 11)
})

test.each([
  [0.975, 1, 12.706204736432095],
  [0.975, 2, 4.302652729911275],
  [0.975, 9, 2.2621571627409915],
  [0.999, 1, 318.3088389855503],
  [0.95, 30, 1.6972608865939574],
  [0.975, 1e6, 1.9599663569861794],
  [0.5, 4, 0],
  [0.025, 2, -4.302652729911275],
])('the t quantile of %d with %d degrees of freedom is %d', (probability, freedom, quantile) => {
  expect(tQuantile(probability, freedom)).toBeCloseTo(quantile, 8)
})

test.each([
  [0.998, 1, 9.549535706083237],
  [0.95, 1, 3.841458820694124],
  [0.95, 10, 18.307038053275146],
  [0.05, 10, 3.9402991361190605],
  [0.95, 300, 341.3951121087687],
  [0.025, 2, 0.05063561596857975],
  [0, 3, 0],
])('the chi-squared quantile of %d with %d degrees of freedom is %d', (probability, freedom, quantile) => {
  expect(chiSquaredQuantile(probability, freedom)).toBeCloseTo(quantile, 9)
})

test.each([0.9, 0.95, 0.998, 0.999])('z of a confidence of %d is the normal quantile', (confidence) => {
  expect(zOf(confidence)).toBeCloseTo(normalQuantile((1 + confidence) / 2), 12)
})

test('certainty lies at infinity', () => {
  expect([normalQuantile(1), normalQuantile(0), tQuantile(1, 3), chiSquaredQuantile(1, 3)]).toEqual([
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ])
})

test('quantiles are symmetrical and rise with the probability', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.98, noNaN: true }), fc.integer({ min: 1, max: 60 }), (p, freedom) => {
      expect(tQuantile(p, freedom)).toBeCloseTo(-tQuantile(1 - p, freedom), 8)
      expect(normalQuantile(p + 0.01)).toBeGreaterThan(normalQuantile(p))
      expect(chiSquaredQuantile(p + 0.01, freedom)).toBeGreaterThan(chiSquaredQuantile(p, freedom))
      expect(zOf(p)).toBeCloseTo(normalQuantile(0.5 + p / 2), 12)
    }),
  )
})
