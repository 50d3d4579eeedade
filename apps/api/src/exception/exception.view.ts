import { ExceptionRowView } from '@ttc/contracts/exception'
import { namesEffect } from '@ttc/domain/action'
import { exceptionKindOf, isRedOrAmber, rankOf } from '@ttc/domain/exception'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeSpan } from '@ttc/domain/figure/span'
import { overrideInForce } from '@ttc/domain/override'
import { slipsOf } from '@ttc/domain/recovery-sheet/record'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import type { AskedRows } from './asked.queries.ts'
import type { JudgedRow, OverrideRow, SaidRow, SheetRows } from './exception-ground.queries.ts'
import type { WordsRow } from './exception-words.queries.ts'
import { sameWordsIn } from './exception-words.ts'

/** The width it is shown at on a wide screen. */
const PICTURE = { width: 190, height: 58 }

export type ExceptionGround = Readonly<{
  outcomes: ReadonlyMap<string, NonNullable<ExceptionRowView['outcome']>>
  overrides: ReadonlyMap<string, OverrideRow>
  said: readonly SaidRow[]
  sheets: SheetRows
  steps: ReadonlyMap<string, NonNullable<ExceptionRowView['escalation']>>
  words: readonly WordsRow[]
  unreasoned: ReadonlyMap<string, ExceptionRowView['unreasoned']>
  asked: AskedRows
}>

/** What the answer says of one indicator, and beside it all that a list filters, counts and sorts by. */
export function exceptionOf(judged: JudgedRow, ground: ExceptionGround) {
  const { nextDueOn, curve, valueOn: _, ...shown } = judged
  const { assessment } = judged
  const override = shownOverride(ground.overrides.get(judged.placementId) ?? null, assessment)
  const kind = exceptionKindOf(override?.status ?? assessment.status, assessment.forecast?.status ?? null)
  const said = saidOf(judged, ground.said)
  const sheet = sheetOf(judged.placementId, ground.sheets)
  const row: ExceptionRowView = {
    ...shown,
    scale: curve.scale,
    picture: pictureOf(curve),
    kind,
    outcome: ground.outcomes.get(judged.priority.id) ?? null,
    override,
    assessment: {
      ...assessment,
      lastYear: assessment.lastYear ?? null,
      comparisons: assessment.comparisons.filter(({ kind: of }) => of === 'england' || of === 'neighbours'),
    },
    hasBreak: assessment.verdict.reason === 'break',
    ...said,
    sameWords: sameWordsIn(judged, ground.words, ground.sheets),
    unreasoned: ground.unreasoned.get(judged.placementId) ?? { targets: 0, rules: 0 },
    sheet,
    escalation: ground.steps.get(judged.placementId) ?? null,
    lastChallenge: ground.asked.challenges.get(judged.placementId) ?? null,
    lastPromise: ground.asked.promises.get(judged.placementId) ?? null,
    promisesNotKept: ground.asked.notKept.get(judged.placementId) ?? 0,
  }
  return { row, columns: columnsOf(row, nextDueOn) }
}

/** Drawn once when it is written: a list holds many, and a curve's values are three times as long as its picture. */
function pictureOf(curve: JudgedRow['curve']): ExceptionRowView['picture'] {
  const drawn = curveOf(curve)
  return {
    svg: sparklineSvg(drawn, { ...PICTURE, prefix: 'row', label: null }),
    words: describeSpan(drawn),
    values: drawn.points.length,
  }
}

/** Whatever its last day: the day's turn ends it. */
const ANY_DAY = '0001-01-01'

function shownOverride(
  row: OverrideRow | null,
  { status, latest }: JudgedRow['assessment'],
): ExceptionRowView['override'] {
  const found = overrideInForce(row, { status, latestEnd: latest?.period.end ?? null }, ANY_DAY)
  if (found === null) return null
  const { periodEnd: _, expiresOn: until, ...shown } = found
  return { ...shown, until }
}

function columnsOf(row: ExceptionRowView, nextDueOn: string | null) {
  const { assessment, owner, override } = row
  const chance = assessment.forecast?.chance ?? null
  return {
    placementId: row.placementId,
    planId: row.plan.id,
    priorityId: row.priority.id,
    kind: row.kind,
    rank: rankOf(row.kind, override?.on ?? assessment.since?.period.start ?? null),
    name: row.name,
    outcome: row.outcome?.statement ?? '',
    level: row.level,
    ownerMemberId: owner?.id ?? null,
    agency: owner?.agency ?? '',
    predicted: isRedOrAmber(assessment.forecast?.status ?? null),
    hasBreak: row.hasBreak,
    nextDueOn,
    gapInChildren: assessment.gapInChildren,
    chance: chance === null ? null : Math.round(chance * 1000),
    wordsOn: row.wordsOn,
    sameWords: row.sameWords !== null,
    noEffect: row.actions.noEffect > 0,
    noReason: row.unreasoned.targets + row.unreasoned.rules > 0,
    overrideUntil: override?.until ?? null,
    escalation: row.escalation?.step ?? null,
    actionDueOn: row.action === null || isOver(row.action) ? null : row.action.dueOn,
    ...sheetColumns(row.sheet),
    row: asciiJson(ExceptionRowView.parse(row)),
  }
}

/** JSON in which every other character is written by its number: such a text is sent as it lies in memory. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function sheetColumns(sheet: ExceptionRowView['sheet']) {
  return {
    sheetState: sheet?.state ?? null,
    sheetDueOn: sheet?.dueOn ?? null,
    backOn: sheet?.backToAmberOn ?? sheet?.backToGreenOn ?? null,
    slips: sheet?.slips ?? 0,
    hasAsk: (sheet?.asks.length ?? 0) > 0,
  }
}

const isOver = ({ status }: Readonly<{ status: string }>) => status === 'done' || status === 'stopped'

/** What the indicator's own walk says; where it says nothing of a kind, its priority's walk. */
function saidOf({ placementId, priority }: JudgedRow, said: readonly SaidRow[]) {
  const own = said.filter((one) => one.placementId === placementId)
  const shared = said.filter((one) => one.priorityId === priority.id && one.placementId === null)
  const nearest = (is: (one: SaidRow) => boolean) => {
    const found = own.filter(is)
    return found.length > 0 ? found : shared.filter(is)
  }
  const words = nearest(
    ({ content }) => content.kind === 'factor' || (content.kind === 'statement' && content.step === 'position'),
  )
  const wordsOn = words
    .map(({ changedOn }) => changedOn)
    .toSorted()
    .at(-1)
  const actions = nearest(({ content }) => content.kind === 'action')
  return {
    cause: causeOf(nearest(({ content }) => content.kind === 'factor')),
    wordsOn: wordsOn ?? null,
    ...done(actions),
  }
}

/** The first root cause that holds the curve back, else the first such factor in the group's own order. */
function causeOf(said: readonly SaidRow[]): ExceptionRowView['cause'] {
  const factors = said.flatMap(({ content }) =>
    content.kind === 'factor' && content.direction === 'restricting' ? [content] : [],
  )
  const first = factors.toSorted((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE))[0]
  return first === undefined ? null : { text: first.text, control: first.control }
}

function done(said: readonly SaidRow[]): Pick<ExceptionRowView, 'action' | 'actions'> {
  const actions = said.flatMap(({ content, linkId, placementId, status, statusOn, owner }) =>
    content.kind === 'action'
      ? [
          {
            text: content.text,
            owner,
            dueOn: content.dueOn,
            status: status ?? ('planned' as const),
            statusOn,
            named: namesEffect({ effect: content.effect, linkId, placementId }),
          },
        ]
      : [],
  )
  const open = actions.filter((one) => !isOver(one))
  const over = actions.filter(isOver).toSorted((a, b) => ((a.statusOn ?? '') < (b.statusOn ?? '') ? 1 : -1))
  const first = open.toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))[0] ?? over[0]
  const counts = {
    open: open.length,
    done: over.filter(({ status }) => status === 'done').length,
    noEffect: open.filter(({ named }) => !named).length,
  }
  if (first === undefined) return { action: null, actions: counts }
  const { statusOn: _, named: __, ...action } = first
  return { action, actions: counts }
}

function sheetOf(placementId: string, { sheets, events }: SheetRows): ExceptionRowView['sheet'] {
  const all = sheets.filter((one) => one.placementId === placementId)
  const sheet = all.find(({ state }) => state !== 'lapsed')
  if (sheet === undefined || sheet.state === 'lapsed') return null
  const last = events.findLast((one) => one.sheetId === sheet.id && one.what === sheet.state)
  const needs = sheet.state === 'owed' ? [] : (sheet.content?.needs ?? [])
  return {
    state: sheet.state,
    dueOn: sheet.dueOn,
    on: last?.on ?? sheet.owedOn,
    backToAmberOn: sheet.backToAmberOn,
    backToGreenOn: sheet.backToGreenOn,
    slips: slipsOf(all.map((one) => ({ ...one, sent: sentOf(one.id, events) }))),
    asks: needs.filter(({ toDirectors }) => toDirectors).map(({ from, what, by }) => ({ from, what, by })),
  }
}

/** The days of every version of a sheet that was sent, oldest first. */
function sentOf(sheetId: string, events: SheetRows['events']) {
  return events.flatMap(({ sheetId: of, what, on, content }) =>
    of !== sheetId || what !== 'submitted' || content === null
      ? []
      : [
          {
            on,
            backToAmberOn: content.backToAmberOn,
            backToGreenOn: content.backToGreenOn,
          },
        ],
  )
}
