import { buffer } from 'node:stream/consumers'
import { type ObservationView, observationColumns } from '@ttc/contracts/feed'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { observationsXlsx } from '../../apps/api/src/feed/observation.xlsx.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { unpacked } from '../support/unpacked.ts'

let it: TestApp
let files: ReadonlyMap<string, string>
let rows: readonly ObservationView[]
beforeAll(async () => {
  const series = [{ area: 'E06900001', values: yearlyValues([-3.5, null, 0], 2020) }]
  const odd = anIndicator({ code: '=1+1', name: 'Girls & <boys>', minimum: -10, series, baselines: [] })
  it = await startTestApp(aPlanFile({ indicators: [odd, anIndicator()] }))
  const answer = await it.app.inject({ url: `${it.at}/observations?format=xlsx` })
  expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="observations.xlsx"')
  files = await unpacked(answer.rawPayload)
  rows = (await it.get('/observations')).json().observations
})
afterAll(() => it.close())

const linesOf = (name: string) =>
  [...(files.get(`xl/worksheets/${name}.xml`) ?? '').matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, , cells]) =>
    [...(cells ?? '').matchAll(/<c(?: t="(\w+)")?(?: s="(\d)")?(?:\/>|>(.*?)<\/c>)/gs)].map(
      ([, kind = 'n', style = '0', inside = '']) => ({ kind, style, text: inside.replaceAll(/<[^>]+>/g, '') }),
    ),
  )

test('one sheet of observations under its header, one that says what every column means', () => {
  const [header, ...lines] = linesOf('sheet1')
  expect(header?.map((cell) => cell.text)).toEqual(observationColumns)
  expect(lines).toHaveLength(rows.length)
  const [, ...meanings] = linesOf('sheet2')
  expect(meanings.map(([name]) => name?.text)).toEqual(observationColumns)
  expect(meanings.filter(([, meaning]) => (meaning?.text.length ?? 0) < 8)).toEqual([])
  expect(files.get('xl/workbook.xml')).toContain('<sheet name="Observations"')
  expect(files.get('xl/worksheets/sheet1.xml')).toContain('state="frozen"')
})

test('numbers are numbers, days are days, and what is not known is an empty cell', () => {
  const [, ...lines] = linesOf('sheet1')
  const at = (name: keyof ObservationView) => lines.map((cells) => cells[observationColumns.indexOf(name)])
  expect(at('value')).toEqual(
    rows.map(({ value }) => ({ kind: 'n', style: '0', text: value === null ? '' : String(value) })),
  )
  // 31 March 2025 is day 45,747 of a sheet: the number that spreadsheets show for it.
  const end = rows.findIndex((row) => row.period_end === '2025-03-31')
  expect(at('period_end')[end]).toEqual({ kind: 'n', style: '2', text: '45747' })
  expect(at('is_comparator')[0]).toEqual({ kind: 'b', style: '0', text: rows[0]?.is_comparator === true ? '1' : '0' })
})

test('text that looks like a formula is text, and marks of XML are written as such', () => {
  const [, ...lines] = linesOf('sheet1')
  const all = lines.flat()
  expect(all).toContainEqual({ kind: 'inlineStr', style: '0', text: '=1+1' })
  expect(all).toContainEqual({ kind: 'inlineStr', style: '0', text: 'Girls &amp; &lt;boys&gt;' })
  expect([...files.values()].filter((text) => text.includes('<f>'))).toEqual([])
})

test('characters that XML has no place for are left out', async () => {
  const [first] = rows
  const made = observationsXlsx(
    (async function* parts() {
      yield [{ ...(first as ObservationView), notes: 'a\u0000b\uD800c\u{1F600}' }]
    })(),
  )
  const sheet = (await unpacked(await buffer(made))).get('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('>abc\u{1F600}<')
})

test('what fails while it is read ends the answer instead of leaving it half', async () => {
  const failing = observationsXlsx(
    (async function* parts(): AsyncGenerator<ObservationView[]> {
      yield [rows[0] as ObservationView]
      throw new Error('The database went away')
    })(),
  )
  await expect(buffer(failing)).rejects.toThrow('The database went away')
})

test('whoever goes away while it is sent leaves nothing reading on', async () => {
  let parts = 0
  let isOver = false
  const endless = observationsXlsx(
    (async function* without(): AsyncGenerator<ObservationView[]> {
      try {
        for (; ; parts += 1) yield Array<ObservationView>(500).fill(rows[0] as ObservationView)
      } finally {
        isOver = true
      }
    })(),
  )
  endless.resume()
  await expect.poll(() => parts).toBeGreaterThan(2)
  endless.destroy()
  await expect.poll(() => isOver).toBe(true)
})
