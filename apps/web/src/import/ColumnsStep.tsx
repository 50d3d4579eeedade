import { ColumnRole } from '@ttc/contracts/import'
import { Page } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { Table } from '../design/Table.tsx'
import { errorOf } from './import-problem.ts'
import { ReadingNotice } from './ReadingNotice.tsx'
import { StepForm } from './StepForm.tsx'
import { useLookAgain } from './use-look-again.ts'
import type { StepProps } from './use-wizard.ts'

const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  area: 'Area code',
  'area-name': 'Area name',
  period: 'Period',
  'period-start': 'First day of the period',
  'period-end': 'Last day of the period',
  indicator: 'Which indicator',
  'indicator-name': 'Name of the indicator',
  value: 'Value',
  measure: 'Values of an indicator named by the column',
  'period-values': 'Values of the period named by the column',
  numerator: 'Numerator',
  denominator: 'Denominator',
  lower: 'Lower limit',
  upper: 'Upper limit',
  breakdown: 'Group of children',
  'breakdown-topic': 'Kind of group',
  'breakdown-value': 'Group within that kind',
  status: 'Symbol in place of a value',
  mark: 'Provisional, revised or final',
  note: 'Note',
  unit: 'Unit',
  ignore: 'Leave it out',
}

const ROLES = ColumnRole.options.map((value) => ({ value, text: ROLE_NAMES[value] }))

/** What each column of a table of one's own says. Filled in as it seems, or as it was said last time. */
export function ColumnsStep({ partnership, wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  const again = useLookAgain(partnership, wizard)
  if (seen === null) return null
  const role = (name: string) => values.columns[name] ?? 'ignore'
  const choose = (name: string, to: string) => update({ columns: { ...values.columns, [name]: ColumnRole.parse(to) } })
  const look = () =>
    again.look({ columns: values.columns }, 'columns.0', (problem) => {
      if (problem === null) next()
      else again.refuse([{ field: 'columns.0', message: problem }])
    })
  return (
    <Page title="What do the columns say?" caption={seen.fileName}>
      <StepForm errors={again.errors} attempt={again.attempt} onGo={look} busy={again.isLooking} busyWords="Reading it">
        <p className="ttc-two-thirds">
          {seen.remembered === null
            ? 'Filled in by what the columns are called and hold. A table needs a period and figures.'
            : 'Filled in as you answered for a file with these columns before.'}
        </p>
        <div className="ttc-import__choices">
          <Table
            caption="Columns of the file"
            captionHidden
            narrow="blocks"
            middle
            rows={seen.columns.map((column, at) => ({ ...column, at }))}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', header: 'Column', rowHeader: true, width: '26%', cell: ({ name }) => name },
              {
                key: 'samples',
                header: 'Holds',
                width: '34%',
                cell: ({ samples }) => samples.filter((cell) => cell.trim() !== '').join(' · ') || 'nothing',
              },
              {
                key: 'role',
                header: 'Says',
                cell: ({ name, at }) => (
                  <Select
                    name={`columns.${at}`}
                    label={`What “${name}” says`}
                    labelLook="hidden"
                    options={ROLES}
                    value={role(name)}
                    onChange={({ target }) => choose(name, target.value)}
                    error={errorOf(again.errors, `columns.${at}`)}
                  />
                ),
              },
            ]}
          />
        </div>
        {again.isLooking && <ReadingNotice doing="Reading the file with these columns" progress={null} />}
      </StepForm>
    </Page>
  )
}
