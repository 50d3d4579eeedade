import type { IndicatorView } from '@ttc/contracts/indicator'
import { describeTolerance } from '@ttc/domain/rag.words'
import { Day } from '../design/Day.tsx'
import { Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'

/** Every rule there has been, the latest first. */
export function RuleHistory({ indicator }: { indicator: IndicatorView }) {
  const rules = indicator.placement.rules.toSorted((a, b) => (a.appliesFrom < b.appliesFrom ? 1 : -1))
  return (
    <Section title="Rules so far" id="rules">
      <Table
        caption="RAG rules, newest first"
        captionHidden
        rows={rules}
        rowKey={({ id }) => id}
        empty="No rule yet: nothing is coloured."
        columns={[
          { key: 'from', header: 'From', rowHeader: true, cell: ({ appliesFrom }) => <Day date={appliesFrom} short /> },
          {
            key: 'amber',
            header: 'Amber',
            cell: ({ tolerance, amberIfImproved }) =>
              `${describeTolerance(tolerance, indicator.scale)}${amberIfImproved ? ', or if improved' : ''}`,
          },
          { key: 'path', header: 'Target', cell: ({ path }) => (path === 'straight' ? 'Straight line' : 'Stepped') },
          {
            key: 'reason',
            header: 'Reason',
            cell: ({ reason, correction }) => (correction ? `${reason} (correction)` : reason),
          },
          { key: 'by', header: 'By', cell: ({ recordedBy }) => recordedBy ?? 'Not known' },
        ]}
      />
    </Section>
  )
}
