import type { ExceptionRowView } from '@ttc/contracts/exception'

/** An exception where it is shown: in which partnership, and held against which day. */
export type ShownException = { partnership: string; row: ExceptionRowView; today: string }
