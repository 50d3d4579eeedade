import type { AnswerForm } from '../answer/answer-field.ts'

const PLACES = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th']

export const factorForm: AnswerForm = {
  one: 'factor',
  textLabel: 'Factor',
  fields: [
    {
      name: 'rank',
      label: 'Root cause',
      look: 'choice',
      none: 'Not ranked',
      number: true,
      beside: true,
      choices: PLACES.map((text, place) => ({ value: String(place + 1), text })),
    },
    {
      name: 'control',
      label: 'Who could change it',
      look: 'choice',
      none: 'Not said yet',
      choices: [
        { value: 'us', text: 'We could' },
        { value: 'partners', text: 'Our partners could' },
        { value: 'others', text: 'Others could' },
        { value: 'nobody', text: 'Nobody could' },
      ],
    },
  ],
  link: { label: 'Root cause of', none: 'No other factor', kinds: ['factor'] },
}
