import type { Content } from '@ttc/contracts/answer'
import { actionForm } from '../action/action-form.ts'
import { type AnswerForm, ratingChoices } from '../answer/answer-field.ts'
import { factorForm } from '../factor/factor-form.ts'
import { ideaForm } from '../idea/idea-form.ts'
import { partnerForm } from '../partner/partner-form.ts'
import { judgedForm } from './judged-form.ts'

const rating = (name: string, label: string, hint: string) =>
  ({ name, label, hint, look: 'choice', none: 'Not rated', choices: ratingChoices }) as const

/** The form of each kind of answer. */
export const answerForms: Readonly<Record<Exclude<Content['kind'], 'evidence'>, AnswerForm>> = {
  statement: {
    one: 'answer',
    textLabel: 'Answer',
    fields: [{ name: 'voice', label: 'In the words of a young person', look: 'check' }],
    link: null,
  },
  'population-group': {
    one: 'group',
    textLabel: 'Who they are',
    fields: [
      { name: 'size', label: 'How many', look: 'number', beside: true },
      { name: 'note', label: 'What is different for them', look: 'line' },
    ],
    link: { label: 'Part of', none: 'The whole population', kinds: ['population-group'] },
  },
  candidate: {
    one: 'candidate indicator',
    textLabel: 'Candidate indicator',
    fields: [
      {
        name: 'use',
        label: 'What becomes of it',
        look: 'choice',
        none: '',
        beside: true,
        choices: [
          { value: 'undecided', text: 'Not decided' },
          { value: 'headline', text: 'Headline' },
          { value: 'secondary', text: 'Secondary' },
          { value: 'data-development', text: 'Data development' },
          { value: 'parked', text: 'Parked: a service’s measure' },
        ],
      },
      { name: 'placementId', label: 'Already an indicator of the plan', look: 'indicator' },
      rating('communication', 'Communication power', 'Would people understand it at once?'),
      rating('proxy', 'Proxy power', 'Does it say something central about the outcome?'),
      rating('data', 'Data power', 'Are there good figures, in time?'),
      { name: 'note', label: 'Note', look: 'line' },
    ],
    link: null,
  },
  'working-baseline': judgedForm,
  factor: factorForm,
  knowledge: {
    one: 'question',
    textLabel: 'What is known or asked',
    fields: [
      {
        name: 'state',
        label: 'Known or to find out',
        look: 'choice',
        none: '',
        beside: true,
        choices: [
          { value: 'known', text: 'Known' },
          { value: 'information', text: 'Look it up' },
          { value: 'research', text: 'Find it out by research' },
        ],
      },
      { name: 'ownerMemberId', label: 'Who finds out', look: 'member' },
      { name: 'dueOn', label: 'By when', look: 'day' },
      { name: 'found', label: 'What was found', look: 'long' },
    ],
    link: { label: 'Would explain', none: 'No factor in particular', kinds: ['factor'] },
  },
  partner: partnerForm,
  idea: ideaForm,
  action: actionForm,
}
