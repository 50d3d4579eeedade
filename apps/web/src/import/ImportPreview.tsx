import type { ImportView } from '@ttc/contracts/import'
import type { AnswersOfFile, FindingDecision } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import type { ReactNode } from 'react'
import { Notice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { Changes } from './Changes.tsx'
import { Counts } from './Counts.tsx'
import { Findings } from './Findings.tsx'
import type { Upload } from './import.api.ts'
import { Refusals } from './Refusals.tsx'

type ImportPreviewProps = {
  view: ImportView
  upload: Upload
  partnership: string
  said: AnswersOfFile
  decisions: readonly FindingDecision[]
  onSay: (said: AnswersOfFile) => void
  onDecide: (decisions: FindingDecision[]) => void
  /** How far the working out of the last answer is. */
  again: ReactNode
  children: ReactNode
}

const WARNINGS = 10
const said = (count: number) => describeNumber(count, 0)

/** What storing the file would do, in counts that add up, with every warning, refusal and change. */
export function ImportPreview(props: ImportPreviewProps) {
  const { view, upload, partnership, said: answers, decisions, onSay, onDecide, again, children } = props
  const { findings = [], findingsInAll = 0 } = view
  const { counts } = view
  const changes = counts.added + counts.changed
  return (
    <Page
      title={`Check what will change: ${said(changes)} of ${said(counts.read)} values`}
      caption={`${view.fileName} · ${view.shape}`}
    >
      <Counts counts={counts} warnings={findingsInAll + view.warnings.length} />
      {again}
      {view.warnings.length > 0 && <Warnings warnings={view.warnings} />}
      <Findings findings={findings} inAll={findingsInAll} decisions={decisions} onDecide={onDecide} />
      <Refusals view={view} upload={upload} partnership={partnership} said={answers} onSay={onSay} />
      <Changes view={view} />
      <Section title="By indicator">
        <Table
          caption="By indicator"
          captionHidden
          rows={view.indicators}
          rowKey={({ indicatorId }) => indicatorId}
          empty="Nothing in the file is for an indicator you chose."
          columns={[
            {
              key: 'name',
              header: 'Indicator',
              rowHeader: true,
              cell: ({ name, created }) => (created === true ? `${name} (new)` : name),
            },
            { key: 'added', header: 'Add', numeric: true, cell: ({ added }) => said(added) },
            { key: 'changed', header: 'Change', numeric: true, cell: ({ changed }) => said(changed) },
            { key: 'unchanged', header: 'Same', numeric: true, cell: ({ unchanged }) => said(unchanged) },
          ]}
        />
      </Section>
      {children}
    </Page>
  )
}

function Warnings({ warnings }: Pick<ImportView, 'warnings'>) {
  const rest = warnings.slice(WARNINGS)
  const lines = (some: ImportView['warnings']) => (
    <ul className="govuk-list govuk-list--bullet">
      {some.map(({ code, message }) => (
        <li key={`${code} ${message}`}>{message}</li>
      ))}
    </ul>
  )
  return (
    <Notice tone="warning" title={`${said(warnings.length)} to know before storing`}>
      {lines(warnings.slice(0, WARNINGS))}
      {rest.length > 0 && (
        <details className="ttc-details">
          <summary>Show {said(rest.length)} more</summary>
          {lines(rest)}
        </details>
      )}
    </Notice>
  )
}
