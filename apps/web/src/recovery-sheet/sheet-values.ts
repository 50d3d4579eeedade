import { newId } from '@ttc/contracts/new-id'
import type { SheetContent, SheetPageView, SheetView } from '@ttc/contracts/recovery-sheet'
import { isDay } from '@ttc/domain/day'
import { describeStory } from '@ttc/domain/recovery-sheet.words'

/** The four answers as they stand in the form: a day may be half typed, nobody may be chosen yet. */
export type SheetValues = {
  content: {
    whatChanged: string
    actions: { id: string; text: string; ownerMemberId: string; dueOn: string }[]
    whySame: string
    backToAmberOn: string
    backToGreenOn: string
    whyMoved: string
    needs: { id: string; from: string; what: string; by: string; toDirectors: boolean }[]
  }
}

/** What is in the form at first: the draft, else what is known already, with a first row to fill in. */
export function sheetValues({ sheet, story, owner, ownerLeft }: SheetPageView): SheetValues {
  if (sheet !== null && sheet.content !== null) return valuesOf(sheet.content)
  const first = { ...emptyAction(), ownerMemberId: ownerLeft ? '' : (owner?.id ?? '') }
  return {
    content: {
      ...valuesOf(null).content,
      whatChanged: describeStory(story),
      actions: [first],
    },
  }
}

export function valuesOf(content: SheetView['content']): SheetValues {
  return {
    content: {
      whatChanged: content?.whatChanged ?? '',
      actions: (content?.actions ?? []).map(({ ownerMemberId, dueOn, ...one }) => ({
        ...one,
        ownerMemberId: ownerMemberId ?? '',
        dueOn: dueOn ?? '',
      })),
      whySame: content?.whySame ?? '',
      backToAmberOn: content?.backToAmberOn ?? '',
      backToGreenOn: content?.backToGreenOn ?? '',
      whyMoved: content?.whyMoved ?? '',
      needs: (content?.needs ?? []).map(({ by, ...one }) => ({ ...one, by: by ?? '' })),
    },
  }
}

export const emptyAction = () => ({ id: newId(), text: '', ownerMemberId: '', dueOn: '' })
export const emptyNeed = () => ({ id: newId(), from: '', what: '', by: '', toDirectors: false })

/** What is sent. A day that cannot be read goes as it was typed, so that the rule that refuses it can say why. */
export function contentOf({ content }: SheetValues): SheetContent {
  return {
    ...content,
    actions: content.actions
      .filter(({ text, dueOn }) => text.trim() !== '' || dueOn !== '')
      .map(({ ownerMemberId, dueOn, ...one }) => ({
        ...one,
        ownerMemberId: ownerMemberId === '' ? null : ownerMemberId,
        dueOn: dueOn === '' ? null : dueOn,
      })),
    backToAmberOn: content.backToAmberOn === '' ? null : content.backToAmberOn,
    backToGreenOn: content.backToGreenOn === '' ? null : content.backToGreenOn,
    needs: content.needs
      .filter(({ from, what }) => from.trim() !== '' || what.trim() !== '')
      .map(({ by, ...one }) => ({ ...one, by: by === '' ? null : by })),
  }
}

const known = (day: string | null) => (day !== null && isDay(day) ? day : null)

/** What is kept while somebody types: a day that is half typed is not kept yet, and stands in the way of nothing. */
export function draftOfContent(content: SheetContent): SheetContent {
  return {
    ...content,
    actions: content.actions.map((one) => ({ ...one, dueOn: known(one.dueOn) })),
    backToAmberOn: known(content.backToAmberOn),
    backToGreenOn: known(content.backToGreenOn),
    needs: content.needs.map((one) => ({ ...one, by: known(one.by) })),
  }
}
