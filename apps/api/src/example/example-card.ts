import type { CardWords } from '@ttc/domain/report-card'

/** What the leads of some priorities said on their last card, and, where it is ready, on the present one. */
export const exampleCards: readonly Readonly<{ name: string; last: CardWords; now: CardWords | null }>[] = [
  {
    name: 'Feeling well',
    last: {
      line: '',
      changed:
        'One in four first appointments is still missed, mostly by young people from the estates: the clinic is two bus rides away.',
      asks: [{ of: 'Secondary schools', text: 'a quiet room, one afternoon a week.' }],
    },
    now: null,
  },
  {
    name: 'The right help, once',
    last: {
      line: '',
      changed: 'Families tell their story once: the first worker stays with them, and fewer come back within a year.',
      asks: [],
    },
    now: {
      line: 'Families who were helped early come back less often; the target is met.',
      changed:
        'Fewer families come back within twelve months than a year ago, because health visitors and schools now call the same worker. Children in two neighbourhoods still wait longer than elsewhere.',
      asks: [
        { of: 'NHS', text: 'health visitors at the weekly meeting in both neighbourhoods.' },
        { of: 'Schools', text: 'one named person to ring.' },
      ],
    },
  },
]
