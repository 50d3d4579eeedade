import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFormulaFile, idOf, openOf, record, setFormula, shareOf } from '../support/formula.ts'
import { laitFile, store } from '../support/import-file.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(aFormulaFile())
})
afterAll(() => it.close())

type Step =
  | Readonly<{ do: 'record'; code: 'girls' | 'all'; from: number; value: number | null }>
  | Readonly<{ do: 'import'; code: 'girls' | 'all'; values: readonly (readonly [number, number])[] }>
  | Readonly<{ do: 'undo' }>
  | Readonly<{ do: 'turn' }>

const code = fc.constantFrom('girls', 'all' as const)
const year = fc.integer({ min: 2020, max: 2025 })
const value = fc.integer({ min: 100, max: 900 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('record' as const), code, from: year, value: fc.option(value) }),
  fc.record({
    do: fc.constant('import' as const),
    code,
    values: fc.uniqueArray(fc.tuple(year, value), { selector: ([from]) => from, minLength: 1, maxLength: 4 }),
  }),
  fc.constant({ do: 'undo' as const }),
  fc.constant({ do: 'turn' as const }),
)

const batches: string[] = []
let revision = 0
let derived = false

const does: { [Kind in Step['do']]: (step: Extract<Step, { do: Kind }>) => Promise<unknown> } = {
  record: (one) => record(it, one.code, one.from, one.value),
  import: async ({ code: key, values }) => {
    const file = laitFile(values.map(([from, amount]) => [key, String(from + 1), 'E06900001', String(amount)]))
    const answer = await store(it, {
      file,
      options: { indicators: [{ indicatorId: idOf(it, key), key, breakdown: '' }] },
    })
    batches.push(answer.json().batchId)
  },
  undo: async () => {
    const batch = batches.pop()
    return batch === undefined ? null : it.app.inject({ method: 'POST', url: `${it.at}/imports/${batch}/undo` })
  },
  turn: async () => {
    derived = !derived
    revision += 1
    return setFormula(it, 'share', derived ? shareOf(it) : null, revision - 1)
  },
}

/** The share by hand from what stands for both parts: null where one has no number or there are more girls than all. */
async function byHand() {
  const [girls, all] = [await openOf(it, 'girls'), await openOf(it, 'all')]
  const years = [...new Set([...girls.keys(), ...all.keys()])].toSorted()
  return years.map((end) => {
    const [some, whole] = [girls.get(end)?.value ?? null, all.get(end)?.value ?? null]
    const isKnown = some !== null && whole !== null && some <= whole
    return [end, isKnown ? Number(((some / whole) * 100).toPrecision(12)) : null]
  })
}

const perform = (one: Step) => (does[one.do] as (step: Step) => Promise<unknown>)(one)

test('after any sequence of values, imports, undos and turns, what is derived equals what is worked out by hand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      await steps.reduce((before: Promise<unknown>, one) => before.then(() => perform(one)), Promise.resolve())
      await [derived]
        .filter((is) => !is)
        .reduce((before: Promise<unknown>) => before.then(() => perform({ do: 'turn' })), Promise.resolve())
      const open = [...(await openOf(it, 'share'))].filter(([, one]) => one.origin === 'derived')
      expect(open.map(([end, one]) => [end, one.value]).toSorted()).toEqual(await byHand())
    }),
    { numRuns: 25 },
  )
}, 120_000)
