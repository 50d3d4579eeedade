import { newId } from '@ttc/contracts/new-id'
import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { member } from '@ttc/db/member'
import { and, eq } from 'drizzle-orm'
import type { InjectOptions } from 'fastify'
import { signIn, startTestApp, type TestApp, TODAY } from './app.ts'
import { type Place, placeIn } from './place.ts'
import { anIndicator, aPlanFile, yearlyValues } from './plan-file.ts'

/** An indicator whose latest value, 2024/25's, is red; lower is better. */
export const aRedIndicator = (over: Parameters<typeof anIndicator>[0] = {}) =>
  anIndicator({
    series: [{ area: 'E06900001', values: yearlyValues([22, 24, 23.5, 22.9, 23.1, 23.4, 20, 20.5, 26], 2016) }],
    ...over,
  })

export type RedPlan = Readonly<{
  it: TestApp
  place: Place
  at: string
  /** Asks as a member of this name. */
  as: (name: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => ReturnType<TestApp['send']>
  idOf: (name: string) => Promise<string>
  page: () => Promise<SheetPageView>
  /** A sheet with the four answers, as the owner sends it. */
  submit: (content?: object) => ReturnType<TestApp['send']>
}>

export const OWNER = 'Head of early help'
export const DIRECTOR = 'Director of children’s services'
export const OTHER_DIRECTOR = 'Director of public health'
export const READER = 'Scrutiny officer'
export const DEPUTY = 'Early help officer'

/** A plan with one red indicator, its owner, two directors, a deputy and somebody who reads. */
export async function startRedPlan(indicators = [aRedIndicator()], today = TODAY): Promise<RedPlan> {
  const file = aPlanFile()
  const it = await startTestApp(
    {
      ...file,
      members: [
        ...file.members,
        { key: 'director', name: DIRECTOR, agency: 'Council', roles: [{ role: 'director' }] },
        { key: 'other', name: OTHER_DIRECTOR, agency: 'Public health', roles: [{ role: 'director', plan: true }] },
        { key: 'deputy', name: DEPUTY, agency: 'Council', roles: [{ role: 'reader' }] },
        { key: 'reader', name: READER, agency: 'Council', roles: [{ role: 'reader' }] },
      ],
      indicators,
    },
    today,
  )
  const place = await placeIn(it)
  const at = `/placements/${place.row.placementId}/recovery-sheet`
  const idOf = async (name: string) => {
    const of = and(eq(member.partnershipId, it.scope.partnershipId), eq(member.name, name))
    const [row] = await it.connection.db.select({ id: member.id }).from(member).where(of)
    return row?.id ?? ''
  }
  const as: RedPlan['as'] = async (name, method, path, payload) => {
    const cookie = await signIn(it.connection.db, it.scope, await idOf(name))
    const asked: InjectOptions = { method, url: it.at + path, headers: { cookie } }
    return it.ask(payload === undefined ? asked : { ...asked, payload })
  }
  const page = async () => (await it.get(at)).json() as SheetPageView
  const submit = async (content: object = {}) => {
    const { sheet } = await page()
    const body = {
      id: newId(),
      sheetId: sheet?.id,
      version: sheet?.version,
      content: { ...(await aSheet()), ...content },
    }
    return as(OWNER, 'POST', `${at}/submission`, body)
  }
  const aSheet = async () => ({
    whatChanged: 'Two providers closed in the summer.',
    actions: [{ id: newId(), text: 'Buy 45 January places', ownerMemberId: await idOf(OWNER), dueOn: '2027-03-31' }],
    backToAmberOn: '2027-03-31',
    backToGreenOn: '2028-03-31',
    needs: [
      { id: newId(), from: 'Combined authority', what: 'Fund January starts', by: '2027-01-31', toDirectors: true },
    ],
  })
  return { it, place, at, as, idOf, page, submit }
}
