import { Problem } from '../problem.ts'
import type { Step } from './step.ts'

/**
 * An answer of a walk is a row: it can be counted, linked, ordered, voted on and carried forward. Its kind says which
 * fields it has and which question it answers.
 */
export const answerKinds = [
  'statement',
  'population-group',
  'candidate',
  'working-baseline',
  'factor',
  'knowledge',
  'partner',
  'idea',
  'action',
  'evidence',
] as const
export type AnswerKind = (typeof answerKinds)[number]

/** The steps that are answered in sentences, one a row. */
export const statementSteps = ['aim', 'outcomes', 'success', 'target', 'position'] as const
export type StatementStep = (typeof statementSteps)[number]

/** The step a kind answers. A statement says its step itself; evidence belongs to the answer that it supports. */
export const stepOfKind: Readonly<Record<Exclude<AnswerKind, 'statement' | 'evidence'>, Step>> = {
  'population-group': 'population',
  candidate: 'indicators',
  'working-baseline': 'trend',
  factor: 'story',
  knowledge: 'knowledge',
  partner: 'partners',
  idea: 'what-works',
  action: 'actions',
}

/**
 * What an answer of a kind may be linked to: a factor to the factor it is the root cause of, a question to the factor
 * it would explain, an idea to the factor it answers, an action to the idea (or, without one, the factor) it comes from,
 * a working baseline to the candidate it is the curve of, evidence to what it supports.
 */
const linksOf: Readonly<Record<AnswerKind, readonly AnswerKind[]>> = {
  statement: [],
  'population-group': ['population-group'],
  candidate: [],
  'working-baseline': ['candidate'],
  factor: ['factor'],
  knowledge: ['factor'],
  partner: ['factor'],
  idea: ['factor'],
  action: ['idea', 'factor'],
  evidence: ['statement', 'population-group', 'candidate', 'factor', 'knowledge', 'partner', 'idea', 'action'],
}

/** Kinds that make no sense alone. */
const needsLink: ReadonlySet<AnswerKind> = new Set(['evidence'])

type Linked = Readonly<{ id: string; kind: AnswerKind; linkId: string | null }>

/**
 * Whether an answer may be linked as it says: to a kind it can belong to, in the same walk, and never in a circle (a
 * cause of its own cause). `among` holds the walk's present answers. Throws a Problem that names `linkId`.
 */
export function checkLink(answer: Linked, among: ReadonlyMap<string, Linked>): void {
  const { kind, linkId } = answer
  if (linkId === null) {
    if (needsLink.has(kind)) throw wrongLink('Say which answer this belongs to.')
    return
  }
  const target = among.get(linkId)
  if (target === undefined) throw wrongLink('The answer this was linked to is no longer in the walk. Choose another.')
  if (!linksOf[kind].includes(target.kind)) throw wrongLink('This cannot be linked to an answer of that kind.')
  const seen = new Set([answer.id])
  for (let at: Linked | undefined = target; at !== undefined; at = among.get(at.linkId ?? '')) {
    if (seen.has(at.id)) throw wrongLink('These answers would each be the cause of the other. Choose another.')
    seen.add(at.id)
  }
}

function wrongLink(message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field: 'linkId', message }] })
}

/** The most answers of one kind in a walk, so that a page stays one that a group can talk about. */
export const MOST_OF_KIND = 200

/** Dots each person has for a question: they may all go to one answer. */
export const DOTS_EACH = 5
