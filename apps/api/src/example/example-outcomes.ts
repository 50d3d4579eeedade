import type { PlanFileInput } from '../plan/plan-file.ts'

/** Five conditions of well-being that the partnership wants for all its children. */
export const exampleOutcomes: PlanFileInput['outcomes'] = [
  {
    key: 'learning',
    statement: 'Children start life curious and do well at school',
    explanation: 'From the first words to the last exam: every child is in class, belongs there and gets on.',
  },
  {
    key: 'safe-homes',
    statement: 'Children are safe and settled at home',
    explanation: 'At home with their family wherever that is safe, and in a home that lasts wherever it is not.',
  },
  {
    key: 'healthy',
    statement: 'Children and young people are healthy in body and mind',
    explanation: 'What matters to the young people’s panel here: feeling well, being seen in time, a healthy weight.',
  },
  {
    key: 'adult-life',
    statement: 'Young people step into adult life with confidence',
    explanation: 'A place to learn or work, a home and somebody to turn to, also for those who grew up in care.',
  },
  {
    key: 'belonging',
    statement: 'Young people feel they belong and are safe where they live',
    explanation: 'Out on the streets, online and in the family’s purse.',
  },
]

/** Nine priorities; the outcome named first is where one stands on the dashboard. */
export const examplePriorities: PlanFileInput['priorities'] = [
  {
    key: 'first-years',
    name: 'The first five years',
    aim: 'Families know what their child needs next, and somebody notices early when talking or playing comes slowly.',
    lead: 'early-years',
    outcomes: ['learning', 'healthy'],
  },
  {
    key: 'in-class',
    name: 'In class and included',
    aim: 'No child is out of school because school does not fit them.',
    lead: 'secondary',
    outcomes: ['learning', 'belonging'],
  },
  {
    key: 'getting-on',
    name: 'Getting on by eleven and sixteen',
    aim: 'What a family earns no longer tells how its children do.',
    lead: 'primary',
    outcomes: ['learning'],
  },
  {
    key: 'right-help',
    name: 'The right help, once',
    aim: 'Help comes at the first sign, holds, and is not needed twice.',
    lead: 'early-help',
    outcomes: ['safe-homes'],
  },
  {
    key: 'settled-care',
    name: 'A settled home in care',
    aim: 'Children in care keep their home, their school and their friends.',
    lead: 'corporate-parenting',
    outcomes: ['safe-homes', 'adult-life'],
  },
  {
    key: 'well-body',
    name: 'A healthy start and a healthy weight',
    aim: 'Protected from what can be prevented, and moving more in a town that invites it.',
    lead: 'public-health',
    outcomes: ['healthy'],
  },
  {
    key: 'well-mind',
    name: 'Feeling well',
    aim: 'Young people who are struggling are heard within weeks, close to home.',
    lead: 'mental-health',
    outcomes: ['healthy', 'belonging'],
  },
  {
    key: 'next-step',
    name: 'A next step for everyone',
    aim: 'Nobody leaves school or care without a place to go to in September.',
    lead: 'college',
    outcomes: ['adult-life'],
  },
  {
    key: 'safe-streets',
    name: 'Safe streets, fair chances',
    aim: 'Fewer young people hurt, fewer drawn in, and every family able to get by.',
    lead: 'youth-justice',
    outcomes: ['belonging'],
  },
]
