import type { AnswerForm } from '../answer/answer-field.ts'

export const ideaForm: AnswerForm = {
  one: 'idea',
  textLabel: 'Idea',
  fields: [
    {
      name: 'cost',
      label: 'Cost',
      look: 'choice',
      none: 'Not said yet',
      beside: true,
      choices: [
        { value: 'none', text: 'No cost' },
        { value: 'low', text: 'Low cost' },
        { value: 'funded', text: 'Needs funding' },
      ],
    },
    {
      name: 'strength',
      label: 'How well is it known to work?',
      look: 'choice',
      none: 'Not said yet',
      choices: [
        { value: 'strong', text: 'Strong evidence' },
        { value: 'promising', text: 'Promising' },
        { value: 'untested', text: 'Untested' },
      ],
    },
    { name: 'evidence', label: 'What speaks for it', look: 'long' },
    { name: 'elsewhere', label: 'What others did', look: 'long' },
    { name: 'source', label: 'Where that can be read', look: 'line' },
    { name: 'offTheWall', label: 'Off the wall', look: 'check' },
    { name: 'stops', label: 'Stops something we do now', look: 'check' },
  ],
  link: { label: 'Answers the factor', none: 'No factor yet', kinds: ['factor'] },
}
