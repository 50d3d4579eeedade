import type { Parts } from '@ttc/domain/import/observation'
import type { ValueStatus } from '@ttc/domain/measurement'

/**
 * Rows in PostgreSQL's binary COPY form (documentation of COPY, "Binary Format"): a signature, then for every row the
 * count of its fields and each field with its length, −1 standing for null.
 */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const FIRST_ROOM = 512 * 1024
const LONGEST_ROW = 256
const DAY_MS = 86_400_000
/** Days are counted from this one in the binary form. */
const FIRST_DAY = Date.UTC(2000, 0, 1)

export type StoredValue = Parts &
  Readonly<{ value: number | null; status: ValueStatus; provisional: boolean; final: boolean }>

const VALUE_COLUMNS =
  'period_start, period_end, value, status, provisional, final, numerator, denominator, lower, upper'
export const STAGED_COLUMNS = `line, ${VALUE_COLUMNS}`
export const FRESH_COLUMNS = `partnership_id, origin, batch_id, recorded_by, revision, series_id, ${VALUE_COLUMNS}`
export const STAGED_FIELDS = 11
export const FRESH_FIELDS = 16

/** A day as the count the binary form knows it by. */
export function dayNumber(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS
}

/** A field as it stands in a row: its length, then its bytes. */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

export const uuidField = (id: string): Buffer => field(Buffer.from(id.replaceAll('-', ''), 'hex'))

export function intField(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return field(bytes)
}

/** What every new row of one import shares, in the order of the columns. */
export function sharedFields({ partnershipId, memberId, batchId }: Storing): readonly Buffer[] {
  return [uuidField(partnershipId), field(Buffer.from('import')), uuidField(batchId), uuidField(memberId), intField(1)]
}

type Storing = Readonly<{ partnershipId: string; memberId: string; batchId: string }>

const statusFields = new Map<ValueStatus, Buffer>()

function statusField(status: ValueStatus): Buffer {
  const known = statusFields.get(status) ?? field(Buffer.from(status))
  statusFields.set(status, known)
  return known
}

/** Collects rows of one table: a beginning that all share, what names the line, then period, value and status. */
export class CopyRows {
  readonly #beginning: Buffer
  #bytes = Buffer.allocUnsafe(FIRST_ROOM)
  #at = 0

  constructor(fields: number, shared: readonly Buffer[]) {
    const count = Buffer.alloc(2)
    count.writeInt16BE(fields)
    this.#beginning = Buffer.concat([count, ...shared])
  }

  get length(): number {
    return this.#at
  }

  add(line: Buffer, start: number, end: number, it: StoredValue): void {
    if (this.#at + LONGEST_ROW > this.#bytes.length) this.#grow()
    if (this.#at === 0) this.#put(SIGNATURE)
    this.#put(this.#beginning)
    this.#put(line)
    this.#int(4)
    this.#int(start)
    this.#int(4)
    this.#int(end)
    this.#double(it.value)
    this.#put(statusField(it.status))
    this.#boolean(it.provisional)
    this.#boolean(it.final)
    this.#double(it.numerator)
    this.#double(it.denominator)
    this.#double(it.lower)
    this.#double(it.upper)
  }

  /** The rows so far, closed with the form's trailer; null where there are none. */
  take(): Uint8Array | null {
    if (this.#at === 0) return null
    this.#at = this.#bytes.writeInt16BE(-1, this.#at)
    const taken = this.#bytes.subarray(0, this.#at)
    this.#bytes = Buffer.allocUnsafe(FIRST_ROOM)
    this.#at = 0
    return taken
  }

  #put(bytes: Buffer): void {
    bytes.copy(this.#bytes, this.#at)
    this.#at += bytes.length
  }

  #int(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }

  #double(value: number | null): void {
    this.#int(value === null ? -1 : 8)
    if (value !== null) this.#at = this.#bytes.writeDoubleBE(value, this.#at)
  }

  #boolean(value: boolean): void {
    this.#int(1)
    this.#at = this.#bytes.writeUInt8(value ? 1 : 0, this.#at)
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

export const SERIES_COLUMNS = 'partnership_id, id, indicator_id, area_code, breakdown_id, batch_id'
const SERIES_FIELDS = 6

export type NewSeries = Readonly<{ id: string; indicatorId: string; areaCode: string; breakdownId: string }>

/** New series of one partnership as rows of their table; with a batch, unseen until that is there. */
export function seriesRows(partnershipId: string, rows: readonly NewSeries[], batchId: string | null): Uint8Array {
  const count = Buffer.alloc(2)
  count.writeInt16BE(SERIES_FIELDS)
  const beginning = Buffer.concat([count, uuidField(partnershipId)])
  const bytes = Buffer.allocUnsafe(SIGNATURE.length + rows.length * LONGEST_ROW + 2)
  let at = SIGNATURE.copy(bytes)
  const uuid = (id: string) => {
    at = bytes.writeInt32BE(16, at)
    at += bytes.write(id.replaceAll('-', ''), at, 'hex')
  }
  for (const { id, indicatorId, areaCode, breakdownId } of rows) {
    at += beginning.copy(bytes, at)
    uuid(id)
    uuid(indicatorId)
    at = bytes.writeInt32BE(Buffer.byteLength(areaCode), at)
    at += bytes.write(areaCode, at)
    uuid(breakdownId)
    if (batchId === null) at = bytes.writeInt32BE(-1, at)
    else uuid(batchId)
  }
  return bytes.subarray(0, bytes.writeInt16BE(-1, at))
}
