import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { ActionListView } from '@ttc/contracts/action'
import { CountLinks } from '../design/CountLinks.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { actionsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { ActionRow } from './ActionRow.tsx'
import { type ActionSearch, actionsQuery } from './action.api.ts'
import { actionSearch } from './action-search.ts'

/** What was agreed in the groups' walks, most urgent first: one's own, or everybody's; the filter stands in the address. */
export function ActionsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/actions' })
  const { whose = 'all', state = 'open', ...rest } = actionSearch(useSearch({ strict: false }))
  const wanted = { ...rest, whose, state }
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const list = useInfiniteQuery(actionsQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const actions = list.data?.pages.flatMap((page) => page.actions) ?? []
  const first = list.data?.pages[0]
  const address = (over: ActionSearch) => actionsAddress(partnership, { ...wanted, ...over })
  const plan = partnerships.find(({ id }) => id === partnership)?.plans.find(({ id }) => id === rest.plan)
  return (
    <Page
      title={whose === 'mine' ? 'Your actions' : 'Actions'}
      caption={plan?.name ?? 'Agreed in the walks of every plan'}
    >
      <p className="ttc-switch">
        {whose === 'mine' ? <a href={address({ whose: 'all' })}>Everybody’s</a> : <b>Everybody’s</b>}
        {whose === 'mine' ? <b>Yours</b> : <a href={address({ whose: 'mine' })}>Yours</a>}
        {rest.priority !== undefined && <a href={address({ priority: undefined })}>Of every priority</a>}
      </p>
      {first === undefined ? (
        <Loading label="Loading the actions" />
      ) : (
        <>
          <Counts counts={first.counts} state={state} address={address} />
          {actions.length === 0 ? (
            <Nothing state={state} whose={whose} />
          ) : (
            <ul className="ttc-actionlist" aria-label="Actions, most urgent first">
              {actions.map((action) => (
                <ActionRow key={action.id} partnership={partnership} action={action} />
              ))}
            </ul>
          )}
          {actions.length > 0 && (
            <ShowMore
              shown={actions.length}
              total={first.total}
              things="actions"
              busy={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          )}
        </>
      )}
    </Page>
  )
}

type CountsProps = Pick<ActionListView, 'counts'> & {
  state: string
  address: (over: ActionSearch) => string
}

function Counts({ counts, state, address }: CountsProps) {
  const link = (name: keyof typeof counts, label: string) => ({
    href: address({ state: name }),
    count: counts[name],
    label,
    current: state === name,
  })
  return (
    <CountLinks
      label="Actions by how they stand"
      row
      links={[
        link('overdue', 'overdue'),
        link('open', 'open in all'),
        ...(counts['no-effect'] > 0 || state === 'no-effect' ? [link('no-effect', 'open without an effect')] : []),
        link('over', 'done or stopped'),
      ]}
    />
  )
}

const NOTHING: Readonly<Record<string, string>> = {
  overdue: 'Nothing is overdue',
  over: 'Nothing is done yet',
  'no-effect': 'Every open action names what it is to change',
}

function Nothing({ state, whose }: { state: string; whose: string }) {
  return (
    <EmptyState title={NOTHING[state] ?? 'No action is open'}>
      <p>
        {whose === 'mine'
          ? 'Actions that name you as their owner stand here.'
          : 'Actions are agreed in a group’s walk.'}{' '}
        Each has one owner and a day it is due.
      </p>
    </EmptyState>
  )
}
