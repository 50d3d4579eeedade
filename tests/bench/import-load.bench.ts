import { randomUUID } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import type { Connection } from '@ttc/db/connect'
import { loadAreas } from '../../apps/api/src/area/load-areas.command.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn } from '../support/app.ts'
import type { Server } from '../support/server.ts'
import { aPlanOfLait, dataFolder } from './lait-plan.ts'
import { shown } from './measure.ts'
import { askedBeside, mostWhile, p99Of, residentMb, type Wait } from './server-load.ts'

const TODAY = '2026-11-23'
const FILE = 'lait_bds_long_all.csv.gz'
const PLACED = 40
const BEFORE_MS = 15_000
const MOST_MB = 300
const MOST_RATIO = 3
const MOST_WAIT_MS = 2_000

export const isLaitThere = () => existsSync(join(dataFolder, FILE))

/** What is measured with: `all` indicators of the file, or those 40 alone that stand in the plan. */
export type Reach = 'placed' | 'all'

export type LoadGround = Readonly<{
  kind: Connection['kind']
  reach: Reach
  at: string
  plan: string
  cookie: string
  options: ImportOptions
}>

/** A partnership of a real authority, with 40 indicators in its plan and the others of the file beside them. */
export async function prepareImportLoad({ db, kind }: Connection, reach: Reach): Promise<LoadGround> {
  await loadAreas(db, join(dataFolder, 'geo__region_la_hierarchy.csv'))
  const file = aPlanOfLait(dataFolder, PLACED)
  const { scope, planId, indicators } = await loadPlanFile(db, PlanFile.parse(file), TODAY)
  const standing = new Set(file.indicators.filter((one) => one.placed !== null).map(({ code }) => code))
  const asked = [...indicators].filter(([code]) => reach === 'all' || standing.has(code))
  return {
    kind,
    reach,
    at: `/api/partnerships/${scope.partnershipId}`,
    plan: `/api/partnerships/${scope.partnershipId}/plans/${planId}`,
    cookie: await signIn(db, scope, scope.memberId),
    options: {
      indicators: asked.map(([key, indicatorId]) => ({ key, indicatorId, breakdown: '' })),
      areas: null,
      reach: 'all',
      yearType: null,
      singleYear: null,
      source: 'DfE',
      refuseAllOnProblem: false,
    },
  }
}

/** The file taken in as the wizard does it (looked at, previewed, stored), while five people read the dashboard. */
export async function benchImportLoad(server: Server, ground: LoadGround): Promise<string[]> {
  const { address, pid } = server
  const page = { url: address + ground.plan, cookie: ground.cookie, pid }
  await askedBeside(page, () => pause(2_000))
  const before = await askedBeside(page, () => pause(BEFORE_MS))
  const idle = residentMb(pid)
  const steps = []
  for (const [step, fields] of Object.entries(stepsOf(ground))) {
    const began = performance.now()
    const { result, mostMb } = await mostWhile(pid, async () => {
      const state: { answer: ImportView | null } = { answer: null }
      const waits = await askedBeside(page, async () => {
        state.answer = await send(address, ground, fields)
      })
      return { waits, answer: state.answer }
    })
    steps.push({ step, seconds: (performance.now() - began) / 1000, mostMb, ...result })
  }
  const beforeP99 = p99Of(before.map(({ ms }) => ms))
  const during = steps.flatMap(({ waits }) => waits)
  const p99 = p99Of(during.map(({ ms }) => ms))
  const longest = longestOf(during)
  const above = Math.max(...steps.map(({ mostMb }) => mostMb)) - idle
  const counts = steps.at(-1)?.answer?.counts
  const title = `${ground.kind} database, ${ground.options.indicators.length} indicators, all areas`
  return [
    `import of ${shown(counts?.read ?? 0)} values beside five people (${title}): ${shown(counts?.added ?? 0)} added, ${counts?.changed} changed, ${counts?.refused} refused`,
    ...steps.map(
      ({ step, seconds, mostMb, waits }) =>
        `  ${step}: ${shown(seconds)} s; dashboard p99 ${shown(p99Of(waits.map(({ ms }) => ms)))} ms, longest ${saidOf(longestOf(waits))}, of ${waits.length} answers; ${shown(mostMb - idle)} MB above idle`,
    ),
    `  memory ${shown(above)} MB above idle (${shown(idle)} MB; at most ${MOST_MB}): ${met(above <= MOST_MB)}`,
    `  dashboard p99 ${shown(p99)} ms, before ${shown(beforeP99)} ms: ratio ${shown(p99 / beforeP99)}${ground.kind === 'server' ? ` (at most ${MOST_RATIO}): ${met(p99 / beforeP99 <= MOST_RATIO)}` : ''}`,
    ...(ground.kind === 'server' ? [] : [`${longestLine(longest)}; before ${saidOf(longestOf(before))}`]),
  ]
}

const longestOf = (waits: readonly Wait[]): Wait =>
  waits.reduce((most, one) => (one.ms - one.forCore > most.ms - most.forCore ? one : most), { ms: 0, forCore: 0 })

const saidOf = ({ ms, forCore }: Wait) =>
  `${shown(ms - forCore)} ms${forCore > 1 ? ` and ${shown(forCore)} ms of waiting for a core` : ''}`

/** Other work on the machine is taken out: what the server itself kept people waiting. */
const longestLine = (longest: Wait) =>
  `  longest answer of the dashboard ${saidOf(longest)} (at most ${shown(MOST_WAIT_MS)}): ${met(longest.ms - longest.forCore <= MOST_WAIT_MS)}`

const met = (is: boolean) => (is ? 'met' : 'NOT MET')

/** The requests of the wizard by their addresses: what goes along with the file. */
function stepsOf({ options }: LoadGround): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const all = { options: JSON.stringify(options) }
  return { 'imports/inspect': { options: '{}' }, 'imports/preview': all, imports: { id: randomUUID(), ...all } }
}

async function send(address: string, { at, cookie }: LoadGround, fields: Readonly<Record<string, string>>) {
  const path = 'id' in fields ? 'imports' : fields.options === '{}' ? 'imports/inspect' : 'imports/preview'
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', await openAsBlob(join(dataFolder, FILE)), FILE)
  const headers = { cookie, accept: 'application/x-ndjson, application/json' }
  const answer = await fetch(`${address}${at}/${path}`, { method: 'POST', body: form, headers })
  const text = await answer.text()
  const last = JSON.parse(text.trim().split('\n').at(-1) ?? '')
  if (!answer.ok || 'problem' in last) throw new Error(`${path} answered ${answer.status}: ${text.slice(-500)}`)
  return (last.result ?? last) as ImportView
}
