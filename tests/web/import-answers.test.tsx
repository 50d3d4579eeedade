import { newId } from '@ttc/contracts/new-id'
import { afterEach, describe, expect, test } from 'vitest'
import { setTransport } from '../../apps/web/src/http/transport.ts'
import { requestInLines } from '../../apps/web/src/import/import-stream.ts'
import { checkedOptions, problemsOfMade } from '../../apps/web/src/import/wizard-options.ts'
import { openStep, problemsAt, type Step, stepsFor } from '../../apps/web/src/import/wizard-steps.ts'
import { madeFrom, NOTHING_YET, withInspection } from '../../apps/web/src/import/wizard-values.ts'
import { aMeasure, anInspection, answeredBefore } from '../support/inspection.ts'

const REFERRALS = newId()
const existing = { indicatorId: REFERRALS, name: 'Referrals', matchedBy: 'code' as const, retired: false }
const question = {
  asks: 'year-type' as const,
  question: 'Which years?',
  examples: ['2023'],
  choices: [
    { label: 'Financial years', sets: { yearType: 'financial' as const } },
    { label: 'Academic years', sets: { yearType: 'academic' as const } },
  ],
}
const before = { ...answeredBefore({ yearType: 'academic' }) }

describe('the answers once a file has been looked at', () => {
  test('a measure with an indicator here is proposed for it, others are left out', () => {
    const seen = anInspection({ measures: [aMeasure({ existing }), aMeasure({ key: 'other' })] })
    expect(withInspection(NOTHING_YET, seen).uses).toEqual({ rate: REFERRALS, other: 'out' })
  })

  test('the only measure of a file is proposed as a new indicator', () => {
    expect(withInspection(NOTHING_YET, anInspection()).uses).toEqual({ rate: 'new' })
  })

  test('answers about the same columns stay, so that the file can be chosen again after a reload', () => {
    const answered = { ...withInspection(NOTHING_YET, anInspection()), uses: { rate: 'out' }, source: 'Return' }
    const again = withInspection(answered, anInspection({ fileName: 'the same.csv' }))
    expect([again.uses, again.source]).toEqual([{ rate: 'out' }, 'Return'])
  })

  test('a file with other columns begins anew', () => {
    const answered = { ...withInspection(NOTHING_YET, anInspection()), uses: { rate: 'out' }, source: 'Return' }
    const other = anInspection({ columns: [{ name: 'place', role: 'area', samples: [] }] })
    expect([withInspection(answered, other).source, withInspection(answered, other).uses]).toEqual([
      '',
      { rate: 'new' },
    ])
  })

  test('a file that was brought in before is answered as then', () => {
    const seen = anInspection({ remembered: before, questions: [question] })
    const { reach, group, source, refuseAll, answers } = withInspection(NOTHING_YET, seen)
    expect({ reach, group, source, refuseAll }).toEqual({
      reach: 'own',
      group: 'total',
      source: 'Annual return',
      refuseAll: true,
    })
    expect(answers).toEqual({ 'year-type': 'Academic years' })
  })

  test('a new indicator has what the file says, and nothing that it does not', () => {
    const made = madeFrom(aMeasure({ periodKind: null }), NOTHING_YET, anInspection())
    expect(made).toMatchObject({ name: 'Rate of referrals', unit: 'per 10,000', multiplier: '10000', polarity: '' })
    expect(made.periodKind).toBe('')
  })

  test('a format that was answered for the whole file says the period of a new indicator', () => {
    const sets = { periods: { kind: 'month' as const, accumulation: 'single' as const } }
    const seen = anInspection({ questions: [{ ...question, asks: 'format', choices: [{ label: 'Months', sets }] }] })
    const values = { ...NOTHING_YET, answers: { format: 'Months' } }
    expect(madeFrom(aMeasure({ periodKind: null, accumulation: null }), values, seen).periodKind).toBe('month')
  })
})

describe('what is sent beside the file', () => {
  const seen = anInspection({ measures: [aMeasure({ existing }), aMeasure({ key: 'other' })], questions: [question] })
  const values = { ...withInspection(NOTHING_YET, seen), answers: { 'year-type': 'Financial years' }, group: 'total' }

  test('holds the chosen measures, the answers and the columns', () => {
    expect(checkedOptions(values, seen)).toMatchObject({
      indicators: [{ indicatorId: REFERRALS, key: 'rate', breakdown: 'total' }],
      yearType: 'financial',
      reach: 'compared',
      table: { columns: { area: 'area', year: 'period', rate: 'measure' } },
    })
  })

  test('leaves the columns of a published file to its publisher', () => {
    expect(checkedOptions(values, { ...seen, shape: 'ees' }).table?.columns).toBeNull()
  })

  test('holds the definition of a new indicator under the id the values go to', () => {
    const made = { ...madeFrom(aMeasure(), NOTHING_YET, seen), polarity: 'lower', unit: '%', multiplier: '100' }
    const options = checkedOptions({ ...values, uses: { rate: 'new' }, made: { rate: made } }, seen)
    expect(options.indicators[0]).toMatchObject({
      indicatorId: made.id,
      create: { id: made.id, polarity: 'lower', decimals: 1, minimum: 0, maximum: 100, multiplier: 100 },
    })
  })
})

describe('what keeps somebody from going on', () => {
  const made = { ...madeFrom(aMeasure(), NOTHING_YET, anInspection()), polarity: 'lower' }

  test.each([
    ['nothing', {}, []],
    ['which way is better', { polarity: '' }, ['polarity']],
    ['the decimals', { decimals: '' }, ['decimals']],
    ['decimals that are none', { decimals: 'two' }, ['decimals']],
    ['a name', { name: ' ' }, ['name']],
    ['a unit', { unit: '' }, ['unit']],
    ['the kind of period', { periodKind: '' }, ['periodKind']],
    ['when a count to date starts again', { periodKind: 'month', accumulation: 'year-to-date' }, ['yearStartsIn']],
    ['what it says of a service', { level: 'performance' as const }, ['measureKind']],
  ])('of a new indicator: %s', (_, over, fields) => {
    expect(problemsOfMade({ ...made, ...over }, '').map(({ field }) => field)).toEqual(fields)
  })

  const two = anInspection({ measures: [aMeasure(), aMeasure({ key: 'other', name: 'Other' })], questions: [question] })
  test.each([
    ['measures', { uses: {} }, 'uses.0', /at least one/],
    ['measures', { uses: { rate: REFERRALS, other: REFERRALS } }, 'uses.1', /same indicator/],
    ['periods', { answers: {} }, 'answers.year-type', /kind of years/],
  ] as const)('at %s with %j', (step, over, field, words) => {
    const [problem] = problemsAt(step as Step, { ...NOTHING_YET, ...over }, two)
    expect(problem?.field).toBe(field)
    expect(problem?.message).toMatch(words)
  })
})

describe('the steps of a file', () => {
  const asked = { ...anInspection(), questions: [question] }
  const plain = { ...NOTHING_YET, uses: { rate: REFERRALS } }

  test.each([
    ['a published one', { ...anInspection(), shape: 'ees' as const }, 'file table measures which preview done'],
    ['one of your own', anInspection(), 'file table columns measures which preview done'],
    ['one with open periods', asked, 'file table columns periods measures which preview done'],
  ])('of %s', (_, seen, steps) => {
    expect(stepsFor(plain, seen).join(' ')).toBe(steps)
  })

  test.each([
    ['preview', null, 'file'],
    ['preview', asked, 'periods'],
    ['preview', anInspection(), 'preview'],
    ['periods', anInspection(), 'measures'],
    ['new', anInspection(), 'which'],
  ] as const)('an address of %s leads there only when what comes before is answered', (step, seen, open) => {
    expect(openStep(step, plain, seen)).toBe(open)
  })
})

describe('an answer that comes in lines', () => {
  afterEach(() => setTransport())
  const answering = (body: string, type = 'application/x-ndjson') =>
    setTransport(async () => new Response(body, { headers: { 'content-type': type } }))
  const reader = { parse: (answer: unknown) => answer }
  const ask = (onProgress = (_: unknown) => {}) => requestInLines(reader, '/x', { form: new FormData(), onProgress })

  test('tells how far it is, then the result', async () => {
    const seen: unknown[] = []
    answering('{"rows":10,"of":0.5}\n{"rows":20,"of":1}\n{"result":{"a":1}}')
    expect(await ask((progress) => seen.push(progress))).toEqual({ a: 1 })
    expect(seen).toEqual([
      { rows: 10, of: 0.5 },
      { rows: 20, of: 1 },
    ])
  })

  test('is read whole where it comes whole', async () => {
    answering('{"a":1}', 'application/json')
    expect(await ask()).toEqual({ a: 1 })
  })

  test('that breaks off before its end is a lost answer, never half a result', async () => {
    answering('{"rows":10,"of":0.5}\n')
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('that ends in a refusal is refused in its words', async () => {
    const problem = {
      type: 'about:blank',
      title: 'x',
      status: 400,
      code: 'invalid',
      detail: 'No.',
      fields: [],
      requestId: 'r',
    }
    answering(`${JSON.stringify({ problem })}\n`)
    await expect(ask()).rejects.toMatchObject({ code: 'invalid', message: 'No.' })
  })
})
