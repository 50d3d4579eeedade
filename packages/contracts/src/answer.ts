import { DOTS_EACH, statementSteps } from '@ttc/domain/turning-the-curve/answer'
import { candidateUses, evidenceTypes, knowledgeStates, ratings } from '@ttc/domain/turning-the-curve/content'
import { z } from 'zod'
import { Action, ActionStateView } from './action.ts'
import { WorkingBaseline } from './answer/working-baseline.ts'
import { Factor } from './factor.ts'
import { Day, Id, mayBeSaid, said, Version } from './id.ts'
import { Idea } from './idea.ts'
import { Partner } from './partner.ts'
import { MemberView } from './partnership.ts'

const Statement = z.object({
  kind: z.literal('statement'),
  step: z.enum(statementSteps, { error: 'Say which question this answers.' }),
  text: said('the answer', 2000),
  voice: z.boolean().default(false),
})

const PopulationGroup = z.object({
  kind: z.literal('population-group'),
  text: said('who they are', 300),
  size: z.int({ error: 'Enter how many children as a whole number.' }).min(0).max(100_000_000).nullable().default(null),
  note: mayBeSaid('the note').default(''),
})

const Rating = z.enum(ratings, { error: 'Choose high, medium or low.' }).nullable().default(null)

const Candidate = z.object({
  kind: z.literal('candidate'),
  text: said('the indicator', 300),
  placementId: Id.nullable().default(null),
  communication: Rating,
  proxy: Rating,
  data: Rating,
  use: z.enum(candidateUses, { error: 'Choose what becomes of it.' }).default('undecided'),
  note: mayBeSaid('the note').default(''),
})

const Knowledge = z.object({
  kind: z.literal('knowledge'),
  state: z.enum(knowledgeStates, { error: 'Say whether it is known or has to be found out.' }),
  text: said('what is known or asked'),
  ownerMemberId: Id.nullable().default(null),
  dueOn: Day.nullable().default(null),
  found: mayBeSaid('what was found', 2000).default(''),
})

/** An address that a browser may open: never one that would run something. */
const WebAddress = z
  .url({ protocol: /^https?$/, error: 'Enter a web address that begins with https:// or http://.' })
  .max(2000, { error: 'Shorten the web address to 2,000 characters or fewer.' })

const Evidence = z
  .object({
    kind: z.literal('evidence'),
    type: z.enum(evidenceTypes, { error: 'Choose what kind of evidence it is.' }),
    text: said('the evidence', 4000),
    url: WebAddress.nullable().default(null),
    fileId: Id.nullable().default(null),
    updateId: Id.nullable().default(null).meta({ description: 'The update of the action that it bears out' }),
  })
  .refine(({ type, url }) => type !== 'link' || url !== null, { path: ['url'], error: 'Enter the web address.' })
  .refine(({ type, fileId }) => type !== 'file' || fileId !== null, { path: ['fileId'], error: 'Choose a file.' })

/** A file that was kept, to be named by an answer of the kind evidence. */
export const EvidenceFileView = z
  .object({ id: Id, name: z.string(), mediaType: z.string(), size: z.int().meta({ description: 'In bytes' }) })
  .meta({ id: 'EvidenceFile' })
export type EvidenceFileView = z.infer<typeof EvidenceFileView>

/** What an answer says, by its kind. */
export const Content = z
  .discriminatedUnion('kind', [
    Statement,
    PopulationGroup,
    Candidate,
    WorkingBaseline,
    Factor,
    Knowledge,
    Partner,
    Idea,
    Action,
    Evidence,
  ])
  .meta({ id: 'AnswerContent' })
export type Content = z.infer<typeof Content>

export const AnswerView = z
  .object({
    id: Id,
    content: Content,
    linkId: Id.nullable().meta({ description: 'The answer it belongs to: an idea to its factor, and so on' }),
    position: z.int(),
    version: z.int(),
    removed: z.boolean(),
    createdAt: z.iso.datetime(),
    createdBy: MemberView.nullable(),
    changedAt: z.iso.datetime(),
    changedBy: MemberView.nullable(),
    action: ActionStateView.nullable().meta({ description: 'How an action stands; null for other kinds' }),
  })
  .meta({ id: 'Answer' })
export type AnswerView = z.infer<typeof AnswerView>

/** `after` is the answer of the same kind that it comes after; null puts it first, left out puts it last. */
export const AddAnswer = z
  .object({ id: Id, content: Content, linkId: Id.nullable().default(null), after: Id.nullable().optional() })
  .meta({ id: 'AddAnswer' })
export type AddAnswer = z.infer<typeof AddAnswer>

/** `removed` takes an answer out, or back in; nothing is ever deleted. */
export const EditAnswer = z
  .object({
    version: Version,
    content: Content,
    linkId: Id.nullable().default(null),
    removed: z.boolean().default(false),
  })
  .meta({ id: 'EditAnswer' })
export type EditAnswer = z.infer<typeof EditAnswer>

export const MoveAnswer = z.object({ after: Id.nullable() }).meta({ id: 'MoveAnswer' })
export type MoveAnswer = z.infer<typeof MoveAnswer>

export const GiveDots = z
  .object({ dots: z.int({ error: 'Send the number of dots.' }).min(0).max(DOTS_EACH) })
  .meta({ id: 'GiveDots' })
export type GiveDots = z.infer<typeof GiveDots>
