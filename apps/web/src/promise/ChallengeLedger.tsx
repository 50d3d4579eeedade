import { useInfiniteQuery } from '@tanstack/react-query'
import type { ChallengeRowView } from '@ttc/contracts/challenge'
import { describeDecision } from '@ttc/domain/challenge.words'
import { challengesFile, challengesQuery } from '../challenge/challenge.api.ts'
import { Loading } from '../design/Loading.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { AskedWhere } from './AskedWhere.tsx'
import { LedgerList } from './LedgerList.tsx'
import type { LedgerSearch } from './promise.api.ts'

/** What was asked, newest first, with what was answered and decided. */
export function ChallengeLedger({ partnership, wanted }: { partnership: string; wanted: LedgerSearch }) {
  const list = useInfiniteQuery(challengesQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  if (first === undefined) return <Loading label="Loading the challenges" />
  const rows = list.data?.pages.flatMap(({ challenges }) => challenges) ?? []
  return (
    <LedgerList
      partnership={partnership}
      wanted={wanted}
      part="challenges"
      label="Challenges by what came of them"
      counts={first.counts}
      states={STATES}
      file={challengesFile(partnership, wanted)}
      empty={EMPTY}
      busy={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    >
      {rows.map((row) => (
        <Row key={row.id} partnership={partnership} row={row} />
      ))}
    </LedgerList>
  )
}

const STATES = [
  ['all', 'in all'],
  ['crossing', 'between agencies'],
  ['unanswered', 'without an answer'],
  ['undecided', 'without a decision'],
  ['accept', 'accepted'],
  ['come-back', 'to come back'],
  ['escalate', 'escalated'],
] as const

const EMPTY = {
  title: 'No challenge is found',
  words: 'Challenges are typed in a challenge meeting. Search for something else, or clear the search.',
}

function Row({ partnership, row }: { partnership: string; row: ChallengeRowView }) {
  const { question, askedBy, agency, answer, answeredBy, answerAgency, decision } = row
  return (
    <li>
      <p className="ttc-ledger__text">{question}</p>
      <p className="ttc-muted">
        {[askedBy, agency].filter(Boolean).join(', ') || 'Nobody named'}
        {row.crosses === true && ' · between agencies'}
      </p>
      <p>{answer === '' ? <span className="ttc-muted">No answer was typed</span> : answer}</p>
      {(answeredBy !== '' || answerAgency !== '') && (
        <p className="ttc-muted">Answered by {[answeredBy, answerAgency].filter(Boolean).join(', ')}</p>
      )}
      <p>
        {decision === null ? 'No decision' : `Decision: ${describeDecision(decision)}`} · {row.promises}{' '}
        {row.promises === 1 ? 'promise' : 'promises'}
      </p>
      <p className="ttc-muted">
        <AskedWhere partnership={partnership} row={row} />
      </p>
    </li>
  )
}
