import { addDays, type IsoDate } from '@ttc/domain/day'

/** A recovery sheet of the example: about which indicator, what it says, and how far it has come. */
export type ExampleSheet = Readonly<{
  /** The indicator's code. */
  about: string
  whatChanged: string
  actions: readonly Readonly<{ text: string; owner: string; dueOn: IsoDate }>[]
  backToAmberOn: IsoDate | null
  backToGreenOn: IsoDate | null
  needs: readonly Readonly<{ from: string; what: string; by: IsoDate; toDirectors: boolean }>[]
  /** Who has sent it, by role title; null where it is still owed. */
  sentBy: string | null
  /** Who has accepted it. */
  acceptedBy: string | null
  dueOn: IsoDate
}>

/** One accepted, one sent and one overdue with half a draft, so that every state can be seen beside those that are owed. */
export function exampleSheets(today: IsoDate): readonly ExampleSheet[] {
  return [
    {
      about: 'ehc-20-weeks',
      whatChanged:
        'Requests rose by a quarter and two of five educational psychologists left. Advice now takes nine weeks, not six.',
      actions: [
        {
          text: 'Buy 120 assessments from a neighbouring service until new staff have started',
          owner: 'Head of SEND',
          dueOn: addDays(today, 60),
        },
        {
          text: 'Stop asking for reports that no plan has used, from January on',
          owner: 'Head of SEND',
          dueOn: addDays(today, 40),
        },
      ],
      backToAmberOn: addDays(today, 300),
      backToGreenOn: addDays(today, 660),
      needs: [
        {
          from: 'Tarrowmouth and Marchwater NHS Trust',
          what: 'Therapy advice within six weeks, as agreed',
          by: addDays(today, 45),
          toDirectors: true,
        },
      ],
      sentBy: 'Head of SEND',
      acceptedBy: 'Director of children’s services',
      dueOn: addDays(today, 14),
    },
    {
      about: 'suspensions',
      whatChanged:
        'Three secondary schools account for most of the rise. Repeat suspensions of pupils with SEND have doubled there.',
      actions: [
        {
          text: 'Review every second suspension of a pupil within five school days',
          owner: 'Headteacher of a secondary school',
          dueOn: addDays(today, 50),
        },
      ],
      backToAmberOn: addDays(today, 280),
      backToGreenOn: addDays(today, 640),
      needs: [],
      sentBy: 'Headteacher of a secondary school',
      acceptedBy: null,
      dueOn: addDays(today, 14),
    },
    {
      about: 'neet',
      whatChanged: 'Two work-based providers closed in the summer, and January starts fell.',
      actions: [],
      backToAmberOn: null,
      backToGreenOn: null,
      needs: [],
      sentBy: null,
      acceptedBy: null,
      dueOn: addDays(today, -9),
    },
  ]
}
