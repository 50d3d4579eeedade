import type { Action } from '../action.ts'
import type { Factor } from '../factor.ts'
import type { Idea } from '../idea.ts'
import type { Partner } from '../partner.ts'
import type { StatementStep } from './answer.ts'
import type { WorkingBaseline } from './working-baseline.ts'

/** How good a candidate indicator is at something; null until the group has said. */
export const ratings = ['high', 'medium', 'low'] as const
export type Rating = (typeof ratings)[number]

/** A sentence that answers a question; `voice` where it is in the words of a young person. */
export type Statement = Readonly<{ kind: 'statement'; step: StatementStep; text: string; voice: boolean }>

/** The population, or a part of it that the outcome looks different for. `size` in children, null where not known. */
export type PopulationGroup = Readonly<{ kind: 'population-group'; text: string; size: number | null; note: string }>

/**
 * What becomes of a candidate: a headline or secondary indicator, something to collect first (the data development
 * agenda), or, where it tells of a service and not of a population, the parking page for performance measures.
 */
export const candidateUses = ['undecided', 'headline', 'secondary', 'data-development', 'parked'] as const
export type CandidateUse = (typeof candidateUses)[number]

export type Candidate = Readonly<{
  kind: 'candidate'
  text: string
  /** The indicator of the plan that it already is. */
  placementId: string | null
  communication: Rating | null
  proxy: Rating | null
  data: Rating | null
  use: CandidateUse
  note: string
}>

/** What is known; what has to be looked up (information agenda) or found out by research (research agenda). */
export const knowledgeStates = ['known', 'information', 'research'] as const
export type Knowledge = Readonly<{
  kind: 'knowledge'
  state: (typeof knowledgeStates)[number]
  text: string
  /** Who finds out, by when, and what was found. */
  ownerMemberId: string | null
  dueOn: string | null
  found: string
}>

/** What an answer is known by: a link, somebody's words without their name, a case study, or a file. */
export const evidenceTypes = ['link', 'quotation', 'case-study', 'file'] as const
export type Evidence = Readonly<{
  kind: 'evidence'
  type: (typeof evidenceTypes)[number]
  text: string
  url: string | null
  fileId: string | null
  /** The update of the action that it bears out; null where it bears out the answer itself. */
  updateId: string | null
}>

/** What an answer says, by its kind. */
export type Content =
  | Statement
  | PopulationGroup
  | Candidate
  | WorkingBaseline
  | Factor
  | Knowledge
  | Partner
  | Idea
  | Action
  | Evidence
