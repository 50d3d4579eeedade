import type { PackContent, PackException } from '@ttc/contracts/pack'
import type { CardStatus, ReportCard } from '@ttc/contracts/report-card'
import { dayParts } from '@ttc/domain/day'
import { agendaColumnsOf, describeChangeCount, describePackAudience, describePackChange } from '@ttc/domain/pack.words'
import { describeDay } from '@ttc/domain/period/label'
import { describeDue } from '@ttc/domain/promise.words'
import { describeRag } from '@ttc/domain/rag.words'
import { type Drawing, drawCurve } from '../report-card/report-card.drawing.ts'
import { headingOf } from '../report-card/report-card.page.ts'

/** In CSS pixels: the width of the page between its margins. */
const CURVE = { width: 672, height: 180 } as const

const NO_CHANGES = 'Nothing reads otherwise.'

const WORDS = {
  contents: 'Contents',
  changes: 'What has changed',
  missing: 'What had not come',
  leftOut: 'What is left out',
  agenda: 'Agenda',
  promises: 'Promises from last time',
  promiseColumns: ['How it stands', 'Promise', 'Who', 'When'],
  standing: 'Red and amber report cards',
  cardColumns: ['Status', 'Priority', 'In one line', 'Page'],
  exceptions: 'Exceptions on the agenda',
  annex: 'Annex: all report cards',
  example: 'A worked example: not a real place',
  page: 'Page',
  of: 'of',
  noPromises: 'No promises were brought from earlier meetings.',
  noCards: 'No report card shows red or amber.',
  noAgenda: 'The agenda is not set yet.',
  none: 'The plan has no priorities yet.',
} as const

type Fact = Readonly<{ name: string; text: string }>

/** The pages before the annex, in words and pictures. */
export type PackFront = Readonly<{
  title: string
  date: Readonly<{ year: number; month: number; day: number }>
  words: typeof WORDS & Readonly<{ agendaColumns: readonly string[] }>
  marking: string | null
  partnership: string
  example: boolean
  meeting: string
  version: string
  running: string
  facts: readonly Fact[]
  changes: Readonly<{ reason: string; count: string; list: readonly string[] }> | null
  missing: readonly string[]
  leftOut: readonly string[]
  agenda: readonly (readonly string[])[]
  promises: readonly Readonly<{ standing: string; text: string; note: string; who: string; when: string }>[]
  exceptions: readonly ExceptionPart[]
  cards: readonly Readonly<{
    status: CardStatus
    standing: readonly string[]
    name: string
    heading: string
    line: string
  }>[]
  red: number
  foot: readonly string[]
}>

type ExceptionPart = Readonly<{
  name: string
  status: CardStatus
  statusText: string
  under: string
  value: string
  said: string
  facts: readonly Fact[]
  alt: string
  chart: Drawing
}>

type ListedCard = Pick<ReportCard, 'priority' | 'line' | 'counts'>

/** What of a pack stands before its cards: of these only what is listed. */
export type FrontContent = Omit<PackContent, 'cards'> &
  Readonly<{ cards: readonly Readonly<{ standing: PackContent['cards'][number]['standing']; card: ListedCard }>[] }>

/** The same without what is told on the cards alone, which is nearly all of a pack. */
export function frontContentOf(pack: PackContent): FrontContent {
  const cards = pack.cards.map(({ standing, card: { priority, line, counts } }) => ({
    standing,
    card: { priority, line, counts },
  }))
  return { ...pack, cards }
}

/** What stands under every page, and what the file says of itself. */
export type PackFoot = Pick<PackFront, 'title' | 'date' | 'words' | 'marking' | 'running'>

export function footOf(pack: FrontContent): PackFoot {
  const { title, date, words, marking, running } = frontOf({ ...pack, agenda: [], exceptions: [], cards: [] })
  return { title, date, words, marking, running }
}

/** Nothing but the pack goes in: no clock, no store. */
export function frontOf(pack: FrontContent): PackFront {
  const { meeting, plan, partnership, number, frozenOn, audience } = pack
  const day = describeDay(meeting.meetsOn)
  const version = `Version ${number}, frozen ${describeDay(frozenOn)}`
  return {
    title: `${meeting.name}, ${day}: pack, version ${number}`,
    date: dayParts(frozenOn),
    words: { ...WORDS, agendaColumns: agendaColumnsOf(pack.agenda) },
    marking: pack.marking === 'none' ? null : pack.marking,
    partnership: partnership.name,
    example: partnership.example,
    meeting: meeting.name,
    version,
    running: `${meeting.name}, ${day}, version ${number}`,
    facts: [
      { name: 'Day', text: [day, meeting.startsAt].filter(isSaid).join(', ') },
      { name: 'Place', text: meeting.place },
      { name: 'Chair', text: meeting.chair === null ? 'not yet named' : named(meeting.chair) },
      { name: 'Plan', text: plan.name.includes(plan.period) ? plan.name : `${plan.name}, ${plan.period}` },
      { name: 'Round', text: pack.round ?? '' },
      { name: 'This pack', text: [version, pack.frozenBy && `by ${named(pack.frozenBy)}`].filter(isSaid).join(' ') },
      { name: 'Made for', text: describePackAudience(audience) },
    ].filter(({ text }) => text !== ''),
    changes: pack.changes && {
      reason: asSentence(pack.changes.reason),
      count: asSentence(describeChangeCount(pack.changes.list.length, pack.changes.since)),
      list: pack.changes.list.length === 0 ? [NO_CHANGES] : pack.changes.list.map(describePackChange).map(asSentence),
    },
    missing: pack.missing.map(asSentence),
    leftOut: pack.leftOut.map(asSentence),
    agenda: pack.agenda.map(({ at, title, minutes }, i) => [at ?? String(i + 1), title, String(minutes)]),
    promises: pack.promises.map(({ standing, text, note, who, madeOn, dueOn }) => ({
      standing,
      text,
      note,
      who: who || 'nobody named',
      when: `made ${describeDay(madeOn)}, ${describeDue(dueOn)}`,
    })),
    exceptions: pack.exceptions.map(exceptionPart),
    cards: pack.cards.map(({ standing, card }) => ({
      status: standing === 'other' ? 'green' : standing,
      standing: standingText(card.counts),
      name: card.priority,
      heading: headingOf(card),
      line: card.line,
    })),
    red: pack.cards.filter(({ standing }) => standing !== 'other').length,
    foot: [],
  }
}

function exceptionPart({ indicator, priority, owner, facts }: PackException): ExceptionPart {
  const { name, status, latest, target, verdict, direction, forecast, comparison, alt, curve } = indicator
  return {
    name,
    status: status.shown,
    statusText: describeRag(status.shown),
    under: [priority, owner === null ? 'no owner' : named(owner)].join(' · '),
    value: [
      latest === null
        ? 'no value yet'
        : `${latest.text} (${latest.period}${latest.provisional ? ', provisional' : ''})`,
      target === null
        ? 'no target'
        : `target ${target.text}${target.period === latest?.period ? '' : ` for ${target.period}`}`,
      status.note,
    ]
      .filter(isSaid)
      .join(', '),
    said: [`${verdict.short}: ${verdict.sentence}`, direction.sentence, comparison, forecast?.sentence ?? null]
      .filter(isSaid)
      .map(asSentence)
      .join(' '),
    facts,
    alt,
    chart: drawCurve(curve, CURVE),
  }
}

/** What stands on a card by status, worst first: "2 Red", "1 Amber"; in a word where nothing does. */
function standingText(counts: PackContent['cards'][number]['card']['counts']): string[] {
  const said = (['red', 'amber', 'green'] as const).filter((status) => counts[status] > 0)
  return said.length === 0 ? ['Not judged'] : said.map((status) => `${counts[status]} ${describeRag(status)}`)
}

const named = ({ name, agency }: Readonly<{ name: string; agency: string }>) => [name, agency].filter(isSaid).join(', ')

const asSentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

function isSaid(text: string | null): text is string {
  return text !== null && text !== ''
}
