import type { ImportView } from '@ttc/contracts/import'
import type { AnswersOfFile } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { saveAs } from '../figure/picture-file.ts'
import { Asked } from './Asked.tsx'
import { type Upload, useRefusedRows } from './import.api.ts'
import { wordsOf } from './import-problem.ts'

const SHOWN = 100

type RefusalsProps = {
  view: ImportView
  upload: Upload
  partnership: string
  said: AnswersOfFile
  onSay: (said: AnswersOfFile) => void
}

const SAY_IT = 'Answer above, or correct it in the file.'
const MEND = 'Correct it in the file.'
const YEARS: ReadonlySet<string> = new Set(['period', 'wrong-period', 'ambiguous-period'])
const OTHER_KIND = 'Go back and say what kind of years these are, or correct it in the file.'

/** The way out of one reason. */
function wayOut(code: string, isAsked: boolean): string {
  if (isAsked) return SAY_IT
  return YEARS.has(code) ? OTHER_KIND : MEND
}

/** The reason that an answer would do away with. */
const CODES: Readonly<Record<NonNullable<ImportView['asked']>[number]['asks'], string>> = {
  area: 'area',
  symbol: 'value',
  'decimal-comma': 'value',
  twice: 'duplicate',
  'out-of-range': 'out-of-range',
}

const isAnything = ({ areas, symbols, decimalComma, twice, outOfRange }: AnswersOfFile) =>
  decimalComma || twice !== null || [areas, symbols, outOfRange].some((one) => Object.keys(one).length > 0)

/** Why rows are refused, counted by reason, the rows themselves, and a file of them to mend. */
export function Refusals({ view, upload, partnership, said, onSay }: RefusalsProps) {
  const rows = useRefusedRows(partnership)
  const { refused } = view.counts
  if (refused === 0 && !isAnything(said)) return null
  const ask = new Set((view.asked ?? []).map(({ asks }) => CODES[asks]))
  const fetchRows = () =>
    rows.mutate(upload, { onSuccess: (file) => saveAs(file, `${view.fileName} rows with problems`, 'csv') })
  return (
    <Section title={`${describeNumber(refused, 0)} ${refused === 1 ? 'value' : 'values'} refused`}>
      <Asked view={view} said={said} onSay={onSay} />
      {refused > 0 && <h3 className="ttc-import__byreason">By reason</h3>}
      <Table
        caption="Refused, by reason"
        captionHidden
        rows={view.refusalsByReason}
        rowKey={({ code, reason }) => `${code} ${reason}`}
        empty="No value is refused."
        columns={[
          { key: 'reason', header: 'Reason', rowHeader: true, cell: ({ reason }) => reason },
          { key: 'count', header: 'Values', numeric: true, cell: ({ count }) => describeNumber(count, 0) },
          { key: 'do', header: 'What you can do', cell: ({ code }) => wayOut(code, ask.has(code)) },
        ]}
      />
      {refused > 0 && (
        <>
          <p className="ttc-import__after">
            <Button look="link" busy={rows.isPending} busyWords="Reading the file for them" onClick={fetchRows}>
              Download the rows with problems (CSV)
            </Button>
          </p>
          {rows.error && (
            <div role="alert">
              <Notice tone="problem" title="There is no download">
                <p>{wordsOf(rows.error)}</p>
              </Notice>
            </div>
          )}
          <Details summary={`Show the first ${Math.min(SHOWN, view.refusals.length)} refused values`}>
            <Table
              caption="Refused values"
              captionHidden
              narrow="blocks"
              rows={view.refusals.slice(0, SHOWN).map((one, at) => ({ ...one, at }))}
              rowKey={({ at }) => String(at)}
              columns={[
                { key: 'row', header: 'Row', rowHeader: true, cell: ({ row }) => describeNumber(row, 0) },
                { key: 'column', header: 'Column', cell: ({ column }) => column },
                { key: 'value', header: 'In the file', cell: ({ value }) => value !== '' && <code>{value}</code> },
                { key: 'reason', header: 'Why it is refused', cell: ({ reason }) => reason },
              ]}
            />
          </Details>
        </>
      )}
    </Section>
  )
}
