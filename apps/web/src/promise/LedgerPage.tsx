import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { LedgerSummaryView } from '@ttc/contracts/challenge-meeting'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ledgerAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { ChallengeLedger } from './ChallengeLedger.tsx'
import { LedgerFilter } from './LedgerFilter.tsx'
import { ledgerSearch, partOf } from './ledger-search.ts'
import { PromiseLedger } from './PromiseLedger.tsx'
import { type LedgerSearch, ledgerSummaryQuery } from './promise.api.ts'
import { QuietLedger } from './QuietLedger.tsx'
import './promise.scss'

/** All that was asked and promised in challenge meetings, and what came of it; narrowed as the address says. */
export function LedgerPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/ledger' })
  const search = ledgerSearch(useSearch({ strict: false }))
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const summary = useQuery(ledgerSummaryQuery(partnership, search.plan))
  const part = partOf(search)
  const { part: _, ...wanted } = search
  const parts = { partnership, wanted }
  if (summary.error) return <ProblemPage problem={asProblem(summary.error)} onRetry={() => void summary.refetch()} />
  return (
    <Page title="Ledger of challenges and promises" tab="Ledger" caption="What was asked and promised in every meeting">
      {summary.data === undefined ? (
        <Loading label="Loading the ledger" />
      ) : (
        <>
          <Summary partnership={partnership} plan={search.plan} summary={summary.data} />
          <Parts partnership={partnership} search={search} summary={summary.data} />
          {part !== 'quiet' && (
            <LedgerFilter
              key={JSON.stringify(search)}
              partnership={partnership}
              search={search}
              plans={plans}
              agencies={summary.data.agencies}
            />
          )}
          {part === 'promises' && <PromiseLedger {...parts} />}
          {part === 'challenges' && <ChallengeLedger {...parts} />}
          {part === 'quiet' && <QuietLedger {...parts} />}
        </>
      )}
    </Page>
  )
}

type SummaryProps = { partnership: string; plan: string | undefined; summary: LedgerSummaryView }

/** What a chair asks of a year of meetings, each number a link to what it counts. */
function Summary({ partnership, plan, summary: { challenges, promises, medianDays } }: SummaryProps) {
  const link = (part: string, state: string, words: string) => (
    <a href={ledgerAddress(partnership, { part, plan, state })}>{words}</a>
  )
  const over = promises.kept + promises.late + promises.dropped
  return (
    <ul className="ttc-ledger__summary">
      <li>
        {link('challenges', 'crossing', `${challenges.crossing} of ${challenges.known}`)} challenges crossed agencies:
        one asked, another answered
        {challenges.known < challenges.all && (
          <span className="ttc-muted"> ({challenges.all - challenges.known} do not say who asked or who answered)</span>
        )}
      </li>
      <li>
        {link('promises', 'kept', `${promises.kept} of ${over}`)} promises that are over or late were kept;{' '}
        {link('promises', 'late', `${promises.late} late`)},{' '}
        {link('promises', 'dropped', `${promises.dropped} dropped`)}
      </li>
      <li>
        {link('promises', 'open', `${promises.open} open`)},{' '}
        {link('promises', 'overdue', `${promises.overdue} of them overdue`)}
      </li>
      <li>
        {medianDays === null
          ? 'No promise has been kept yet'
          : `Half of the kept ones took ${medianDays} ${medianDays === 1 ? 'day' : 'days'} or fewer`}
      </li>
    </ul>
  )
}

type PartsProps = { partnership: string; search: LedgerSearch; summary: LedgerSummaryView }

function Parts({ partnership, search, summary }: PartsProps) {
  const { plan } = search
  const part = partOf(search)
  const entry = (name: string, words: string) => {
    if (name === part) return <b aria-current="page">{words}</b>
    return <a href={ledgerAddress(partnership, { part: name, plan })}>{words}</a>
  }
  return (
    <p className="ttc-ledger__parts">
      {entry('promises', `Promises (${summary.promises.all})`)}
      {entry('challenges', `Challenges (${summary.challenges.all})`)}
      {entry('quiet', `Nobody asked in four meetings (${summary.quiet})`)}
    </p>
  )
}
