import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { heldFor, type Kind, type Role, roles, type Scope } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn, startTestApp, type TestApp, TODAY } from './app.ts'
import { addMeeting, addRound, addWalk, addWhatFilesLack, HIDDEN } from './hidden-rows.ts'
import { addLink } from './link.ts'
import { addressOf, bodyFor, documentOf, type Ids, type Operation, operationsOf } from './operation.ts'
import { anIndicator, aPlanFile } from './plan-file.ts'
import { rowsOf, tablesOf } from './rows.ts'

export type Person = Readonly<{ name: string; kind: Kind; cookie: string }>
export type Walk = Readonly<{
  it: TestApp
  /** Everything of another partnership, and everything of another plan of one's own, by the name it has in addresses and bodies. */
  elsewhere: Ids
  otherPlan: Ids
  people: readonly Person[]
}>

/** One partnership with two plans, another one beside it, and a member for every role and every scope it is held for. */
export async function startWalk(): Promise<Walk> {
  const it = await startTestApp(withBoard(''))
  const theirs = await loadPlanFile(it.connection.db, PlanFile.parse(withBoard(HIDDEN)), TODAY)
  await addWhatFilesLack(it, theirs.scope)
  await addLink(it, theirs.scope.partnershipId, theirs.planId, HIDDEN)
  await addMeeting(it, theirs.scope.partnershipId, theirs.planId)
  const second = await addPlan(it)
  return {
    it,
    elsewhere: await idsIn(it, theirs.scope, theirs.planId),
    otherPlan: await idsIn(it, it.scope, second),
    people: await addPeople(it),
  }
}

function withBoard(mark: string) {
  const file = aPlanFile()
  return {
    ...file,
    partnership: { ...file.partnership, name: `${mark} Partnership` },
    members: file.members.map((one) => ({ ...one, name: `${mark} ${one.name}` })),
    plan: { ...file.plan, name: `${mark} plan` },
    outcomes: file.outcomes.map((one) => ({ ...one, statement: `${mark} children are safe` })),
    priorities: file.priorities.map((one) => ({ ...one, name: `${mark} homes` })),
    indicators: [anIndicator({ code: `${mark}1`, name: `${mark} re-referrals` })],
    boards: [
      { key: 'trust', name: `${mark} trust`, kind: 'trust' as const, seats: [{ member: 'owner' }], priority: 'homes' },
    ],
  }
}

/** A second plan of the same partnership, with everything that a plan holds. */
async function addPlan(it: TestApp): Promise<string> {
  const [plan, outcome, priorityId, indicator] = [newId(), newId(), newId(), newId()]
  const file = PlanFile.parse(withBoard(HIDDEN))
  const { marking: _, ...days } = file.plan
  const made = [
    await it.send('POST', '/plans', { id: plan, ...days }),
    await it.send('POST', `/plans/${plan}/outcomes`, { id: outcome, statement: `${HIDDEN} children thrive` }),
    await it.send('POST', `/plans/${plan}/priorities`, {
      id: priorityId,
      name: `${HIDDEN} schools`,
      aim: '',
      leadMemberId: null,
      outcomeIds: [outcome],
    }),
    await it.send('POST', '/indicators', indicatorFor(indicator)),
    await it.send('POST', `/plans/${plan}/placements`, {
      id: newId(),
      priorityId,
      indicatorId: indicator,
      ownerMemberId: null,
    }),
  ]
  const failed = made.filter((answer) => answer.statusCode !== 201).map((answer) => answer.body)
  if (failed.length > 0) throw new Error(`The second plan could not be made: ${failed.join('\n')}`)
  await addWalk(it, it.scope.partnershipId, priorityId)
  await addRound(it, it.scope.partnershipId, plan)
  await addLink(it, it.scope.partnershipId, plan, HIDDEN)
  await addMeeting(it, it.scope.partnershipId, plan)
  return plan
}

function indicatorFor(id: string) {
  const fields = {
    definition: HIDDEN,
    level: 'population',
    measureKind: null,
    unit: '%',
    decimals: 1,
    polarity: 'lower',
    minimum: 0,
    maximum: 100,
    multiplier: 100,
    source: HIDDEN,
    licence: '',
    nextPublicationOn: null,
    dueDays: 90,
    proxyId: null,
    periodKind: 'financial-year',
    accumulation: 'single',
  }
  return { id, code: `${HIDDEN}-2`, name: `${HIDDEN} absence`, ...fields }
}

const inPlan: Readonly<Record<string, string>> = {
  outcome: 'select id from outcome where partnership_id = $1 and plan_id = $2',
  priority: 'select id from priority where partnership_id = $1 and plan_id = $2',
  placement:
    'select p.id from placement p join plan_version v on v.id = p.plan_version_id where p.partnership_id = $1 and v.plan_id = $2',
  indicator:
    'select p.indicator_id as id from placement p join plan_version v on v.id = p.plan_version_id where p.partnership_id = $1 and v.plan_id = $2',
  series:
    'select s.id from series s join placement p on p.indicator_id = s.indicator_id join plan_version v on v.id = p.plan_version_id where s.partnership_id = $1 and v.plan_id = $2',
  round: 'select id from round where partnership_id = $1 and plan_id = $2',
  walk: 'select w.id from walk w join priority p on p.id = w.priority_id where w.partnership_id = $1 and p.plan_id = $2',
  file: 'select f.id from evidence_file f join walk w on w.id = f.walk_id join priority p on p.id = w.priority_id where f.partnership_id = $1 and p.plan_id = $2',
  copy: 'select c.id from signed_card c join priority p on p.id = c.priority_id where c.partnership_id = $1 and p.plan_id = $2',
  link: 'select id from link where partnership_id = $1 and plan_id = $2',
  meeting: 'select id from challenge_meeting where partnership_id = $1 and plan_id = $2',
  pack: 'select id from pack where partnership_id = $1 and plan_id = $2',
  card: 'select id from priority where partnership_id = $1 and plan_id = $2',
  promise:
    'select p.id from promise p join challenge_meeting m on m.id = p.meeting_id where p.partnership_id = $1 and m.plan_id = $2',
  challenge:
    'select c.id from challenge c join challenge_meeting m on m.id = c.meeting_id where c.partnership_id = $1 and m.plan_id = $2',
  answer:
    'select a.id from answer a join walk w on w.id = a.walk_id join priority p on p.id = w.priority_id where w.partnership_id = $1 and p.plan_id = $2',
}

const ofPartnership: Readonly<Record<string, string>> = {
  member: 'select id from member where partnership_id = $1',
  role: 'select id from member_role where partnership_id = $1',
  board: 'select id from board where partnership_id = $1',
  seat: 'select id from board_member where partnership_id = $1',
  token: 'select id from token where partnership_id = $1',
  invitation: 'select id from invitation where partnership_id = $1',
  mail: 'select id from mail where partnership_id = $1',
  batch: 'select id from batch where partnership_id = $1',
  comparator: 'select id from area_choice where partnership_id = $1',
  view: 'select id from saved_view where partnership_id = $1',
  link: 'select id from calendar_link where partnership_id = $1',
}

/** One object of every kind, by the name it has in addresses, and by the names that bodies give it. */
export async function idsIn(it: TestApp, { partnershipId }: Scope, plan: string): Promise<Ids> {
  const first = async ([name, statement]: [string, string]) => {
    const text = statement.replace('$1', `'${partnershipId}'`).replace('$2', `'${plan}'`)
    const [row] = await rowsOf<{ id: string }>(it.connection, sql.raw(`${text} limit 1`))
    return [name, row?.id ?? newId()] as const
  }
  const named = Object.entries({ ...inPlan, ...ofPartnership })
  const ids: Record<string, string> = { partnership: partnershipId, plan, planId: plan }
  for (const entry of named) {
    const [name, id] = await first(entry)
    ids[name] = id
    ids[`${name}Id`] = id
  }
  const { member: person = '', indicator = '', outcome = '', board = '' } = ids
  return {
    ...ids,
    proxyId: indicator,
    outcomeIds: outcome,
    parentId: board,
    ownerMemberId: person,
    chairMemberId: person,
    minuteTakerMemberId: person,
    leadMemberId: person,
    deputyMemberId: person,
    handOverTo: person,
    // Published figures are the same for all: what is not loaded is not there for anybody.
    edition: newId(),
    code: newId(),
  }
}

/** Adds a member for every role and every kind of scope it can be held for, all within the first plan. */
async function addPeople(it: TestApp): Promise<Person[]> {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const own = await idsIn(it, it.scope, it.planId)
  const held = roles.flatMap((role) => heldFor[role].map((kind) => ({ role, kind })))
  const people: Person[] = []
  for (const { role, kind } of held) {
    const id = newId()
    await db.insert(member).values({ partnershipId, id, name: `${role} of a ${kind}`, agency: 'Council' })
    await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role, ...scopeOf(kind, own) })
    people.push({ name: nameOf(role, kind), kind, cookie: await signIn(db, it.scope, id) })
  }
  return people
}

const nameOf = (role: Role, kind: Kind) => `${role} of the ${kind}`

const scopeOf = (kind: Kind, own: Ids) => ({
  planId: kind === 'plan' ? (own.plan ?? null) : null,
  priorityId: kind === 'priority' ? (own.priority ?? null) : null,
})

/** Every operation of the API that belongs to a partnership, from its own document: a new route is among them by itself. */
export const operationsToWalk = (it: TestApp): readonly Operation[] =>
  operationsOf(documentOf(it.app)).filter(({ path }) => path.includes('{partnership}'))

/** Parts of an address that the walk has no object for. */
export const unknownParts = ({ path }: Operation, ids: Ids): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => ids[name] === undefined)

type Said = Readonly<{ status: number; body: string }>

/** What an operation answers to a person, without what differs from request to request. */
export async function askAs({ it }: Walk, person: Person, operation: Operation, ids: Ids): Promise<Said> {
  const { body: schema, method, path } = operation
  const payload = schema === null ? {} : { payload: bodyFor(schema, documentOf(it.app), ids) as object }
  const answer = await it.ask({ method, url: addressOf(path, ids), headers: { cookie: person.cookie }, ...payload })
  return { status: answer.statusCode, body: answer.body.replace(/"requestId":"[^"]*"/, '') }
}

/** The same names, each with an id that nothing has. */
export const nothing = (ids: Ids, kept: Ids = {}): Ids => ({
  ...Object.fromEntries(Object.keys(ids).map((name) => [name, newId()])),
  ...kept,
})

/** A sum over every row of every table but those that reading itself writes to: equal where nothing was changed. */
export async function sumOfRows({ it: { connection } }: Walk): Promise<Readonly<Record<string, string>>> {
  const tables = (await tablesOf(connection)).filter((name) => name !== 'session')
  const each = tables.map(
    (name) =>
      `select '${name}' as name, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
  )
  const rows = await rowsOf<{ name: string; sum: string }>(connection, sql.raw(each.join(' union all ')))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}
