import { useQuery } from '@tanstack/react-query'
import type { OwnOwedView } from '@ttc/contracts/round'
import { isOverdue } from '@ttc/domain/promise'
import { describeOwed } from '@ttc/domain/round.words'
import { Day } from '../design/Day.tsx'
import { Notice } from '../design/Notice.tsx'
import { ownOwedAddress } from '../http/address.ts'
import { ownOwedQuery } from './round.api.ts'

/** On the page people start from: how much they owe, by when, and the way there. Nothing where they owe nothing. */
export function OwedNotice({ partnership }: { partnership: string }) {
  const { data } = useQuery(ownOwedQuery(partnership))
  const open = data === undefined ? [] : openIn(data)
  if (open.length === 0) return null
  const late = open.filter(({ isLate }) => isLate).length
  const first = open
    .flatMap(({ dueOn }) => dueOn ?? [])
    .toSorted()
    .at(0)
  return (
    <Notice tone={late > 0 ? 'late' : 'advice'}>
      <p>
        <a href={ownOwedAddress(partnership)}>
          <b>You owe {describeOwed(open)}</b>
        </a>
        {first !== undefined && <When late={late} first={first} />}.
      </p>
    </Notice>
  )
}

/** What is asked in rounds or by the panel and not answered, and what was promised and is neither kept nor dropped. */
function openIn({ rounds, promises, questions, asOf }: OwnOwedView) {
  const rows = rounds.flatMap((one) => one.rows).filter(({ state }) => state !== 'answered')
  return [
    ...rows.map(({ kind, dueOn, state }) => ({ kind, dueOn, isLate: state === 'late' })),
    ...questions.map(({ dueOn, state }) => ({ kind: 'answer' as const, dueOn, isLate: state === 'late' })),
    ...promises.map((one) => ({
      kind: 'promise' as const,
      dueOn: one.dueOn,
      isLate: one.state === 'late' || isOverdue(one, asOf),
    })),
  ]
}

function When({ late, first }: { late: number; first: string }) {
  if (late === 0)
    return (
      <>
        , the first by <Day date={first} />
      </>
    )
  return (
    <>
      , {late} of them late since {late === 1 ? '' : 'the earliest on '}
      <Day date={first} />
    </>
  )
}
