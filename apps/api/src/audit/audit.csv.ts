import type { EntryRow } from './audit.queries.ts'

const head = ['at', 'by', 'agency', 'action', 'object', 'object id', 'before', 'after']

/**
 * A cell that no spreadsheet takes for a formula: one that begins as a formula could gets an apostrophe in front.
 * Source: OWASP, "CSV Injection" (=, +, -, @, tab and line ends, also behind blanks and in full-width form).
 */
export function guardedCell(text: string): string {
  const guarded = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${guarded.replaceAll('"', '""')}"`
}

const lineOf = (cells: readonly string[]) => `${cells.map(guardedCell).join(',')}\r\n`

export const auditCsvHead = lineOf(head)

/** One entry as a line of CSV; what it said before and after as JSON. */
export function auditCsvLine(row: EntryRow): string {
  const said = (value: unknown) => (value === null ? '' : JSON.stringify(value))
  const { at, by, action, objectKind, objectId, before, after } = row
  return lineOf([
    at.toISOString(),
    by?.name ?? '',
    by?.agency ?? '',
    action,
    objectKind,
    objectId,
    said(before),
    said(after),
  ])
}
