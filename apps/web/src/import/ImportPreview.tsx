import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import type { Problem } from '@ttc/domain/problem'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { SummaryStrip } from '../design/SummaryStrip.tsx'
import { Table } from '../design/Table.tsx'
import { Refusals } from './Refusals.tsx'

type ImportPreviewProps = { view: ImportView; busy: boolean; problem: Problem | null; onStore: () => void }

/** What storing the file would do, in counts that add up, with every refusal and its reason. */
export function ImportPreview({ view, busy, problem, onStore }: ImportPreviewProps) {
  const { counts } = view
  const changes = counts.added + counts.changed
  const said = (count: number) => describeNumber(count, 0)
  return (
    <Section title={`Preview of ${view.fileName}: nothing is stored yet`} id="preview">
      <SummaryStrip
        facts={[
          { term: 'Add', big: said(counts.added), note: 'values not here yet' },
          { term: 'Change', big: said(counts.changed), note: 'the old value stays in the history' },
          { term: 'Same', big: said(counts.unchanged), note: 'left as they are' },
          { term: 'Refused', big: said(counts.refused), note: 'with reasons below' },
          { term: 'Not asked for', big: said(counts.notAskedFor), note: `of ${said(counts.read)} values read` },
        ]}
      />
      {view.warnings.length > 0 && (
        <Notice tone="warning" title={`${view.warnings.length} to look at before storing`}>
          <ul className="govuk-list govuk-list--bullet">
            {view.warnings.slice(0, 20).map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        caption="By indicator"
        rows={view.indicators}
        rowKey={({ indicatorId }) => indicatorId}
        empty="Nothing in the file is for an indicator you chose."
        columns={[
          { key: 'name', header: 'Indicator', rowHeader: true, cell: ({ name }) => name },
          { key: 'added', header: 'Add', numeric: true, cell: ({ added }) => said(added) },
          { key: 'changed', header: 'Change', numeric: true, cell: ({ changed }) => said(changed) },
          { key: 'unchanged', header: 'Same', numeric: true, cell: ({ unchanged }) => said(unchanged) },
        ]}
      />
      <Refusals view={view} />
      {problem !== null && (
        <Notice tone="problem" title="Nothing was stored">
          <p>{problem.message}</p>
        </Notice>
      )}
      <Actions>
        {changes > 0 ? (
          <Button busy={busy} busyWords="Storing" onClick={onStore}>
            Store {said(changes)} {changes === 1 ? 'value' : 'values'}
          </Button>
        ) : (
          <p>There is nothing to store.</p>
        )}
      </Actions>
    </Section>
  )
}
