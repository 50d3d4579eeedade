import type { IsoDate } from './day.ts'

/** Something that will be done differently: one owner and one day. */
export type SheetAction = Readonly<{
  id: string
  text: string
  ownerMemberId: string | null
  dueOn: IsoDate | null
}>

/** What is needed, from whom, by when, and whether it is put to directors. */
export type SheetNeed = Readonly<{ id: string; from: string; what: string; by: IsoDate | null; toDirectors: boolean }>

/** The four answers of a recovery sheet: what changed, what is done differently, when back on path, what is needed. */
export type SheetContent = Readonly<{
  whatChanged: string
  actions: readonly SheetAction[]
  backToAmberOn: IsoDate | null
  backToGreenOn: IsoDate | null
  /** Why a day moved, where an earlier sheet had given another. */
  whyMoved: string
  needs: readonly SheetNeed[]
}>
