import {
  type Box,
  isCrossing,
  isInside,
  isOverlapping,
  placeLabels,
  spotsAround,
} from '@ttc/domain/figure/label-placement'
import { fittedText, textWidth } from '@ttc/domain/figure/text-width'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const frame = { x: 0, y: 0, width: 200, height: 100 }
const spot = (x: number, y: number) => ({ x, y, width: 40, height: 20, anchor: 'start' as const })
const request = (id: string, spots: ReturnType<typeof spot>[], mostStrokes = 0) => ({ id, spots, mostStrokes })
const across = { x1: 0, y1: 15, x2: 200, y2: 15 }

describe('where a label stands', () => {
  test.each([
    {
      name: 'its dearest spot',
      requests: [request('a', [spot(10, 10), spot(100, 10)])],
      taken: [],
      strokes: [],
      xs: [10],
    },
    {
      name: 'the next when that is taken',
      requests: [request('a', [spot(10, 10), spot(100, 10)])],
      taken: [spot(30, 15)],
      strokes: [],
      xs: [100],
    },
    {
      name: 'never outside the frame',
      requests: [request('a', [spot(170, 10), spot(100, 10)])],
      taken: [],
      strokes: [],
      xs: [100],
    },
    {
      name: 'rather off a line',
      requests: [request('a', [spot(10, 10), spot(10, 50)], 1)],
      taken: [],
      strokes: [across],
      xs: [10],
    },
    { name: 'nowhere without a spot', requests: [request('a', [spot(190, 10)])], taken: [], strokes: [], xs: [] },
    {
      name: 'nowhere when it would cover too much',
      requests: [request('a', [spot(10, 10)])],
      taken: [],
      strokes: [across],
      xs: [],
    },
    {
      name: 'the more important first',
      requests: [request('a', [spot(10, 10)]), request('b', [spot(20, 10), spot(60, 10)])],
      taken: [],
      strokes: [],
      xs: [10, 60],
    },
  ])('$name', ({ requests, taken, strokes, xs }) => {
    expect(placeLabels(requests, frame, taken, strokes).map((label) => label.spot.x)).toEqual(xs)
  })

  test('off a line, the second spot is chosen', () => {
    const [label] = placeLabels([request('a', [spot(10, 10), spot(10, 50)], 1)], frame, [], [across])
    expect(label?.spot.y).toBe(50)
  })

  const anySpot = fc.record({ x: fc.integer({ min: -20, max: 200 }), y: fc.integer({ min: -20, max: 100 }) })

  test('labels never overlap and never leave the frame', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anySpot, { maxLength: 6 }), { maxLength: 12 }), (wanted) => {
        const requests = wanted.map((spots, i) =>
          request(
            String(i),
            spots.map(({ x, y }) => spot(x, y)),
          ),
        )
        const boxes: Box[] = placeLabels(requests, frame, [], []).map((label) => label.spot)
        expect(boxes.every((box) => isInside(box, frame))).toBe(true)
        expect(boxes.every((a, i) => boxes.slice(i + 1).every((b) => !isOverlapping(a, b)))).toBe(true)
      }),
    )
  })
})

describe('geometry', () => {
  test.each([
    { name: 'through', stroke: { x1: 0, y1: 0, x2: 100, y2: 100 }, crosses: true },
    { name: 'inside', stroke: { x1: 45, y1: 45, x2: 55, y2: 55 }, crosses: true },
    { name: 'beside', stroke: { x1: 0, y1: 0, x2: 30, y2: 100 }, crosses: false },
    { name: 'past a corner', stroke: { x1: 0, y1: 70, x2: 70, y2: 0 }, crosses: false },
    { name: 'upright', stroke: { x1: 50, y1: 0, x2: 50, y2: 100 }, crosses: true },
  ])('a stroke $name', ({ stroke, crosses }) => {
    expect(isCrossing(stroke, { x: 40, y: 40, width: 20, height: 20 })).toBe(crosses)
  })

  test('spots stand clear of their mark', () => {
    const sides = ['above', 'below', 'right', 'left', 'above-right', 'above-left', 'below-right', 'below-left'] as const
    const spots = spotsAround({ x: 50, y: 50 }, { width: 30, height: 16 }, 9, sides)
    const mark = { x: 46, y: 46, width: 8, height: 8 }
    expect(spots.map((one) => isOverlapping(one, mark))).toEqual(sides.map(() => false))
    expect(spots.map((one) => one.anchor)).toEqual(['middle', 'middle', 'start', 'end', 'start', 'end', 'start', 'end'])
  })
})

describe('the width of a text', () => {
  test.each([
    { text: '2016/17', size: 15, bold: false, width: 54.2 },
    { text: 'Target 34%', size: 15, bold: true, width: 83 },
    { text: '', size: 15, bold: false, width: 0 },
  ])('$text', ({ text, size, bold, width }) => {
    expect(textWidth(text, size, bold)).toBeCloseTo(width, 0)
  })

  test.each([
    { room: 500, fitted: 'Northshire' },
    { room: 50, fitted: 'North…' },
    { room: 3, fitted: '' },
  ])('cut to $room pixels', ({ room, fitted }) => {
    expect(fittedText('Northshire', 15, room)).toBe(fitted)
  })
})
