import { viewLimits } from '@ttc/domain/digest'
import { z } from 'zod'
import { ExceptionFilter } from './exception.ts'
import { Id, line, Version } from './id.ts'

/** How a list of exceptions is narrowed and sorted, as it is kept: in the words of its address. */
export const ViewSearch = ExceptionFilter.omit({ after: true, limit: true })
  .extend({ agency: line('the agency').optional() })
  .meta({ id: 'ViewSearch' })
export type ViewSearch = z.infer<typeof ViewSearch>

/** Whether somebody wants the weekly mail of what has changed in a partnership. */
export const WeeklyMail = z
  .object({ wanted: z.boolean({ error: 'Say whether you want the weekly mail.' }) })
  .meta({ id: 'WeeklyMail' })
export type WeeklyMail = z.infer<typeof WeeklyMail>

const view = {
  name: line('a name for this view', viewLimits.name),
  search: ViewSearch,
  weekly: z.boolean({ error: 'Say whether it is mailed weekly.' }),
}

/** Keeps the list as somebody looks at it now. */
export const SaveView = z.object({ id: Id, ...view }).meta({ id: 'SaveView' })
export type SaveView = z.infer<typeof SaveView>

export const EditView = z
  .object({ version: Version, ...view, removed: z.boolean().default(false) })
  .meta({ id: 'EditView' })
export type EditView = z.infer<typeof EditView>

export const SavedViewView = z.object({ id: Id, version: z.int(), ...view }).meta({ id: 'SavedView' })
export type SavedViewView = z.infer<typeof SavedViewView>

export const SavedViewListView = z.object({ views: z.array(SavedViewView) }).meta({ id: 'SavedViewList' })
export type SavedViewListView = z.infer<typeof SavedViewListView>
