import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { OwedListView } from '@ttc/contracts/round'
import { owedStates } from '@ttc/domain/round/owed'
import { describeOwedState, describeRoundState } from '@ttc/domain/round.words'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { CountLinks } from '../design/CountLinks.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page, Section } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { roundAddress, roundsAddress, whoOwesAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { NotAsked } from './NotAsked.tsx'
import { OwedPromises } from './OwedPromises.tsx'
import { OwedTable } from './OwedTable.tsx'
import { OwingPeople } from './OwingPeople.tsx'
import { owedSearch } from './owed-search.ts'
import { RoundDays } from './RoundDays.tsx'
import { type OwedSearch, owedFileAddress, owedQuery } from './round.api.ts'
import { TurnRoundPanel } from './TurnRoundPanel.tsx'
import './round.scss'

/** Who owes what in a round: by person, then everything asked for, late first. For whoever runs the round. */
export function WhoOwesPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/rounds/$round/owed' })
  const wanted = owedSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery(owedQuery(at.partnership, at.round, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  if (first === undefined) return <Loading label="Loading who owes what" shape="page" />
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const address = (over: OwedSearch) => whoOwesAddress(at, at.round, { ...wanted, ...over })
  const { round, plan } = first
  return (
    <>
      <BackLink href={roundsAddress(at)}>Rounds</BackLink>
      <Page
        title="Who owes what"
        caption={[plan.marking === 'none' ? '' : plan.marking, plan.name, round.name].filter(Boolean).join(' · ')}
        meta={describeRoundState(round.state)}
        actions={
          <>
            <ButtonLink look="secondary" href={owedFileAddress(at.partnership, at.round, wanted)} download>
              Download as CSV
            </ButtonLink>
            <PrintButton />
            <a href={roundAddress(at, at.round)}>Change the days</a>
          </>
        }
      >
        <RoundDays round={round} asOf={first.asOf} />
        <TurnRoundPanel partnership={at.partnership} round={round} asOf={first.asOf} />
        <StateCounts counts={first.counts} wanted={wanted} address={address} />
        {first.promises.length > 0 && (
          <p className="ttc-screen">
            <a href="#promises">
              {first.promises.length} {first.promises.length === 1 ? 'promise' : 'promises'} of meetings still open
            </a>
          </p>
        )}
        <Section title="By person" id="people">
          <OwingPeople people={first.people} wanted={wanted} address={address} />
        </Section>
        <Section title={titleOf(first, wanted)} id="all">
          <Narrowed wanted={wanted} everything={whoOwesAddress(at, at.round)} />
          {rows.length === 0 ? (
            <Nothing isNarrowed={Object.keys(wanted).length > 0} />
          ) : (
            <>
              <OwedTable caption="All that is asked for" at={at} rows={rows} withPeople />
              <ShowMore
                shown={rows.length}
                total={first.total}
                things="items"
                busy={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
              />
            </>
          )}
          <NotAsked at={at} rows={first.notAsked} />
        </Section>
        {first.promises.length > 0 && (
          <Section title={`Promises still open: ${first.promises.length}`} id="promises">
            <OwedPromises partnership={at.partnership} promises={first.promises} asOf={first.asOf} />
          </Section>
        )}
      </Page>
    </>
  )
}

function titleOf({ people }: OwedListView, { member, state }: OwedSearch): string {
  const name = member === 'nobody' ? 'nobody' : people.find((one) => one.member?.id === member)?.member?.name
  const what = state === undefined ? 'All that is asked' : `${describeOwedState(state)}, asked`
  return member === undefined
    ? state === undefined
      ? 'All that is asked for'
      : `${what} of anybody`
    : `${what} of ${name ?? 'one person'}`
}

type AddressProps = { wanted: OwedSearch; address: (over: OwedSearch) => string }

function StateCounts({ counts, wanted, address }: AddressProps & Pick<OwedListView, 'counts'>) {
  const all = owedStates.map((state) => counts[state]).reduce((sum, one) => sum + one, 0)
  return (
    <CountLinks
      label="What is asked for, by how it stands"
      row
      links={[
        ...owedStates.map((state) => ({
          href: address({ state }),
          count: counts[state],
          label: describeOwedState(state).toLowerCase(),
          current: wanted.state === state,
        })),
        { href: address({ state: undefined }), count: all, label: 'in all', current: wanted.state === undefined },
      ]}
    />
  )
}

function Narrowed({ wanted, everything }: { wanted: OwedSearch; everything: string }) {
  if (wanted.member === undefined && wanted.state === undefined && wanted.kind === undefined) return null
  return (
    <p className="ttc-screen">
      <a href={everything}>Show everything of everybody</a>
    </p>
  )
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState title="Nothing stands so" level={3}>
      <p>Choose another count above, or show everything.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing is asked for" level={3}>
      <p>No value can be new by the day numbers are due, and there is no priority with a report card.</p>
    </EmptyState>
  )
}
