import { newId } from '@ttc/contracts/new-id'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { partnership } from '@ttc/db/partnership'
import { plan as planTable } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { parse } from 'csv-parse/sync'
import { and, eq, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueMail } from '../../apps/api/src/mail/mail.queries.ts'
import { openPost } from '../../apps/api/src/mail/post.command.ts'
import { mapOutsideText, readPdf, splitStream } from '../../apps/api/src/pack/pdf-objects.ts'
import type { TestApp } from '../support/app.ts'
import { planMeeting } from '../support/challenge-meeting.ts'
import { packDesk } from '../support/pack.ts'
import { canRead, readWith } from '../support/pdf.ts'
import { DIRECTOR, OWNER, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { anOpenRound } from '../support/round.ts'
import { startMailServer } from '../support/smtp.ts'
import { unpacked } from '../support/unpacked.ts'

/** A formula, script, markup of the press, code of a PDF, and the beginning of a line of a calendar or a mail. */
const HOSTILE = '=1+1<script>document.title="ran"</script>#eval("7")>>/JS(app.alert(1))'
const LINES = `${HOSTILE}\r\nBEGIN:VEVENT\r\nBcc: other@example.org`

let plan: RedPlan
let it: TestApp
let paths: Readonly<Record<string, string>>

beforeAll(async () => {
  plan = await startRedPlan()
  it = plan.it
  const { db } = it.connection
  const { partnershipId } = it.scope
  const roundId = await anOpenRound(it, { name: HOSTILE })
  const earlier = await planMeeting(it, { meetsOn: '2026-08-20' })
  await earlier.begin()
  await earlier.promise(LINES, { agency: HOSTILE })
  await earlier.close()
  const owner = await plan.idOf(OWNER)
  const director = await plan.idOf(DIRECTOR)
  const meeting = await planMeeting(it, { name: HOSTILE, place: HOSTILE })
  await db.update(partnership).set({ name: HOSTILE }).where(eq(partnership.id, partnershipId))
  await db.update(planTable).set({ name: HOSTILE }).where(eq(planTable.partnershipId, partnershipId))
  await db.update(priority).set({ name: HOSTILE }).where(eq(priority.partnershipId, partnershipId))
  await db.update(outcome).set({ statement: HOSTILE }).where(eq(outcome.partnershipId, partnershipId))
  await db.update(indicator).set({ name: HOSTILE }).where(eq(indicator.partnershipId, partnershipId))
  await db.update(challengeMeeting).set({ place: HOSTILE }).where(eq(challengeMeeting.partnershipId, partnershipId))
  await db
    .update(member)
    .set({ name: HOSTILE, agency: HOSTILE })
    .where(and(eq(member.partnershipId, partnershipId), ne(member.id, it.scope.memberId)))
  const desk = packDesk(it, meeting.id)
  await desk.freeze({ after: 0 })
  await meeting.begin()
  await meeting.ask(LINES, { askedBy: { name: HOSTILE, memberId: director }, agency: HOSTILE, answer: LINES })
  await meeting.promise(LINES, { owner: { name: HOSTILE, memberId: owner }, agency: HOSTILE, dueOn: '2026-12-31' })
  await meeting.close()
  const pack = (await desk.newest()).id
  const link = await it.send('POST', '/calendar-link', { id: newId() })
  const { address } = link.json<{ address: string }>()
  paths = {
    challenges: `${it.at}/challenges/file`,
    promises: `${it.at}/promises/file`,
    exceptions: `${it.at}/exceptions/file?format=csv`,
    'exceptions as a workbook': `${it.at}/exceptions/file?format=xlsx`,
    'trail of changes': `${it.at}/audit.csv`,
    'who owes what': `${it.at}/rounds/${roundId}/owed/file`,
    'values of an indicator': `${it.at}/placements/${plan.place.row.placementId}/measurements.csv`,
    'every figure': `${it.at}/observations?format=csv`,
    'every figure as a workbook': `${it.at}/observations?format=xlsx`,
    slides: `${it.at}/packs/${pack}/slides`,
    'minutes in Word': `${it.at}/challenge-meetings/${meeting.id}/minutes.docx`,
    minutes: `${it.at}/challenge-meetings/${meeting.id}/minutes.pdf`,
    pack: `${it.at}/packs/${pack}/pdf`,
    card: `${it.at}/priorities/${plan.place.priority.id}/report-card.pdf`,
    calendar: new URL(address).pathname,
  }
}, 120_000)
afterAll(() => it.close())

async function fileOf(name: string): Promise<Awaited<ReturnType<TestApp['ask']>>> {
  const answer = await it.app.inject({ method: 'GET', url: paths[name] ?? name })
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
  return answer
}

const withoutTexts = (body: string) =>
  mapOutsideText(
    splitStream(body).dictionary,
    (code) => code,
    () => '()',
  )

/** Only this would make a browser show what it was told to save. */
test.each([
  'challenges',
  'exceptions',
  'exceptions as a workbook',
  'slides',
  'minutes in Word',
  'minutes',
  'pack',
  'card',
  'calendar',
])('%s says what it is, and lets nobody guess', async (name) => {
  const { headers } = await fileOf(name)
  expect([headers['x-content-type-options'], String(headers['content-type'])]).toEqual([
    'nosniff',
    expect.not.stringMatching(/html|xml;|javascript|octet/),
  ])
  expect(String(headers['content-disposition'])).toMatch(/^(?:inline|attachment); filename="[a-z0-9.-]+"$/)
})

test.each([
  'challenges',
  'promises',
  'exceptions',
  'trail of changes',
  'who owes what',
  'values of an indicator',
  'every figure',
])('no cell of %s begins as a formula, and the text is in it', async (name) => {
  const { body } = await fileOf(name)
  const cells = parse(body, { bom: true, relax_column_count: true }).flat() as readonly string[]
  expect(cells.filter((cell) => /^[=+@\t\r]|^-(?![\d.,]+$)/.test(cell))).toEqual([])
  expect(cells.some((cell) => cell.includes('document.title='))).toBe(true)
})

test.each(['exceptions as a workbook', 'every figure as a workbook', 'slides', 'minutes in Word'])(
  '%s holds the text as text: neither an element nor a formula, a link or a macro',
  async (name) => {
    const files = await unpacked((await fileOf(name)).rawPayload)
    const all = [...files].map(([file, text]) => `${file} ${text}`).join('\n')
    expect(all).toContain('&lt;script&gt;')
    expect(all.match(/<script|<f>|<f |vbaProject|macroEnabled|TargetMode="External"|oleObject/g)).toBeNull()
  },
)

describe.skipIf(!canRead('pdfinfo'))('PDF', () => {
  test.each(['minutes', 'pack', 'card'])('%s runs nothing and opens nothing', async (name) => {
    const { rawPayload } = await fileOf(name)
    const outside = [...readPdf(rawPayload).bodies.values()].map(withoutTexts).join('\n')
    expect(outside).toContain('/StructTreeRoot')
    expect(outside.match(/\/(?:JS|JavaScript|Launch|OpenAction|AA|EmbeddedFile|SubmitForm|URI)\b/g)).toBeNull()
    expect(readWith('pdfinfo', ['-js'], rawPayload).trim()).toBe('')
    expect(readWith('pdftotext', ['-raw'], rawPayload).replaceAll(/\s/g, '')).toContain('<script>')
  })
})

test('the calendar has an event for what is dated, and none that was typed', async () => {
  const { body } = await fileOf('calendar')
  const lines = body.replaceAll('\r\n ', '').split('\r\n')
  const events = lines.filter((line) => line === 'BEGIN:VEVENT').length
  expect(body).not.toMatch(/[^\r]\n/)
  expect([events, lines.filter((line) => line.startsWith('UID:')).length]).toEqual([events, events])
  expect(lines.filter((line) => line.startsWith('Bcc') || line.startsWith('<'))).toEqual([])
  expect(lines.some((line) => line.includes('document.title'))).toBe(true)
})

test('a mail goes to whom it was written for, with the headers it was given, and no part that is read as HTML', async () => {
  const { db } = it.connection
  const server = await startMailServer()
  await queueMail(db, 'smtp', null, { to: 'reader@example.org', kind: 'digest', subject: LINES, text: LINES })
  const post = openPost(db, { smtpUrl: server.url, from: 'curve@example.org' }, () => undefined)
  await post.sendDue()
  await post.close()
  await server.stop()
  const [received] = server.received
  const [head = ''] = received?.words.split('\r\n\r\n') ?? []
  expect([received?.to, head.match(/^content-type: .*/gim), head.match(/^bcc:.*/gim)]).toEqual([
    ['reader@example.org'],
    [expect.stringMatching(/^content-type: text\/plain; charset=utf-8$/i)],
    null,
  ])
})
