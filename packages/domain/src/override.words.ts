import type { IsoDate } from './day.ts'
import type { OverrideEnding, OverrideStatus } from './override.ts'
import { describeDay } from './period/label.ts'
import type { RagStatus } from './rag.ts'
import { describeRag } from './rag.words.ts'

type Said = Readonly<{ status: OverrideStatus; until: IsoDate; reason: string; by: Readonly<{ name: string }> | null }>

/**
 * The whole of an override in a line: "Shown as Amber until 3 March 2027: two siblings left (Plan coordinator)". Where it
 * stands away from its indicator, that is named too.
 */
export function describeOverride({ status, until, reason, by }: Said, indicator: string | null = null): string {
  const of = indicator === null ? '' : ` for ${indicator}`
  const said = reason.replace(/[.\s]+$/, '')
  return `Shown as ${describeRag(status)}${of} until ${describeDay(until)}: ${said} (${by?.name ?? 'not known by whom'})`
}

/** What the rule says beside what is shown: "the rule says Red"; "the rule now says the same". */
export function describeComputed(computed: RagStatus, shown: RagStatus): string {
  return computed === shown ? 'the rule now says the same' : `the rule says ${describeRag(computed).toLowerCase()}`
}

const ENDINGS: Readonly<Record<OverrideEnding, string>> = {
  expired: 'Its day passed',
  'next-value': 'The next value came',
  withdrawn: 'Withdrawn',
  replaced: 'Replaced by another',
  'left-the-plan': 'The indicator left the plan',
}

/** How an override came to its end. */
export function describeEnding(ending: OverrideEnding): string {
  return ENDINGS[ending]
}
