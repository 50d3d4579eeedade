import type { InspectionView } from '@ttc/contracts/import/inspection'
import { describeNumber } from '@ttc/domain/figure/value'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { Select } from '../design/Select.tsx'
import { Table } from '../design/Table.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { errorOf } from './import-problem.ts'
import { ReadingNotice } from './ReadingNotice.tsx'
import { StepForm } from './StepForm.tsx'
import { useLookAgain } from './use-look-again.ts'
import type { StepProps } from './use-wizard.ts'

/** What the file was taken for, and its first rows as they were read: the place to see that something is wrong. */
export function TableStep({ partnership, wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  const again = useLookAgain(partnership, wizard)
  if (seen === null) return null
  const sheets = seen.sheets.filter(({ hidden }) => !hidden)
  const isRowTyped = values.headerRow.trim() !== '' && values.headerRow.trim() !== String(seen.headerRow)
  const go = () =>
    isRowTyped ? again.look({ headerRow: values.headerRow.trim() }, 'headerRow', () => undefined) : next()
  return (
    <Page title={`This looks like ${seen.described}`} caption={seen.fileName}>
      <StepForm
        errors={again.errors}
        attempt={again.attempt}
        onGo={go}
        go={isRowTyped ? 'Read it with this row' : 'Continue'}
        busy={again.isLooking}
        busyWords="Looking at it"
      >
        {seen.nearest !== null && (
          <Notice tone="warning" title="Some columns of a published file are missing">
            <p>It comes nearest to one, but lacks {seen.nearest.missing.map((name) => `“${name}”`).join(', ')}.</p>
          </Notice>
        )}
        {seen.warnings.map(({ code, message }) => (
          <Notice key={`${code} ${message}`} tone="warning">
            <p>{message}</p>
          </Notice>
        ))}
        {seen.remembered !== null && (
          <Notice tone="advice" title="You have brought in a file like this before">
            <p>The answers of then are filled in. Check them, and change what is different now.</p>
          </Notice>
        )}
        <div className="ttc-import__facts">
          <Facts facts={factsOf(seen)} />
        </div>
        {sheets.length > 1 && (
          <Select
            name="sheet"
            label="Sheet of the workbook"
            value={seen.sheet ?? ''}
            options={sheets.map(({ name }) => ({ value: name, text: name }))}
            onChange={({ target }) => again.look({ sheet: target.value, headerRow: '' }, 'sheet', () => undefined)}
            error={errorOf(again.errors, 'sheet')}
          />
        )}
        <FirstRows seen={seen} />
        <Details summary="The columns are named by another row" open={again.errors.length > 0 || isRowTyped}>
          <NumberInput
            name="headerRow"
            label="Row that names the columns"
            hint={`As the spreadsheet counts. It was taken to be row ${seen.headerRow}.`}
            whole
            width={4}
            value={values.headerRow}
            onChange={({ target }) => update({ headerRow: target.value })}
            error={errorOf(again.errors, 'headerRow')}
          />
        </Details>
        {again.isLooking && <ReadingNotice doing="Looking at the file again" progress={null} />}
      </StepForm>
    </Page>
  )
}

const SEPARATORS = { ',': 'commas', ';': 'semicolons', tab: 'tabs' } as const

function factsOf(seen: InspectionView) {
  const { areas, periods, titleRows, separator } = seen
  const written =
    separator === null ? 'Excel workbook' : `${seen.encoding}, columns set apart by ${SEPARATORS[separator]}`
  const labels = periods.labels.slice(0, 3).join(', ')
  return [
    { term: 'Written as', value: written },
    ...(titleRows.length === 0 ? [] : [{ term: 'Title rows skipped', value: titleRows.join(' · ') }]),
    { term: 'Rows', value: describeNumber(seen.rowsInAll, 0) },
    { term: 'Measures', value: describeNumber(seen.measures.length, 0) },
    { term: 'Areas', value: areaWords(areas) },
    ...(labels === '' ? [] : [{ term: 'Periods', value: `${labels}${periods.labels.length > 3 ? ' …' : ''}` }]),
  ]
}

function areaWords({ known, unknown, unknownCodes, own, column }: InspectionView['areas']): string {
  if (column === null && known === 0) return 'none named: taken for your own'
  const stranger = unknownCodes.length === 0 ? '' : ` (${unknownCodes.slice(0, 5).join(', ')})`
  const others = unknown === 0 ? '' : `, ${describeNumber(unknown, 0)} not known${stranger}`
  return `${describeNumber(known, 0)} known${own ? '' : ', yours is not among them'}${others}`
}

type Row = InspectionView['rows'][number]

function FirstRows({ seen }: { seen: InspectionView }) {
  return (
    <Section title="The first rows, as they are read" id="rows">
      <Table<Row>
        caption="First rows of the file"
        captionHidden
        rows={seen.rows}
        rowKey={({ row }) => String(row)}
        empty="There is no row below the one that names the columns."
        columns={[
          { key: 'row', header: 'Row', rowHeader: true, cell: ({ row }) => row },
          ...seen.columns.map(({ name }, at) => ({
            key: name,
            header: name,
            cell: ({ cells }: Row) => cells[at] ?? '',
          })),
        ]}
      />
    </Section>
  )
}
