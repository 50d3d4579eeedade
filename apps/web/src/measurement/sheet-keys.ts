import type { KeyboardEvent } from 'react'

const cellAt = (table: Element, row: number, column: string) =>
  table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)

const rowsIn = (table: Element) =>
  Math.max(-1, ...[...table.querySelectorAll<HTMLElement>('[data-row]')].map((one) => Number(one.dataset.row)))

/**
 * Moves as in a spreadsheet: Enter and the arrows up and down within a column, left and right where the caret stands at
 * that end of the text already. A choice keeps its arrows, which choose. Tab is the browser's own.
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const cell = event.target as HTMLElement
  const { row, column } = cell.dataset
  const table = cell.closest('table')
  if (row === undefined || column === undefined || table === null) return
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  const to = goalOf(event, cell, table, Number(row), column)
  if (to === undefined) return
  event.preventDefault()
  if (to === null) return
  to.focus()
  if (to instanceof HTMLInputElement) to.select()
}

/** The cell to go to; null where the key is taken and leads nowhere, undefined where it is left to the browser. */
function goalOf(
  event: KeyboardEvent<HTMLElement>,
  cell: HTMLElement,
  table: Element,
  row: number,
  column: string,
): HTMLElement | null | undefined {
  const isInput = cell instanceof HTMLInputElement
  if (event.key === 'Enter') return vertical(table, row, column, event.shiftKey ? -1 : 1)
  if (!isInput || event.shiftKey) return undefined
  if (event.key === 'ArrowDown') return vertical(table, row, column, 1)
  if (event.key === 'ArrowUp') return vertical(table, row, column, -1)
  if (event.key === 'ArrowLeft' && cell.selectionEnd === 0) return beside(table, cell, row, -1)
  if (event.key === 'ArrowRight' && cell.selectionStart === cell.value.length) return beside(table, cell, row, 1)
  return undefined
}

function vertical(table: Element, row: number, column: string, step: 1 | -1): HTMLElement | null {
  const last = rowsIn(table)
  for (let next = row + step; next >= 0 && next <= last; next += step) {
    const found = cellAt(table, next, column)
    if (found !== null) return found
  }
  return null
}

function beside(table: Element, cell: HTMLElement, row: number, step: 1 | -1): HTMLElement | null {
  const cells = [...table.querySelectorAll<HTMLElement>(`[data-row="${row}"]`)]
  return cells[cells.indexOf(cell) + step] ?? null
}
