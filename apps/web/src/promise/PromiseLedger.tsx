import { useInfiniteQuery } from '@tanstack/react-query'
import { Loading } from '../design/Loading.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { LedgerList } from './LedgerList.tsx'
import { PromiseRow } from './PromiseRow.tsx'
import { type LedgerSearch, promisesFile, promisesQuery } from './promise.api.ts'

type LedgerProps = { partnership: string; wanted: LedgerSearch }

/** What was promised, newest first, each with what became of it. */
export function PromiseLedger({ partnership, wanted }: LedgerProps) {
  const list = useInfiniteQuery(promisesQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  if (first === undefined) return <Loading label="Loading the promises" />
  const rows = list.data?.pages.flatMap(({ promises }) => promises) ?? []
  return (
    <LedgerList
      partnership={partnership}
      wanted={wanted}
      part="promises"
      label="Promises by how they stand"
      counts={first.counts}
      states={STATES}
      file={promisesFile(partnership, wanted)}
      empty={EMPTY}
      busy={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    >
      {rows.map((row) => (
        <PromiseRow key={row.id} partnership={partnership} row={row} today={first.asOf} />
      ))}
    </LedgerList>
  )
}

const STATES = [
  ['all', 'in all'],
  ['overdue', 'overdue'],
  ['open', 'open'],
  ['kept', 'kept'],
  ['late', 'late'],
  ['dropped', 'dropped'],
  ['not-kept', 'late or dropped'],
] as const

const EMPTY = {
  title: 'No promise is found',
  words: 'Promises are typed in a challenge meeting. Search for something else, or clear the search.',
}
