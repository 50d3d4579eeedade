import type { Doing, Worker } from './county-worker.ts'

const aPriority = ({ county, pick }: Worker) => pick(county.priorities)
const aRow = (worker: Worker) => worker.pick(aPriority(worker).rows)

/** Reads one address. */
const reading = (
  name: string,
  weight: number,
  pathOf: (worker: Worker) => string,
  more: Partial<Doing> = {},
): Doing => ({
  name,
  weight,
  does: async (worker) => {
    await worker.ask({ as: name, path: pathOf(worker) })
  },
  ...more,
})

/** What browsers keep: asked for again with what they were told it is known by. */
const keptReading = (name: string, weight: number, pathOf: (worker: Worker) => string): Doing => ({
  name,
  weight,
  does: async (worker) => {
    const { ask, remembered } = worker
    const path = pathOf(worker)
    const known = remembered.get(path)
    const answer = await ask({ as: name, path, headers: known === undefined ? {} : { 'if-none-match': known } })
    if (answer.status === 200 && typeof answer.headers.etag === 'string') remembered.set(path, answer.headers.etag)
  },
})

const coordinating = { by: ['plan-coordinator', 'plan-lead'] } as const

export const reads: readonly Doing[] = [
  keptReading('dashboard', 220, ({ county }) => `/plans/${county.planId}`),
  reading('indicator page', 160, (worker) => `/placements/${aRow(worker).placementId}`),
  keptReading('red and amber', 140, () => '/exceptions'),
  reading('red and amber, counted', 40, () => '/exceptions/counts'),
  reading('what you owe', 70, () => '/owed'),
  reading('walk', 70, (worker) => `/walks/${aPriority(worker).walkId}`),
  reading('your partnerships', 40, () => '/api/partnerships'),
  reading('session', 40, () => '/api/account/session'),
  reading('report card', 30, (worker) => `/priorities/${aPriority(worker).id}/report-card`),
  reading('report cards of the plan', 15, ({ county }) => `/plans/${county.planId}/report-cards`),
  reading('report card as PDF', 4, (worker) => `/priorities/${aPriority(worker).id}/report-card.pdf`),
  reading('members', 15, () => '/members'),
  reading('actions', 15, () => '/actions'),
  reading('what to look at', 10, () => '/detectors'),
  reading('challenge meeting', 15, ({ county }) => `/challenge-meetings/${county.meetingId}`),
  reading('rounds', 10, ({ county }) => `/plans/${county.planId}/rounds`),
  reading('revisions', 10, (worker) => `/series/${aRow(worker).seriesId}/revisions`),
  reading('values as CSV', 2, (worker) => `/placements/${aRow(worker).placementId}/measurements.csv`),
  reading('red and amber as a file', 2, () => '/exceptions/file?format=csv'),
  reading('who owes what', 15, ({ county }) => `/rounds/${county.roundId}/owed`, coordinating),
  reading('page of the feed', 10, () => '/observations?limit=1000', { by: ['analyst'] }),
]
