import { roles } from '@ttc/domain/access'
import type { Places } from './server-places.ts'
import { rowsOf } from './server-places.ts'

export type NamedPage = Readonly<{ name: string; path: string }>

const MISSING = '01890000-0000-7000-8000-000000000000'

/** Every address that a plan coordinator may see once, and the indicators and states that look unlike one another. */
export function pagesOf(places: Places): readonly NamedPage[] {
  const { plan, partnership, view } = places
  const outcome = places.outcome('Children are safe and settled at home')
  const priority = places.priority('The right help, once')
  const indicator = places.indicator('16 and 17 year olds who are NEET or not known')
  return [
    { name: 'plan', path: plan },
    { name: 'plan, red ones', path: `${plan}?status=red` },
    { name: 'edit the plan', path: `${plan}/edit` },
    { name: 'report cards', path: `${plan}/report-cards` },
    { name: 'new outcome', path: `${plan}/outcomes/new` },
    { name: 'outcome', path: outcome },
    { name: 'edit outcome', path: `${outcome}/edit` },
    { name: 'new priority', path: `${plan}/priorities/new` },
    { name: 'priority', path: priority },
    { name: 'edit priority', path: `${priority}/edit` },
    { name: 'new indicator', path: `${priority}/indicators/new` },
    { name: 'report card', path: `${priority}/report-card` },
    { name: 'sheet', path: `${priority}/sheet` },
    { name: 'links, none yet', path: `${places.priority('In class and included')}/links` },
    { name: 'links', path: `${priority}/links` },
    { name: 'new link', path: `${indicator}/link` },
    { name: 'walks', path: `${plan}/walks` },
    ...walkPagesOf(places),
    { name: 'what you owe', path: `${partnership}/owed` },
    { name: 'rounds', path: `${plan}/rounds` },
    { name: 'plan the next round', path: `${plan}/rounds/new` },
    { name: 'change a round', path: places.round },
    { name: 'who owes what', path: `${places.round}/owed` },
    { name: 'who owes what, answered', path: `${places.round}/owed?state=answered` },
    { name: 'red and amber', path: `${partnership}/exceptions` },
    { name: 'red and amber, late ones', path: `${partnership}/exceptions?part=late` },
    { name: 'red and amber, none found', path: `${partnership}/exceptions?agency=Nobody` },
    { name: 'escalations', path: `${partnership}/escalations` },
    { name: 'escalations, none decided', path: `${partnership}/escalations?state=decided` },
    { name: 'when something is carried up', path: `${partnership}/escalation-rule` },
    {
      name: 'an indicator carried up',
      path: `${places.indicator('Pathway plans reviewed in the last six months')}/escalation`,
    },
    {
      name: 'an indicator not carried up',
      path: `${places.indicator('Re-referrals within twelve months')}/escalation`,
    },
    { name: 'what to look at', path: `${partnership}/detectors` },
    { name: 'what to look at, nothing found', path: `${partnership}/detectors?priority=${MISSING}` },
    { name: 'actions without an effect', path: `${partnership}/actions?state=no-effect` },
    { name: 'changes of rules', path: `${partnership}/rules` },
    { name: 'challenge meetings', path: `${plan}/meetings` },
    { name: 'plan a challenge meeting', path: `${plan}/meetings/new` },
    { name: 'ledger of promises', path: `${partnership}/ledger` },
    { name: 'ledger of challenges', path: `${partnership}/ledger?part=challenges` },
    { name: 'indicators nobody asked about', path: `${partnership}/ledger?part=quiet` },
    { name: 'actions', path: `${partnership}/actions` },
    { name: 'actions that are over', path: `${partnership}/actions?state=over` },
    { name: 'own actions', path: `${partnership}/actions?whose=mine` },
    { name: 'bank of ideas', path: `${partnership}/ideas` },
    { name: 'bank of ideas, none found', path: `${partnership}/ideas?words=zeppelin` },
    { name: 'priority with a whole walk', path: places.priority('In class and included') },
    { name: 'report card with a whole walk', path: `${places.priority('In class and included')}/report-card` },
    { name: 'sheet with groups', path: `${places.priority('A next step for everyone')}/sheet?groups=yes` },
    { name: 'group of children', path: places.group },
    { name: 'record for a group', path: places.group.replace('?', '/record?') },
    { name: 'recovery sheet, overdue', path: `${indicator}/recovery-sheet` },
    { name: 'recovery sheet, sent', path: `${places.indicator('Suspensions per 100 pupils')}/recovery-sheet` },
    {
      name: 'recovery sheet, accepted',
      path: `${places.indicator('Education, health and care plans issued within 20 weeks')}/recovery-sheet`,
    },
    {
      name: 'recovery sheet, not owed',
      path: `${places.indicator('Re-referrals within twelve months')}/recovery-sheet`,
    },
    { name: 'record', path: `${indicator}/record` },
    { name: 'targets', path: `${indicator}/targets` },
    { name: 'show another status', path: `${indicator}/override` },
    {
      name: 'another status is shown',
      path: `${places.indicator('Children in care in the same home for two years or more')}/override`,
    },
    { name: 'overrides', path: `${partnership}/overrides` },
    { name: 'overrides in force', path: `${partnership}/overrides?state=open` },
    { name: 'baseline', path: `${indicator}/baseline` },
    { name: 'edit indicator', path: `${indicator}/edit` },
    { name: 'comparators', path: `${indicator}/comparators` },
    { name: 'choose areas', path: `${indicator}/comparators?group=new` },
    { name: 'data', path: `${partnership}/imports` },
    { name: 'bring in a file', path: `${partnership}/imports/new/file` },
    { name: 'catalogue', path: `${partnership}/catalogue` },
    { name: 'what is loaded', path: `${partnership}/catalogue/collections` },
    { name: 'new editions', path: `${partnership}/catalogue/updates` },
    { name: 'people', path: `${partnership}/members` },
    { name: 'new member', path: `${partnership}/members/new` },
    { name: 'boards', path: `${partnership}/boards` },
    { name: 'new board', path: `${partnership}/boards/new` },
    { name: 'account', path: '/account' },
    { name: 'sign in as someone else', path: '/sign-in' },
    { name: 'accessibility statement', path: '/accessibility' },
    { name: 'how the numbers are computed', path: '/numbers' },
    { name: 'use the figures elsewhere', path: '/figures-elsewhere' },
    { name: 'help', path: '/help' },
    ...['', '/words', ...roles.map((role) => `/${role}`), '/partner', '/panel'].map((page) => ({
      name: `guide${page}`,
      path: `/guide${page}`,
    })),
    { name: 'no such page of the guide', path: '/guide/nobody' },
    { name: 'no such address', path: '/no/such/address' },
    { name: 'no such indicator', path: `${plan}/placements/${MISSING}` },
    ...kindsOf(places).map((name) => ({ name: `indicator "${name}"`, path: places.indicator(name) })),
    { name: 'record a plain number', path: `${places.indicator('Attainment 8, average score at sixteen')}/record` },
    { name: 'targets of a range', path: `${places.indicator(firstWith(view, 'range'))}/targets` },
    { name: 'targets of a contextual one', path: `${places.indicator(firstWith(view, 'contextual'))}/targets` },
  ]
}

const WALK_PAGES = [
  '',
  '/aim',
  '/outcomes',
  '/population',
  '/indicators',
  '/trend',
  '/target',
  '/story',
  '/what-works',
  '/actions',
  '/check',
  '/changes',
  '/meeting',
]

/** The walk of the example, as its task list, its kinds of question, and what comes of it. */
const walkPagesOf = ({ walk }: Places): readonly NamedPage[] =>
  WALK_PAGES.map((page) => ({ name: `walk${page === '' ? '' : `: ${page.slice(1)}`}`, path: `${walk}${page}` }))

/** The addresses that are for an administrator, or look otherwise to one. */
export function administratorPagesOf({ partnership }: Places): readonly NamedPage[] {
  return [
    { name: 'people', path: `${partnership}/members` },
    { name: 'audit trail', path: `${partnership}/audit` },
    { name: 'tokens', path: `${partnership}/tokens` },
    { name: 'mail', path: `${partnership}/mails` },
  ]
}

/** One indicator of every status, verdict, polarity and kind of period: the first of each in the plan's order. */
function kindsOf({ view }: Places): readonly string[] {
  const firsts = new Map<string, string>()
  for (const { name, assessment, curve } of rowsOf(view)) {
    const traits = [assessment.status, assessment.verdict.verdict, curve.scale.polarity, curve.scale.periodKind]
    for (const trait of traits) if (!firsts.has(String(trait))) firsts.set(String(trait), name)
  }
  return [...new Set(firsts.values())]
}

function firstWith(view: Places['view'], polarity: string): string {
  return rowsOf(view).find(({ curve }) => curve.scale.polarity === polarity)?.name ?? ''
}
