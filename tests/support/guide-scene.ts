import type { Role } from '@ttc/domain/access'
import type { Locator, Page } from 'playwright-core'
import type { Places } from './server-places.ts'

/** What the test has made in the worked example: a meeting that is on, the next one, and links of people outside. */
export type Made = Readonly<{ meeting: string; nextMeeting: string; link: string; panelLink: string }>

type Ground = Places & Made

/** A picture of the guide: who sees it, at which width, where, and which part of the page it shows. */
export type Scene = Readonly<{
  name: string
  role: Role | 'nobody'
  width: number
  at: (ground: Ground) => string
  /** What comes last: the picture waits for it. */
  until?: string
  /** All that it finds is in the picture, and what lies between. */
  shown: (page: Page) => Locator
}>

/** Widths at which a picture is readable as it is in the guide's column, and on a phone. */
const COLUMN = 800
const PHONE = 390
/** What is made for a projector or for paper. */
const WIDE = 1280

const CAMHS = 'First CAMHS appointment within four weeks'
const WELL = 'Feeling well'

const main = (selector: string) => (page: Page) => page.locator('main').locator(selector)
const first = (selector: string) => (page: Page) => page.locator('main').locator(selector).first()

/** What those do who gather the numbers, write and walk. */
const working: readonly Scene[] = [
  {
    name: 'what-you-owe',
    role: 'priority-lead',
    width: PHONE,
    at: ({ partnership }) => `${partnership}/owed`,
    shown: first('.ttc-section'),
  },
  {
    name: 'record-a-value',
    role: 'priority-lead',
    width: PHONE,
    at: ({ indicator }) => `${indicator(CAMHS)}/record`,
    shown: first('form'),
  },
  {
    name: 'sheet-of-values',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ priority }) => `${priority(WELL)}/sheet`,
    shown: main('.ttc-sheet'),
  },
  {
    name: 'ask-by-link',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ indicator }) => `${indicator(CAMHS)}/link`,
    shown: first('form'),
  },
  { name: 'opened-link', role: 'nobody', width: PHONE, at: ({ link }) => link, shown: (page) => page.locator('#main') },
  {
    name: 'walk-story',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ walk }) => `${walk}/story`,
    shown: (page) => page.locator('.ttc-answers').last(),
  },
  {
    name: 'own-actions',
    role: 'priority-lead',
    width: PHONE,
    at: ({ partnership }) => `${partnership}/actions?whose=mine`,
    shown: main('.ttc-action'),
  },
  {
    name: 'finish-the-card',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ priority }) => `${priority(WELL)}/report-card`,
    shown: main('.ttc-writing__beside'),
  },
  {
    name: 'report-card',
    role: 'plan-lead',
    width: WIDE,
    at: ({ priority }) => `${priority('In class and included')}/report-card`,
    shown: main('.ttc-card__curves'),
  },
  {
    name: 'recovery-sheet',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ indicator }) => `${indicator(CAMHS)}/recovery-sheet`,
    shown: main('.ttc-recovery__question:nth-of-type(-n + 2)'),
  },
  {
    name: 'targets',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ indicator }) => `${indicator(CAMHS)}/targets`,
    until: 'no other authority’s values are here to count',
    shown: main('#targets'),
  },
  {
    name: 'another-status',
    role: 'priority-lead',
    width: COLUMN,
    at: ({ indicator }) => `${indicator(CAMHS)}/override`,
    shown: main('#set'),
  },
]

/** What those do who run the plan and its meeting. */
const running: readonly Scene[] = [
  {
    name: 'days-of-a-round',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ plan }) => `${plan}/rounds/new`,
    shown: main('.ttc-round-form__days'),
  },
  {
    name: 'who-owes-what',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ round }) => `${round}/owed`,
    shown: main('#people :is(h2, tbody tr:nth-child(-n + 5))'),
  },
  {
    name: 'what-to-look-at',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/detectors`,
    shown: main('#all'),
  },
  {
    name: 'agenda',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ nextMeeting }) => nextMeeting,
    shown: main('.ttc-cmagenda li:nth-child(-n + 8)'),
  },
  {
    name: 'freeze-the-pack',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ nextMeeting }) => `${nextMeeting}/pack`,
    shown: first('.ttc-section'),
  },
  {
    name: 'minutes',
    role: 'plan-coordinator',
    width: COLUMN,
    at: ({ meeting }) => `${meeting}/room?view=minutes`,
    shown: main('.ttc-cm__form'),
  },
  {
    name: 'projector',
    role: 'plan-lead',
    width: WIDE,
    at: ({ meeting }) => `${meeting}/room?view=projector`,
    shown: main('.ttc-cm__card'),
  },
  {
    name: 'new-person',
    role: 'administrator',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/members/new`,
    shown: first('form'),
  },
  {
    name: 'token',
    role: 'analyst',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/tokens`,
    shown: main('#new'),
  },
  {
    name: 'bring-in-a-file',
    role: 'analyst',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/imports/new/file`,
    shown: first('form'),
  },
]

/** What those see who watch, ask and decide. */
const watching: readonly Scene[] = [
  {
    name: 'look-first',
    role: 'director',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/exceptions`,
    shown: main(':is(.ttc-lead, .ttc-exc-counts)'),
  },
  {
    name: 'exception',
    role: 'director',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/exceptions`,
    shown: first('.ttc-exc'),
  },
  {
    name: 'decide-on-a-sheet',
    role: 'director',
    width: COLUMN,
    at: ({ indicator }) => `${indicator('Suspensions per 100 pupils')}/recovery-sheet`,
    shown: main('#decision'),
  },
  {
    name: 'escalation',
    role: 'director',
    width: COLUMN,
    at: ({ indicator }) => `${indicator('Pathway plans reviewed in the last six months')}/escalation`,
    shown: first('.ttc-section'),
  },
  {
    name: 'ask-a-question',
    role: 'lead-member',
    width: PHONE,
    at: ({ nextMeeting }) => nextMeeting,
    shown: main('#questions form'),
  },
  {
    name: 'ledger',
    role: 'lead-member',
    width: COLUMN,
    at: ({ partnership }) => `${partnership}/ledger`,
    shown: main('.ttc-ledger li'),
  },
  { name: 'plan', role: 'reader', width: COLUMN, at: ({ plan }) => plan, shown: main('.ttc-state') },
  {
    name: 'curve',
    role: 'reader',
    width: COLUMN,
    at: ({ indicator }) => indicator(CAMHS),
    shown: first('.ttc-figure'),
  },
  {
    name: 'summary',
    role: 'reader',
    width: COLUMN,
    at: ({ indicator }) => indicator(CAMHS),
    shown: first('.ttc-strip'),
  },
  {
    name: 'panel',
    role: 'nobody',
    width: PHONE,
    at: ({ panelLink }) => panelLink,
    shown: first('.ttc-asked__topic'),
  },
]

export const scenes: readonly Scene[] = [...working, ...running, ...watching]
