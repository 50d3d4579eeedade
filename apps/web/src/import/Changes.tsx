import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import { useState } from 'react'
import { Section } from '../design/Page.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { Table } from '../design/Table.tsx'

const PART = 20

/** Stored values that the file changes: what stands now beside what it says. */
export function Changes({ view }: { view: ImportView }) {
  const [most, setMost] = useState(PART)
  const changes = view.changes ?? []
  if (changes.length === 0) return null
  const names = new Map(view.indicators.map(({ indicatorId, name }) => [indicatorId, name]))
  const all = view.counts.changed
  return (
    <Section title={`${describeNumber(all, 0)} ${all === 1 ? 'value' : 'values'} will be changed`}>
      <Table
        caption="Values that will be changed"
        captionHidden
        narrow="blocks"
        rows={changes.slice(0, most)}
        rowKey={({ indicatorId, area, group, period }) => `${indicatorId} ${area} ${group} ${period}`}
        columns={[
          { key: 'name', header: 'Indicator', rowHeader: true, cell: (one) => names.get(one.indicatorId) ?? '' },
          { key: 'area', header: 'Area', cell: ({ area, group }) => (group === '' ? area : `${area}, ${group}`) },
          { key: 'period', header: 'Period', cell: ({ period }) => period },
          {
            key: 'stored',
            header: 'Stored',
            numeric: true,
            cell: ({ stored }) => <del>{stored}</del>,
          },
          {
            key: 'given',
            header: 'In the file',
            numeric: true,
            cell: ({ given }) => <strong>{given}</strong>,
          },
          { key: 'moved', header: 'Change', numeric: true, cell: ({ moved }) => moved ?? '' },
        ]}
      />
      {changes.length > PART && (
        <ShowMore
          shown={Math.min(most, changes.length)}
          total={changes.length}
          things="changes"
          onMore={() => setMost(most + PART)}
        />
      )}
      {changes.length < all && <p>The first {describeNumber(changes.length, 0)} are listed.</p>}
    </Section>
  )
}
