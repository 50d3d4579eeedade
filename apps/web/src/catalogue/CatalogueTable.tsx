import type { CatalogueRowView } from '@ttc/contracts/catalogue'
import { Day } from '../design/Day.tsx'
import { Table } from '../design/Table.tsx'
import { entryAddress, placementAddress } from '../http/address.ts'
import { describeCataloguePolarity, describeSpan, shownCount } from './catalogue-words.ts'

type CatalogueTableProps = {
  partnership: string
  edition: string
  caption: string
  rows: readonly CatalogueRowView[]
  priority: string | null
}

/** What the collection holds, an indicator a row, in its publisher's order. */
export function CatalogueTable({ partnership, edition, caption, rows, priority }: CatalogueTableProps) {
  const search = priority === null ? '' : `?priority=${priority}`
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ code }) => code}
      narrow="blocks"
      empty="No indicator of the collection is like this. Show all, or look for other words."
      columns={[
        {
          key: 'name',
          header: 'Indicator',
          rowHeader: true,
          width: '38%',
          cell: ({ code, name, topic, warnings }) => (
            <>
              <a href={`${entryAddress(partnership, edition, code)}${search}`}>{name}</a>
              <span className="ttc-catalogue-topic">{topic}</span>
              {warnings.map((warning) => (
                <span key={warning} className="ttc-catalogue-wrong">
                  <strong>Looks wrong:</strong> {warning}
                </span>
              ))}
            </>
          ),
        },
        { key: 'unit', header: 'Unit', cell: ({ unit }) => unit },
        { key: 'polarity', header: 'Better', cell: ({ polarity }) => describeCataloguePolarity(polarity) },
        { key: 'span', header: 'Figures', cell: describeSpan },
        { key: 'areas', header: 'Areas', numeric: true, cell: ({ areas }) => shownCount(areas) },
        {
          key: 'next',
          header: 'Next figures',
          cell: ({ nextPublicationOn: day }) => (day === null ? 'Not announced' : <Day date={day} short />),
        },
        {
          key: 'adopted',
          header: 'Here',
          cell: ({ adopted }) => {
            if (adopted === null) return <span className="ttc-muted">Not adopted</span>
            if (adopted.placement === null) return 'Adopted, in no plan'
            const { id, planId: plan } = adopted.placement
            return (
              <a href={placementAddress({ partnership, plan }, id)}>
                Adopted <span className="govuk-visually-hidden">as {adopted.name}</span>
              </a>
            )
          },
        },
      ]}
    />
  )
}
