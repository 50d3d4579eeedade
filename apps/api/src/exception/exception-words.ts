import { type SaidOn, type SameWords, sameWordsOf } from '@ttc/domain/commentary'
import type { JudgedRow, SheetRows } from './exception-ground.queries.ts'
import type { WordsRow } from './exception-words.queries.ts'

type Placed = Pick<JudgedRow, 'placementId' | 'priority' | 'valueOn'>

/**
 * Whether the words about an indicator are nearly what they were before its latest value came. They are the story and
 * the position, the last update of each action that is under way, and what its recovery sheet says has changed; story
 * and updates from the indicator's own walk where it has any, else from its priority's.
 */
export function sameWordsIn(
  { placementId, priority, valueOn }: Placed,
  words: readonly WordsRow[],
  sheets: SheetRows,
): SameWords | null {
  const own = words.filter((one) => one.placementId === placementId)
  const shared = words.filter((one) => one.priorityId === priority.id && one.placementId === null)
  const nearest = (isUpdate: boolean) => {
    const found = own.filter((one) => one.isUpdate === isUpdate)
    return found.some(({ text }) => text !== '') ? found : shared.filter((one) => one.isUpdate === isUpdate)
  }
  const said = [false, true].flatMap((isUpdate) =>
    nearest(isUpdate).map(({ about, on, text }) => ({ about: isUpdate ? `update ${about}` : about, on, text })),
  )
  return sameWordsOf([...said, ...saidInSheet(placementId, sheets)], valueOn)
}

/** What the sheet that the list shows said has changed, each time it was sent. */
function saidInSheet(placementId: string, { sheets, events }: SheetRows): readonly SaidOn[] {
  const shown = sheets.find((one) => one.placementId === placementId && one.state !== 'lapsed')
  return events.flatMap(({ sheetId, what, on, content }) =>
    sheetId === shown?.id && what === 'submitted' && content !== null
      ? [{ about: 'sheet', on, text: content.whatChanged }]
      : [],
  )
}
