import type { ExceptionRowView } from '@ttc/contracts/exception'
import type { ExceptionOrder } from '@ttc/domain/exception'
import { EmptyState } from '../design/EmptyState.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { exceptionsAddress } from '../http/address.ts'
import { ExceptionCard } from './ExceptionCard.tsx'
import type { ExceptionSearch } from './exception.api.ts'
import { FLAGS, orderOptions, PARTS } from './exception-words.ts'

type ExceptionListProps = {
  partnership: string
  wanted: ExceptionSearch
  rows: readonly ExceptionRowView[]
  today: string
  total: number
  busy: boolean
  onMore: () => void
}

/** The list under its heading, with columns that sort. */
export function ExceptionList(props: ExceptionListProps) {
  const { partnership, wanted, rows, today, total, busy, onMore } = props
  const { part = 'red-amber', only, order = 'worst' } = wanted
  const sorted = orderOptions.find(({ value }) => value === order)?.text.toLowerCase()
  return (
    <section aria-labelledby="exceptions-now">
      <h2 id="exceptions-now" className="ttc-exc-heading">
        {PARTS[part].heading}
        {only !== undefined && `, ${FLAGS[only]}`}{' '}
        <small>{order === 'worst' ? 'worst and longest first' : sorted}</small>
      </h2>
      {rows.length === 0 ? (
        <EmptyState title={PARTS[part].empty}>
          <p>
            {Object.keys(wanted).length === 0
              ? 'Indicators come here when their latest value is off target, and go when it is back.'
              : 'Choose another count, or show all.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <div className="ttc-exc-columns ttc-screen">
            <Sorts
              columns={['name', 'outcome', 'owner']}
              labels={['Exception', 'outcome', 'agency']}
              {...{ partnership, wanted }}
            />
            <Sorts
              columns={['children', 'chance']}
              labels={['The gap in children', 'chance']}
              {...{ partnership, wanted }}
            />
            <span>Why, and who controls it</span>
            <Sorts columns={['due', 'words']} labels={['Back on path', 'age of words']} {...{ partnership, wanted }} />
          </div>
          <ol className="ttc-excs" aria-label={PARTS[part].heading}>
            {rows.map((row) => (
              <li key={row.placementId}>
                <ExceptionCard partnership={partnership} row={row} today={today} />
              </li>
            ))}
          </ol>
          <ShowMore shown={rows.length} total={total} things="exceptions" busy={busy} onMore={onMore} />
        </>
      )}
    </section>
  )
}

type SortsProps = {
  partnership: string
  wanted: ExceptionSearch
  columns: readonly ExceptionOrder[]
  labels: readonly string[]
}

/** The head of a column: what it can be sorted by, the one in force marked; choosing it again goes back to the worst. */
function Sorts({ partnership, wanted, columns, labels }: SortsProps) {
  return (
    <span>
      {columns.map((column, place) => (
        <span key={column}>
          {place > 0 && ', '}
          <a
            href={exceptionsAddress(partnership, { ...wanted, order: wanted.order === column ? undefined : column })}
            aria-current={wanted.order === column ? 'true' : undefined}
          >
            <span className="govuk-visually-hidden">Sort by </span>
            {labels[place]}
          </a>
        </span>
      ))}
    </span>
  )
}
