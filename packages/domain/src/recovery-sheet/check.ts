import type { IsoDate } from '../day.ts'
import type { FieldProblem } from '../problem.ts'
import type { RagStatus } from '../rag.ts'
import type { SheetContent } from '../recovery-sheet.ts'

export const MOST_ACTIONS = 10
export const MOST_NEEDS = 10
export const MOST_WORDS = 2000

type Given = Readonly<{ backToAmberOn: IsoDate | null; backToGreenOn: IsoDate | null }>

/** What a sheet is held against when it is sent: the day, the colour shown, and the days an earlier sheet gave. */
export type SentAgainst = Readonly<{ today: IsoDate; status: RagStatus; given: Given | null }>

/**
 * What is missing or wrong in a sheet that is sent, each with the way out; a draft may lack anything. Where the colour
 * is red a day for amber or for green will do; else only green is a way back. A day that is later than the one given
 * before needs a reason.
 */
export function sheetProblems(content: SheetContent, against: SentAgainst): readonly FieldProblem[] {
  return [
    ...unless(content.whatChanged.trim() !== '', 'whatChanged', 'Say what changed.'),
    ...actionProblems(content, against.today),
    ...dayProblems(content, against),
    ...content.needs.flatMap(({ from, what }, i) => [
      ...unless(from.trim() !== '', `needs.${i}.from`, `Say from whom need ${i + 1} is asked, or remove it.`),
      ...unless(what.trim() !== '', `needs.${i}.what`, `Say what is needed in need ${i + 1}, or remove it.`),
    ]),
  ]
}

function actionProblems({ actions, whySame }: SheetContent, today: IsoDate): readonly FieldProblem[] {
  if (actions.length === 0)
    return unless(
      whySame.trim() !== '',
      'whySame',
      'Add an action, or say in a sentence why nothing is done differently.',
    )
  return actions.flatMap(({ text, ownerMemberId, dueOn }, i) => [
    ...unless(text.trim() !== '', `actions.${i}.text`, `Say what action ${i + 1} is, or remove it.`),
    ...unless(ownerMemberId !== null, `actions.${i}.ownerMemberId`, `Choose one owner of action ${i + 1}.`),
    ...unless(dueOn !== null, `actions.${i}.dueOn`, `Enter the day action ${i + 1} is due.`),
    ...unless(
      dueOn === null || dueOn >= today,
      `actions.${i}.dueOn`,
      `Action ${i + 1} cannot be due in the past. Enter today or a later day.`,
    ),
  ])
}

function dayProblems(content: SheetContent, { today, status, given }: SentAgainst): readonly FieldProblem[] {
  const { backToAmberOn: amber, backToGreenOn: green, whyMoved } = content
  const isLater = (day: IsoDate | null, before: IsoDate | null | undefined) =>
    day !== null && before !== null && before !== undefined && day > before
  const isMoved = isLater(amber, given?.backToAmberOn) || isLater(green, given?.backToGreenOn)
  return [
    ...unless(
      green !== null || (status === 'red' && amber !== null),
      'backToGreenOn',
      status === 'red'
        ? 'Enter the day by which it is back to amber, or to green.'
        : 'Enter the day by which it is back to green.',
    ),
    ...unless(amber === null || amber >= today, 'backToAmberOn', 'Enter today or a later day for amber.'),
    ...unless(green === null || green >= today, 'backToGreenOn', 'Enter today or a later day for green.'),
    ...unless(amber === null || green === null || green >= amber, 'backToGreenOn', 'Green cannot come before amber.'),
    ...unless(
      !isMoved || whyMoved.trim() !== '',
      'whyMoved',
      'The day is later than the one given before. Say why it moved.',
    ),
  ]
}

const unless = (isRight: boolean, field: string, message: string): readonly FieldProblem[] =>
  isRight ? [] : [{ field, message }]
