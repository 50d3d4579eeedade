import type { AnswerForm } from '../answer/answer-field.ts'

export const actionForm: AnswerForm = {
  one: 'action',
  textLabel: 'Action',
  fields: [
    { name: 'ownerMemberId', label: 'Owner', look: 'member', beside: true },
    { name: 'dueOn', label: 'Due', look: 'day', beside: true },
    { name: 'startsOn', label: 'Begins', look: 'day' },
    { name: 'effect', label: 'What it is expected to change', look: 'line' },
    { name: 'stops', label: 'What is stopped to make room', look: 'line' },
    { name: 'leverage', label: 'Leverage', hint: 'Will it move the curve, a lot?', look: 'score' },
    { name: 'feasibility', label: 'Feasibility', hint: 'Can it be done?', look: 'score' },
    { name: 'specificity', label: 'Specificity', hint: 'Is it clear who does what by when?', look: 'score' },
    { name: 'values', label: 'Values', hint: 'Does it fit what we stand for?', look: 'score' },
  ],
  link: { label: 'Comes from', none: 'No idea yet', kinds: ['idea', 'factor'] },
}
