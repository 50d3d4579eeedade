import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { Column } from '../../apps/web/src/design/Table.tsx'
import { Table } from '../../apps/web/src/design/Table.tsx'

afterEach(cleanup)

type Row = { name: string; value: number | null }

const rows: readonly Row[] = [
  { name: 'Suspensions', value: 10 },
  { name: 'well-being', value: null },
  { name: 'Attainment 8', value: 9 },
  { name: 'Attainment 16', value: 100 },
]

const columns: readonly Column<Row>[] = [
  { key: 'name', header: 'Indicator', rowHeader: true, cell: (row) => row.name, sortValue: (row) => row.name },
  { key: 'value', header: 'Latest', numeric: true, cell: (row) => row.value ?? '–', sortValue: (row) => row.value },
  { key: 'owner', header: 'Owner', cell: () => 'Headteacher' },
]

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)
const header = (name: string) => screen.getByRole('columnheader', { name })

describe('a table', () => {
  test('has a caption, column headers and row headers', () => {
    render(<Table caption="Indicators, worst first" columns={columns} rows={rows} rowKey={(row) => row.name} />)
    expect(screen.getByRole('table', { name: 'Indicators, worst first' })).toBeTruthy()
    expect(screen.getAllByRole('columnheader').map((cell) => cell.getAttribute('scope'))).toEqual(['col', 'col', 'col'])
    expect(names()).toEqual(rows.map(({ name }) => name))
  })

  test('a press sorts, a second turns it round; words go by number and regardless of case', async () => {
    render(<Table caption="Indicators" columns={columns} rows={rows} rowKey={(row) => row.name} />)
    await userEvent.click(within(header('Indicator')).getByRole('button'))
    expect(header('Indicator').getAttribute('aria-sort')).toBe('ascending')
    expect(header('Latest').getAttribute('aria-sort')).toBe('none')
    expect(names()).toEqual(['Attainment 8', 'Attainment 16', 'Suspensions', 'well-being'])
    await userEvent.click(within(header('Indicator')).getByRole('button'))
    expect(header('Indicator').getAttribute('aria-sort')).toBe('descending')
    expect(names()).toEqual(['well-being', 'Suspensions', 'Attainment 16', 'Attainment 8'])
  })

  test.each([
    [false, ['Attainment 8', 'Suspensions', 'Attainment 16', 'well-being']],
    [true, ['Attainment 16', 'Suspensions', 'Attainment 8', 'well-being']],
  ])('what has no value comes last, descending: %s', (descending, order) => {
    render(
      <Table
        caption="Indicators"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        sortedAtFirst={{ key: 'value', descending }}
      />,
    )
    expect(names()).toEqual(order)
  })

  test('a column without an order has no button and no aria-sort', () => {
    render(<Table caption="Indicators" columns={columns} rows={rows} rowKey={(row) => row.name} />)
    expect(within(header('Owner')).queryByRole('button')).toBeNull()
    expect(header('Owner').hasAttribute('aria-sort')).toBe(false)
  })

  test('groups keep their rows when sorted', async () => {
    const groups = [
      { key: 'a', heading: 'In school every day', rows: rows.slice(0, 2) },
      { key: 'b', heading: 'A fair start', rows: rows.slice(2) },
    ]
    render(<Table caption="By priority" columns={columns} groups={groups} rowKey={(row) => row.name} />)
    await userEvent.click(within(header('Latest')).getByRole('button'))
    await userEvent.click(within(header('Latest')).getByRole('button'))
    expect(screen.getAllByRole('row').map((row) => row.firstElementChild?.textContent)).toEqual([
      'Indicator',
      'In school every day',
      'Suspensions',
      'well-being',
      'A fair start',
      'Attainment 16',
      'Attainment 8',
    ])
  })

  test('says so when there is nothing', () => {
    render(<Table caption="Actions" columns={columns} rows={[]} rowKey={(row) => row.name} empty="No actions yet" />)
    expect(screen.getByRole('cell', { name: 'No actions yet' })).toBeTruthy()
  })
})
