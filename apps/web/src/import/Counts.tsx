import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'

type CountsProps = { counts: ImportView['counts']; warnings: number | null }

/** What became of every value of the file: the boxes add up to the values read. */
export function Counts({ counts, warnings }: CountsProps) {
  const { added, changed, unchanged, refused, keptOut, notAskedFor, read } = counts
  const boxes = [
    { tone: 'added', term: 'Added', count: added, note: 'not here before' },
    { tone: 'changed', term: 'Changed', count: changed, note: 'old values are kept' },
    { tone: 'same', term: 'Unchanged', count: unchanged, note: 'same as stored' },
    { tone: 'refused', term: 'Refused', count: refused, note: 'with the reason' },
    ...(keptOut === 0 ? [] : [{ tone: 'kept', term: 'Kept out', count: keptOut, note: 'as was decided' }]),
    { tone: 'same', term: 'Not asked for', count: notAskedFor, note: 'other areas, groups, measures' },
    ...(warnings === null
      ? []
      : [{ tone: 'warned', term: 'Warnings', count: warnings, note: 'look before you confirm' }]),
  ]
  return (
    <>
      <dl className="ttc-counts">
        {boxes.map(({ tone, term, count, note }) => (
          <div key={term} className={`ttc-counts__box ttc-counts__box--${tone}`}>
            <dt>{term}</dt>
            <dd>
              <span className="ttc-counts__big">{describeNumber(count, 0)}</span>
              <small>{note}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="ttc-muted">
        {[added, changed, unchanged, refused, ...(keptOut === 0 ? [] : [keptOut]), notAskedFor]
          .map((count) => describeNumber(count, 0))
          .join(' + ')}{' '}
        = {describeNumber(read, 0)} values read
      </p>
    </>
  )
}
