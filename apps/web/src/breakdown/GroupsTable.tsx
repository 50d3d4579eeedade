import type { GroupLines } from '@ttc/domain/breakdown/group-lines'
import { groupTableOf } from '@ttc/domain/breakdown/group-lines.words'
import { Table } from '../design/Table.tsx'

/** Every group's numbers, a row for every period, also of groups that are not drawn. */
export function GroupsTable({ lines }: { lines: GroupLines }) {
  const { caption, groups, rows } = groupTableOf(lines)
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { key: 'period', header: 'Period', rowHeader: true, cell: ({ label }) => label },
        ...groups.map(({ id, name }, place) => ({
          key: id,
          header: name,
          numeric: true,
          cell: ({ values }: (typeof rows)[number]) => values[place] ?? '',
        })),
      ]}
    />
  )
}
