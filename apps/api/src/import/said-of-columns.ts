import type { ColumnRole } from '@ttc/domain/import/column-role'
import type { EesMeta } from '@ttc/domain/import/ees-columns'
import type { OwnShape } from '@ttc/domain/import/layout'
import type { FileShape } from '@ttc/domain/import/shape'

/** Every shape of a file that can be read. */
export type AnyShape = FileShape | OwnShape

/** What a person, or the publisher's meta file, says of the columns. */
export type SaidOfColumns = Readonly<{
  columns: Readonly<Record<string, ColumnRole>> | null
  area: string | null
  meta: readonly EesMeta[]
}>
