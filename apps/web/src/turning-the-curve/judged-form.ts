import type { AnswerForm } from '../answer/answer-field.ts'

/** What is asked to draw a curve without figures: what it is of, then the four questions. */
export const judgedForm: AnswerForm = {
  one: 'curve',
  textLabel: 'What the curve is of',
  fields: [
    { name: 'unit', label: 'Unit', hint: 'For example %, £ or young people', look: 'line' },
    {
      name: 'betterIs',
      label: 'Which way is good?',
      look: 'choice',
      none: '',
      choices: [
        { value: 'higher', text: 'Higher is better' },
        { value: 'lower', text: 'Lower is better' },
      ],
    },
    { name: 'now', label: 'Value now', look: 'number' },
    { name: 'year', label: 'Year', look: 'number' },
    {
      name: 'course',
      label: 'It got',
      look: 'choice',
      none: 'Choose',
      choices: [
        { value: 'better', text: 'Better' },
        { value: 'worse', text: 'Worse' },
        { value: 'the same', text: 'Neither: about the same' },
      ],
    },
    { name: 'yearsBack', label: 'Over how many years', look: 'number' },
    { name: 'before', label: 'Value then, if anybody can say', look: 'number' },
    {
      name: 'speed',
      label: 'How fast',
      look: 'choice',
      none: 'Choose',
      choices: [
        { value: 'fast', text: 'Fast' },
        { value: 'slow', text: 'Slowly' },
      ],
    },
    { name: 'yearsAhead', label: 'In how many years', look: 'number' },
    { name: 'future', label: 'Value then, if nothing changes', look: 'number' },
  ],
  link: { label: 'Which candidate indicator', none: 'None of them', kinds: ['candidate'] },
}

type Asked = Readonly<{ title: string; names: readonly string[] }>

/** The four questions, each with the fields that answer it. Source: Friedman's working baseline. */
export const judgedQuestions: readonly Asked[] = [
  { title: '1. Where are we now?', names: ['now', 'year'] },
  { title: '2. Has it got better or worse over the last years?', names: ['course', 'yearsBack', 'before'] },
  { title: '3. Fast or slowly?', names: ['speed'] },
  { title: '4. Where will it be in a few years if nothing changes?', names: ['yearsAhead', 'future'] },
]
