import { createHash } from 'node:crypto'
import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'

const INDICATORS = 300
const VALUES = 45

/** One partnership through the product's own door: the model that the others are made after. */
export async function loadModel(connection: Connection, today: string) {
  const indicators = [
    anIndicator({
      code: 'model',
      name: 'Indicator 0',
      series: [{ area: 'E06900001', values: yearlyValues([22, 24, 23.5, 22.9, 23.1, 23.4, 26, 27, 28], 2016) }],
    }),
  ]
  const loaded = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile({ indicators })), today)
  return loaded.scope
}

/** The partnership and its one member under a number, as the database makes their keys. */
export function idsOf(n: number): Readonly<{ partnershipId: string; memberId: string }> {
  const uuid = (text: string) =>
    createHash('md5')
      .update(text)
      .digest('hex')
      .replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-7$3-8$4-')
  return { partnershipId: uuid(`partnership${n}`), memberId: uuid(`member${n}`) }
}

/** A key that is the same in every run. */
const key = (kind: string, ...parts: string[]) =>
  `overlay(overlay(md5('${kind}' || ${parts.join(" || '-' || ")}) placing '7' from 13) placing '8' from 17)::uuid`

/**
 * So many partnerships of 300 indicators each, with their plans, owners, series, 45 values a series and exceptions: made
 * after the model by the database itself, without its checks, since two million rows are to be there and not to be tested.
 */
export async function addPartnerships(connection: Connection, model: string, from: number, to: number): Promise<void> {
  const p = `p.n`
  const i = `i.n`
  const partnerships = `generate_series(${from}, ${to}) p(n)`
  const placed = `${partnerships}, generate_series(1, ${INDICATORS}) i(n)`
  const pid = key('partnership', p)
  await connection.db.transaction(async (tx) => {
    const run = (text: string) => tx.execute(sql.raw(text))
    await run('set local session_replication_role = replica')
    await run(`insert into partnership (id, name, area_code, neighbour_model_id, example)
      select ${pid}, 'Partnership ' || ${p}, m.area_code, m.neighbour_model_id, false
      from partnership m, ${partnerships} where m.id = '${model}'`)
    await run(copyOf('member', { id: key('member', p), account_id: 'null', email: 'null' }, model, partnerships, OWNER))
    await run(copyOf('plan', { id: key('plan', p) }, model, partnerships))
    await run(copyOf('plan_version', { id: key('version', p), plan_id: key('plan', p) }, model, partnerships))
    await run(copyOf('outcome', { id: key('outcome', p), plan_id: key('plan', p) }, model, partnerships))
    await run(
      copyOf(
        'priority',
        { id: key('priority', p), plan_id: key('plan', p), lead_member_id: key('member', p) },
        model,
        partnerships,
      ),
    )
    await run(copyOf('breakdown', { id: key('group', p) }, model, partnerships))
    await run(
      copyOf(
        'indicator',
        { id: key('indicator', p, i), code: `'i' || ${i}`, name: `'Indicator ' || ${i}` },
        model,
        placed,
      ),
    )
    const indicator = { indicator_id: key('indicator', p, i) }
    const placement = {
      id: key('placement', p, i),
      plan_version_id: key('version', p),
      priority_id: key('priority', p),
      owner_member_id: key('member', p),
      ...indicator,
    }
    await run(copyOf('placement', placement, model, placed))
    await run(`insert into series (partnership_id, id, indicator_id, area_code, breakdown_id)
      select ${pid}, ${key('series', p, i)}, ${key('indicator', p, i)}, m.area_code, ${key('group', p)}
      from partnership m, ${placed} where m.id = '${model}'`)
    await run(`insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, origin)
      select ${pid}, ${key('series', p, i)}, make_date(1980 + v.n, 4, 1), make_date(1981 + v.n, 3, 31), 1,
        20 + (${i} + v.n) % 9, 'value', 'typed'
      from ${placed}, generate_series(1, ${VALUES}) v(n)`)
    const ids = { placement_id: key('placement', p, i) }
    await run(
      copyOf(
        'assessment',
        { series_id: key('series', p, i), plan_version_id: key('version', p), ...ids },
        model,
        placed,
        'and t.all_children and t.series_id = (select min(series_id::text)::uuid from assessment where partnership_id = t.partnership_id and all_children)',
      ),
    )
    // A tenth red, a fifth amber, the rest green: as plans are.
    const kind = `(case when ${i} % 10 = 0 then 'red' when ${i} % 5 = 1 then 'amber' else 'green' end)`
    const severity = `(case when ${i} % 10 = 0 then 6 when ${i} % 5 = 1 then 5 else 1 end)`
    const exception = {
      plan_id: key('plan', p),
      priority_id: key('priority', p),
      owner_member_id: key('member', p),
      kind,
      rank: `${severity} * 1000000 + ${i}`,
      name: `'Indicator ' || ${i}`,
      agency: `'Agency ' || ${i} % 4`,
      gap_in_children: `-(${i} * 7 % 500)`,
      ...ids,
    }
    await run(copyOf('exception', exception, model, placed))
    await run(`insert into exception_version (partnership_id, version, form)
      select ${pid}, 1, v.form from exception_version v, ${partnerships} where v.partnership_id = '${model}'`)
  })
  await connection.db.execute(sql.raw('analyze'))
}

/** Of the model's members the one that owns. */
const OWNER = "and t.name = 'Head of early help'"

/** The model's row of a table with some columns of its own, once for each of the counted. */
function copyOf(
  table: string,
  own: Readonly<Record<string, string>>,
  model: string,
  counted: string,
  more = '',
): string {
  const values = { partnership_id: key('partnership', 'p.n'), ...own }
  const sets = Object.entries(values).map(([column, value]) => `'${column}', ${value}`)
  return `insert into "${table}" select r.* from "${table}" t, ${counted},
    lateral jsonb_populate_record(t, jsonb_build_object(${sets.join(', ')})) r
    where t.partnership_id = '${model}' ${more}`
}
