import type { AnswerView } from '@ttc/contracts/answer'
import type { MadeLinkView } from '@ttc/contracts/link'
import { newId } from '@ttc/contracts/new-id'
import type { PackListView } from '@ttc/contracts/pack'
import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import type { SheetRowView, SheetView } from '@ttc/contracts/sheet'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import type { Answer, Doing, Worker } from './county-worker.ts'
import { laitFile } from './import-file.ts'
import { aFactor } from './walk.ts'

const aPriority = ({ county, pick }: Worker) => pick(county.priorities)

/** A value near the last one, for the period that is due or the newest that has ended. */
function valueFor({ due, periods, last, seriesId }: SheetRowView) {
  const newest = periods.find(({ period }) => due === null || period.start === due.start) ?? periods[0]
  if (newest === undefined || last?.value == null) return null
  const { start, end } = newest.period
  return {
    id: newId(),
    seriesId,
    period: { start, end },
    value: Number((last.value * 1.01).toFixed(1)),
    basedOnRevision: newest.standing?.revision ?? 0,
  }
}

type Warned = Readonly<{ warnings?: readonly Readonly<{ code: string }>[] }>

/** Sent again with what was warned of accepted, as somebody does who has looked at it. */
async function insisting(worker: Worker, as: string, body: object): Promise<Answer> {
  const first = await worker.ask({ as, method: 'POST', path: '/measurements', body })
  if (first.status !== 422) return first
  const accepted = (first.json<Warned>().warnings ?? []).map(({ code }) => code)
  return worker.ask({ as, method: 'POST', path: '/measurements', body: { ...body, accepted } })
}

async function recordValue(worker: Worker): Promise<void> {
  const sheet = await worker.ask({ as: 'sheet of a priority', path: `/priorities/${aPriority(worker).id}/sheet` })
  if (sheet.status !== 200) return
  const value = valueFor(worker.pick(sheet.json<SheetView>().rows))
  if (value !== null) await insisting(worker, 'value recorded', value)
}

async function addAnswer(worker: Worker): Promise<void> {
  const path = `/walks/${aPriority(worker).walkId}/answers`
  const body = { id: newId(), content: aFactor('Nobody answers the phone before nine'), linkId: null }
  await worker.ask({ as: 'answer of a walk written', method: 'POST', path, body })
}

async function changeAnswer(worker: Worker): Promise<void> {
  const { walkId } = aPriority(worker)
  const walk = await worker.ask({ as: 'walk', path: `/walks/${walkId}` })
  const factors = walk.status === 200 ? walk.json<WalkView>().answers.filter(isFactor) : []
  if (factors.length === 0) return
  const { id, version, content, linkId } = worker.pick(factors)
  const body = { version, linkId, content: { ...content, text: `Families wait too long, said ${version} times` } }
  await worker.ask({ as: 'answer of a walk changed', method: 'PUT', path: `/walks/${walkId}/answers/${id}`, body })
}

const isFactor = ({ content, removed }: AnswerView) => content.kind === 'factor' && !removed

async function writeCard(worker: Worker): Promise<void> {
  const at = `/priorities/${aPriority(worker).id}/report-card`
  const writing = await worker.ask({ as: 'writing of a card', path: `${at}/writing` })
  if (writing.status !== 200) return
  const { id, version } = writing.json<CardWritingView>()
  const words = {
    line: 'Families are helped once',
    changed: `One worker stays with them, said ${version} times.`,
    asks: [],
  }
  await worker.ask({
    as: 'words of a card',
    method: 'PUT',
    path: `${at}/words`,
    body: { id: id ?? newId(), version, words },
  })
}

/** A link is made, opened on a phone and answered. */
async function useLink(worker: Worker): Promise<void> {
  const priority = aPriority(worker)
  const sheet = await worker.ask({ as: 'sheet of a priority', path: `/priorities/${priority.id}/sheet` })
  if (sheet.status !== 200) return
  const { rows, asOf } = sheet.json<SheetView>()
  const row = worker.pick(rows)
  const value = valueFor(row)
  if (value === null) return
  const { seriesId, period } = value
  const asked = { id: newId(), seriesId, period, forName: 'Practice manager', agency: 'Practice', forEmail: null }
  const made = await worker.ask({
    as: 'link made',
    method: 'POST',
    path: `/placements/${row.placementId}/links`,
    body: { ...asked, expiresOn: `${Number(asOf.slice(0, 4)) + 1}-01-31` },
  })
  if (made.status !== 201) return
  const key = made.json<MadeLinkView>().address?.split('#')[1] ?? ''
  await worker.ask({ as: 'link opened', method: 'POST', path: '/api/link', guest: true, body: { key } })
  const given = { key, id: newId(), replaces: null, value: value.value }
  await worker.ask({
    as: 'number given through a link',
    method: 'POST',
    path: '/api/link/answer',
    guest: true,
    body: given,
  })
}

/** A file of forty years for one yearly indicator, looked at and then taken in. */
async function takeFileIn(worker: Worker): Promise<void> {
  const yearly = aPriority(worker).rows.filter(({ code }) => Number(code.slice(1)) % 3 === 2)
  if (yearly.length === 0) return
  const { indicatorId, code } = worker.pick(yearly)
  const text = laitFile(
    Array.from({ length: 40 }, (_, n) => [code, String(1970 + n), 'E06900001', String(20 + (n % 9))]),
  )
  const options = JSON.stringify({
    indicators: [{ indicatorId, key: code, breakdown: '' }],
    reach: 'all',
    decisions: [],
  })
  const fileOf = (more: object) => ({ name: 'figures.csv', text, fields: { options, ...more } })
  await worker.ask({ as: 'file looked at', method: 'POST', path: '/imports/preview', file: fileOf({}) })
  await worker.ask({ as: 'file taken in', method: 'POST', path: '/imports', file: fileOf({ id: newId() }) })
}

async function freezePack(worker: Worker): Promise<void> {
  const at = `/challenge-meetings/${worker.county.meetingId}/packs`
  const packs = await worker.ask({ as: 'packs', path: at })
  if (packs.status !== 200) return
  const after = packs.json<PackListView>().packs[0]?.number ?? 0
  await worker.ask({ as: 'pack frozen', method: 'POST', path: at, body: { id: newId(), after, reason: 'As agreed' } })
}

export const writes: readonly Doing[] = [
  { name: 'value recorded', weight: 40, by: ['team-member', 'priority-lead'], does: recordValue },
  { name: 'answer of a walk written', weight: 30, by: ['team-member', 'priority-lead'], does: addAnswer },
  { name: 'answer of a walk changed', weight: 20, by: ['team-member', 'priority-lead'], does: changeAnswer },
  { name: 'words of a card', weight: 30, by: ['priority-lead'], does: writeCard },
  { name: 'link used', weight: 10, by: ['plan-coordinator'], does: useLink },
  { name: 'file taken in', weight: 3, by: ['analyst'], does: takeFileIn },
  { name: 'pack frozen', weight: 2, by: ['plan-coordinator'], does: freezePack },
]
