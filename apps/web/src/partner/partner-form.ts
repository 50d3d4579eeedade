import type { AnswerForm } from '../answer/answer-field.ts'

export const partnerForm: AnswerForm = {
  one: 'partner',
  textLabel: 'Partner',
  fields: [
    {
      name: 'standing',
      label: 'New or existing',
      look: 'choice',
      none: '',
      beside: true,
      choices: [
        { value: 'existing', text: 'Existing' },
        { value: 'new', text: 'New' },
      ],
    },
    { name: 'role', label: 'Role', look: 'line' },
    { name: 'ask', label: 'What we ask for', look: 'line' },
    {
      name: 'reply',
      label: 'Answer',
      look: 'choice',
      none: '',
      choices: [
        { value: 'not-asked', text: 'Not asked yet' },
        { value: 'asked', text: 'Asked' },
        { value: 'yes', text: 'Said yes' },
        { value: 'no', text: 'Said no' },
      ],
    },
    { name: 'replyNote', label: 'What they answered', look: 'line' },
  ],
  link: { label: 'Has a part in the factor', none: 'No factor in particular', kinds: ['factor'] },
}
