import type { Content } from '@ttc/contracts/answer'

type Choice = Readonly<{ value: string; text: string }>

type OneField = Readonly<{
  name: string
  label: string
  hint?: string
  /** Stands beside the text instead of under "More". */
  beside?: boolean
}>

/** A field of an answer beside its text: which control it is, and what it is called. */
export type AnswerField = OneField &
  (
    | Readonly<{ look: 'long' | 'line' | 'number' | 'day' | 'check' | 'member' | 'indicator' | 'score' }>
    | Readonly<{ look: 'choice'; none: string; choices: readonly Choice[]; number?: boolean }>
  )

/** How the answers of one kind are asked for. */
export type AnswerForm = Readonly<{
  /** What one is called: "factor". */
  one: string
  textLabel: string
  fields: readonly AnswerField[]
  /** What its link is called, and the kinds it may lead to. */
  link: Readonly<{ label: string; none: string; kinds: readonly Content['kind'][] }> | null
}>

export const ratingChoices: readonly Choice[] = [
  { value: 'high', text: 'High' },
  { value: 'medium', text: 'Medium' },
  { value: 'low', text: 'Low' },
]
