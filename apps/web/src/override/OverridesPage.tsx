import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { OverrideRegisterView } from '@ttc/contracts/override'
import { CountLinks } from '../design/CountLinks.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page, Section } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { overridesAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { HowOften } from './HowOften.tsx'
import { OverrideTable } from './OverrideTable.tsx'
import { type OverrideSearch, overridesQuery } from './override.api.ts'
import { overrideSearch } from './override-search.ts'
import './override.scss'

/** The register: how often people show another status than the rule gives, who does so, and every one of them. */
export function OverridesPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/overrides' })
  const wanted = overrideSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery(overridesQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  const overrides = list.data?.pages.flatMap((page) => page.overrides) ?? []
  const address = (over: OverrideSearch) => overridesAddress(partnership, { ...wanted, ...over })
  return (
    <Page title="Overrides: how often and by whom" tab="Overrides" caption="In every plan you may see">
      <p>
        An override shows another status beside the one the rule gives, with a reason, and ends by itself: on its day,
        or when the next value comes.
      </p>
      {first === undefined ? (
        <Loading label="Loading the overrides" />
      ) : (
        <>
          <HowOften partnership={partnership} register={first} />
          <Section title={narrowedTitle(first, wanted)} id="all">
            <Narrowed wanted={wanted} address={address} />
            <Counts counts={first.counts} state={wanted.state ?? 'all'} address={address} />
            {overrides.length === 0 ? (
              <Nothing state={wanted.state ?? 'all'} />
            ) : (
              <>
                <div className="ttc-register">
                  <OverrideTable partnership={partnership} overrides={overrides} />
                </div>
                <ShowMore
                  shown={overrides.length}
                  total={first.total}
                  things="overrides"
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              </>
            )}
          </Section>
        </>
      )}
    </Page>
  )
}

function narrowedTitle({ authors, indicators }: OverrideRegisterView, { member, placement }: OverrideSearch): string {
  const author = authors.find((one) => one.member?.id === member)?.member?.name
  const indicator = indicators.find((one) => one.placementId === placement)?.name
  if (member !== undefined) return `Set by ${author ?? 'one person'}`
  return placement === undefined ? 'Every override, newest first' : `Of ${indicator ?? 'one indicator'}`
}

type AddressProps = { address: (over: OverrideSearch) => string }

function Narrowed({ wanted, address }: AddressProps & { wanted: OverrideSearch }) {
  if (wanted.member === undefined && wanted.placement === undefined) return null
  return (
    <p>
      <a href={address({ member: undefined, placement: undefined })}>Show those of everybody and every indicator</a>
    </p>
  )
}

function Counts({ counts, state, address }: AddressProps & Pick<OverrideRegisterView, 'counts'> & { state: string }) {
  const link = (name: 'open' | 'ended' | 'all', count: number, label: string) => ({
    href: address({ state: name }),
    count,
    label,
    current: state === name,
  })
  return (
    <CountLinks
      label="Overrides by how they stand"
      row
      links={[
        link('open', counts.open, 'in force'),
        link('ended', counts.ended, 'ended'),
        link('all', counts.open + counts.ended, 'in all'),
      ]}
    />
  )
}

function Nothing({ state }: { state: string }) {
  const title =
    state === 'open' ? 'None is in force' : state === 'ended' ? 'None has ended yet' : 'None has been set yet'
  return (
    <EmptyState title={title} level={3}>
      <p>
        Every status shown is the one its rule gives. Where a colour misleads, a priority lead or plan coordinator can
        show another from the indicator’s page, under “RAG status”.
      </p>
    </EmptyState>
  )
}
