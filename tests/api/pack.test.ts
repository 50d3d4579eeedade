import { newId } from '@ttc/contracts/new-id'
import { PackContent } from '@ttc/contracts/pack'
import type { CardRow } from '@ttc/contracts/report-card'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import { indicator } from '@ttc/db/indicator'
import { pack } from '@ttc/db/pack'
import { plan as planTable } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { promise } from '@ttc/db/promise'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publicPackOf } from '../../apps/api/src/pack/public-pack.ts'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { entriesOf, hashOfBytes, type PackDesk, packDesk } from '../support/pack.ts'
import { canRead, objectsOf, readWith } from '../support/pdf.ts'
import { DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { anOpenRound, findRoundView } from '../support/round.ts'
import { rowCounts } from '../support/rows.ts'

const EVERY_ALPHABET = 'Zoë Łódź, Діти України, παιδιά, ילדים, أطفال, 子供 👧'

let plan: RedPlan
let it: TestApp
let meeting: Meeting
let desk: PackDesk

beforeEach(async () => {
  plan = await startRedPlan()
  it = plan.it
  meeting = await planMeeting(it, { meetsOn: '2026-12-15', marking: 'OFFICIAL' })
  desk = packDesk(it, meeting.id)
})
afterEach(() => it.close())

const pdfOf = (id: string) => it.get(`/packs/${id}/pdf`)
const contentOf = async (id: string) => PackContent.parse((await it.get(`/packs/${id}/content`)).json())
const rename = (name: string) =>
  it.connection.db.update(priority).set({ name }).where(eq(priority.partnershipId, it.scope.partnershipId))
const nameIndicator = (name: string) =>
  it.connection.db.update(indicator).set({ name }).where(eq(indicator.partnershipId, it.scope.partnershipId))

/** An earlier meeting of the plan, over, with a promise in it. */
async function promiseBefore(text: string): Promise<void> {
  const earlier = await planMeeting(it, { meetsOn: '2026-09-08' })
  await earlier.begin()
  await earlier.promise('Fund it')
  await earlier.close()
  await it.connection.db.update(promise).set({ text }).where(eq(promise.meetingId, earlier.id))
}

test('what would be frozen is shown, and who owes what has not come', async () => {
  const roundId = await anOpenRound(it)
  const preview = await desk.preview()
  expect(preview).toMatchObject({ marking: 'OFFICIAL', exceptions: 1, promises: 0, minutes: { meeting: 90 } })
  expect(preview.cards.map(({ standing }) => standing)[0]).toBe('red')
  expect(preview.agenda.map(({ at }) => at)[0]).toBe('14:00')
  expect(preview.missing.join(' ')).toMatch(/Report card: .*due 7 December 2026/)
  expect(preview.round).toMatchObject({ name: (await findRoundView(it, roundId)).name, willFreeze: true })
})

test('freezing keeps the pack as it stood, freezes the round of its day, and later changes do not reach it', async () => {
  const roundId = await anOpenRound(it)
  const frozen = await desk.freeze()
  expect([frozen.statusCode, frozen.json().number]).toEqual([201, 1])
  expect((await findRoundView(it, roundId)).state).toBe('frozen')
  const before = await contentOf(frozen.json().id)
  await rename('Renamed afterwards')
  await it.connection.db.update(challengeMeeting).set({ meetsOn: '2027-01-12' })
  const after = await contentOf(frozen.json().id)
  expect(after).toEqual(before)
  expect(after).toMatchObject({ number: 1, changes: null, meeting: { meetsOn: '2026-12-15' } })
  expect(after.exceptions[0]?.facts.map(({ name }) => name)).toContain('Since')
})

test('the PDF is kept to the byte under its hash, and an unchanged one is not sent again', async () => {
  const { id } = (await desk.freeze()).json()
  const first = await pdfOf(id)
  const { packs } = await desk.list()
  expect(first.headers['content-type']).toBe('application/pdf')
  expect(hashOfBytes(first.rawPayload)).toBe(packs[0]?.pdf.sha256)
  expect(first.headers.etag).toBe(`"${packs[0]?.pdf.sha256}"`)
  await rename('Renamed afterwards')
  expect(Buffer.compare((await pdfOf(id)).rawPayload, first.rawPayload)).toBe(0)
  const again = await it.app.inject({
    url: `${it.at}/packs/${id}/pdf`,
    headers: { 'if-none-match': String(first.headers.etag) },
  })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
})

test('issued again it says what changed and why; the first version stays', async () => {
  const first = (await desk.freeze()).json()
  const [card] = (await contentOf(first.id)).cards
  await rename('Renamed before the second')
  const silent = await desk.freeze({ after: 1 })
  expect([silent.statusCode, silent.json().fields[0].field]).toEqual([422, 'reason'])
  const second = await desk.freeze({ after: 1, reason: 'The name was wrong.' })
  const { changes, number } = await contentOf(second.json().id)
  expect([number, changes?.since, changes?.reason]).toEqual([2, 1, 'The name was wrong.'])
  expect(changes?.list).toContainEqual({
    kind: 'card',
    about: 'Renamed before the second',
    what: null,
    before: card?.card.priority,
    after: 'Renamed before the second',
  })
  expect((await desk.list()).packs.map((one) => [one.number, one.changes])).toEqual([
    [2, changes?.list.length],
    [1, null],
  ])
})

test('of two at the same moment one is frozen, and the other is told so', async () => {
  const answers = await Promise.all([desk.freeze(), desk.freeze()])
  const refused = answers.find((one) => one.statusCode === 409)
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([201, 409])
  expect([refused?.json().detail, refused?.json().present]).toEqual([
    expect.stringMatching(/^Version 1 of this pack was frozen since/),
    { number: 1 },
  ])
  expect((await desk.list()).packs).toHaveLength(1)
})

test('a request sent twice freezes once', async () => {
  const id = newId()
  const answers = [await desk.freeze({ id }), await desk.freeze({ id })]
  expect(answers.map((one) => [one.statusCode, one.json().number])).toEqual([
    [201, 1],
    [201, 1],
  ])
  expect((await desk.list()).packs).toHaveLength(1)
})

test('an edit of a card while it is frozen is in the pack whole or not at all', async () => {
  const [frozen] = await Promise.all([desk.freeze(), rename('Changed meanwhile'), nameIndicator('Changed meanwhile')])
  const { cards, exceptions } = await contentOf(frozen.json().id)
  const names = new Set(cards.flatMap(({ card }) => card.headlines.map(({ name }) => name)))
  expect([...names]).toEqual([exceptions[0]?.indicator.name])
})

test('an indicator that is deleted afterwards leaves the pack as it was', async () => {
  const { id } = (await desk.freeze()).json()
  const before = await contentOf(id)
  const { row } = plan.place
  const { version, ...view } = (await it.get(`/indicators/${row.indicatorId}`)).json()
  await it.send('PUT', `/indicators/${row.indicatorId}`, { ...view, version, retired: true })
  await it.connection.db.update(indicator).set({ retiredAt: new Date() }).where(eq(indicator.id, row.indicatorId))
  expect(await contentOf(id)).toEqual(before)
  const front = await desk.newest()
  const card = await it.get(`/packs/${id}/cards/${front.cards[0]?.id}`)
  expect([card.statusCode, card.json()]).toEqual([200, before.cards[0]?.card])
})

test('what is stored says its form, and is read by the reader of that form', async () => {
  const { id } = (await desk.freeze()).json()
  const [stored] = await it.connection.db.select({ form: pack.form, content: pack.content }).from(pack)
  expect(stored?.form).toBe(1)
  expect(PackContent.parse(stored?.content)).toEqual(await contentOf(id))
})

describe('words of every kind', () => {
  test('every alphabet and a very long promise come out on the pages', async () => {
    await nameIndicator(EVERY_ALPHABET)
    await promiseBefore(`${'We will fund two more workers. '.repeat(120)}The end of it.`)
    const { id } = (await desk.freeze()).json()
    const { promises, exceptions } = await contentOf(id)
    expect(promises[0]?.text).toMatch(/The end of it\.$/)
    expect(exceptions[0]?.indicator.name).toBe(EVERY_ALPHABET)
    const pdf = (await pdfOf(id)).rawPayload
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a card that is too long for its side is named with what to cut, and nothing is frozen', async () => {
    await rename('Work')
    await nameIndicator('Much '.repeat(600))
    const before = await rowCounts(it.connection)
    const refused = await desk.freeze()
    expect([refused.statusCode, refused.json().detail]).toEqual([
      422,
      expect.stringMatching(/“Work” is \d+ lines too long: take out about \d+ characters/),
    ])
    expect(await rowCounts(it.connection)).toEqual(before)
  })
})

describe.skipIf(!canRead('pdfinfo'))('as pdfinfo reads it', () => {
  test('one tagged document with headings, a table of contents, tables and pictures, and its marking on each page', async () => {
    await promiseBefore('Fund it')
    const pdf = (await pdfOf((await desk.freeze()).json().id)).rawPayload
    const info = readWith('pdfinfo', [], pdf)
    const pages = Number(/Pages: +(\d+)/.exec(info)?.[1])
    expect(info).toMatch(/Title: +Autumn challenge meeting, 15 December 2026: pack, version 1/)
    expect(info).toMatch(/Tagged: +yes/)
    expect(objectsOf(pdf)).toContain('/Outlines')
    const tags = new Set(readWith('pdfinfo', ['-struct'], pdf).match(/\b(?:H[1-3]|TOCI|Table|TH|Figure)\b/g))
    expect([...tags].toSorted()).toEqual(['Figure', 'H1', 'H2', 'H3', 'TH', 'TOCI', 'Table'])
    const text = readWith('pdftotext', ['-layout'], pdf).split('\f').slice(0, pages)
    expect(text.filter((page) => !page.includes('OFFICIAL'))).toEqual([])
    expect(text.map((page) => /Page \d+ of \d+/.exec(page)?.[0])).toEqual(
      text.map((_, i) => `Page ${i + 1} of ${pages}`),
    )
  })
})

test('as PowerPoint it has charts that can be edited, each with its sentence, and its marking on every slide', async () => {
  await promiseBefore('Fund it')
  const { id } = (await desk.freeze()).json()
  const answer = await it.get(`/packs/${id}/slides`)
  expect(answer.headers['content-disposition']).toBe('attachment; filename="pack-2026-12-15-version-1.pptx"')
  expect(hashOfBytes(answer.rawPayload)).toBe((await desk.list()).packs[0]?.slides.sha256)
  const entries = [...entriesOf(answer.rawPayload)]
  const slides = entries.filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml)
  const { exceptions } = await contentOf(id)
  expect(slides.filter((xml) => !xml.includes('OFFICIAL'))).toEqual([])
  expect(slides.join('')).toContain(`descr="${exceptions[0]?.indicator.alt}"`)
  expect(slides.join('')).toContain('Fund it')
  const chart = entries.find(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))?.[1]
  expect(chart).toMatch(/<c:lineChart>.*<c:v>26<\/c:v>/s)
})

describe('for the public', () => {
  test('it is made from the pack of the meeting, names nobody, and says what is left out', async () => {
    await promiseBefore('Fund it')
    await desk.freeze()
    await rename('Renamed afterwards')
    const { id, number } = (await desk.freeze({ audience: 'public' })).json()
    const content = await contentOf(id)
    const [first] = (await desk.list()).packs.filter(({ audience }) => audience === 'meeting')
    const kept = await contentOf(first?.id ?? '')
    expect([number, content.audience, content.frozenBy, content.missing]).toEqual([1, 'public', null, []])
    expect(content.cards.map(({ card }) => card.priority)).toEqual(kept.cards.map(({ card }) => card.priority))
    expect(content.leftOut).toEqual(['Names of people, and what is said of who owes what, are left out'])
    expect(JSON.stringify(content)).not.toContain('coordinator')
    expect((await pdfOf(id)).headers['content-disposition']).toContain('public-pack-2026-12-15-version-1.pdf')
  })

  test('of a marked meeting agenda and promises are left out; of a marked plan there is nothing to show', async () => {
    await it.connection.db.update(challengeMeeting).set({ marking: 'OFFICIAL-SENSITIVE' })
    await desk.freeze()
    const content = await contentOf((await desk.freeze({ audience: 'public' })).json().id)
    expect([content.agenda, content.promises, content.exceptions, content.marking]).toEqual([[], [], [], 'none'])
    expect(content.leftOut[0]).toMatch(
      /^The agenda with its exceptions and the promises are left out because the meeting is marked OFFICIAL-SENS/,
    )
    await it.connection.db.update(planTable).set({ marking: 'Part 2 exempt' })
    await desk.freeze({ after: 1, reason: 'The plan is marked' })
    const refused = await desk.freeze({ audience: 'public', after: 1, reason: 'Again' })
    expect([refused.statusCode, refused.json().detail]).toEqual([
      422,
      expect.stringMatching(/^Nothing in this pack may be shown to the public\..*marked Part 2 exempt/),
    ])
  })

  test('an indicator whose value may not be published is left out of it, and earlier values of the others', async () => {
    const kept = await contentOf((await desk.freeze()).json().id)
    const hide = (at: number) => (one: CardRow) => ({
      ...one,
      latest: one.latest && { ...one.latest, value: at === -1 ? null : one.latest.value },
      curve: {
        ...one.curve,
        measurements: one.curve.measurements.with(at, {
          ...(one.curve.measurements.at(at) as CardRow['curve']['measurements'][number]),
          value: null,
          status: 'suppressed',
        }),
      },
    })
    const made = (at: number) => {
      const [first, ...others] = kept.cards
      const headlines = first?.card.headlines.map((one) => ({ ...one, ...hide(at)(one) }))
      const card = { ...first, card: { ...first?.card, headlines } } as PackContent['cards'][number]
      return publicPackOf({ ...kept, cards: [card, ...others] }, kept.frozenOn)
    }
    expect(made(-1).leftOut[0]).toBe('1 indicator is left out because its latest value may not be published')
    expect(made(-1).cards[0]?.card.headlines).toEqual([])
    expect(made(0).leftOut[0]).toBe('1 earlier value may not be published')
    const [shown] = made(0).cards[0]?.card.headlines ?? []
    expect(shown?.curve.measurements.map(({ status }) => status)).not.toContain('suppressed')
  })

  test('before there is one for the meeting it is refused', async () => {
    const refused = await desk.freeze({ audience: 'public' })
    expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringMatching(/for the meeting first/)])
  })
})

describe('who may', () => {
  test('a director reads packs, and does not freeze one or look ahead', async () => {
    const { id } = (await desk.freeze()).json()
    const at = `/challenge-meetings/${meeting.id}`
    const answers = [
      await plan.as(DIRECTOR, 'GET', `${at}/packs`),
      await plan.as(DIRECTOR, 'GET', `/packs/${id}`),
      await plan.as(DIRECTOR, 'GET', `/packs/${id}/pdf`),
      await plan.as(DIRECTOR, 'GET', `${at}/pack-preview`),
      await plan.as(DIRECTOR, 'POST', `${at}/packs`, { id: newId(), after: 1, reason: 'Mine' }),
    ]
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200, 403, 403])
  })

  test('a pack of another partnership, or none, is not there', async () => {
    const answers = await Promise.all(
      ['', '/pdf', '/content', `/cards/${newId()}`].map((part) => it.get(`/packs/${newId()}${part}`)),
    )
    expect(answers.map((one) => one.statusCode)).toEqual([404, 404, 404, 404])
  })

  test('the pack of a meeting that is over stays as it was on the day', async () => {
    await meeting.begin()
    await meeting.close()
    const refused = await desk.freeze()
    expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringMatching(/^This meeting is closed/)])
  })
})

test.each([
  ['no version that was seen', { after: undefined }, 'after'],
  ['half a version', { after: 0.5 }, 'after'],
  ['an audience that is none', { audience: 'everybody' }, 'audience'],
  ['a reason as long as a book', { reason: 'a'.repeat(501) }, 'reason'],
])('%s is refused by its field', async (_, more, field) => {
  const answer = await desk.freeze(more)
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, field])
})
