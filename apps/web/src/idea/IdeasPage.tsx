import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { IdeaListView } from '@ttc/contracts/idea'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { IdeaCard } from './IdeaCard.tsx'
import { IdeaFilterForm } from './IdeaFilterForm.tsx'
import { ideasQuery } from './idea.api.ts'
import { ideaSearch } from './idea-search.ts'
import './idea.scss'

/** What groups of the whole partnership have thought of, what became of it, and what the curve did after. */
export function IdeasPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/ideas' })
  const wanted = ideaSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery(ideasQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  return (
    <Page title="Bank of ideas" caption="From the walks of every priority you may see">
      {first === undefined ? (
        <Loading label="Loading the ideas" />
      ) : (
        <>
          <IdeaFilterForm key={JSON.stringify(wanted)} partnership={partnership} wanted={wanted} plans={first.plans} />
          <List
            partnership={partnership}
            pages={list.data?.pages ?? []}
            isFiltered={Object.keys(wanted).length > 0}
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </Page>
  )
}

type ListProps = {
  partnership: string
  pages: readonly IdeaListView[]
  isFiltered: boolean
  busy: boolean
  onMore: () => void
}

function List({ partnership, pages, isFiltered, busy, onMore }: ListProps) {
  const ideas = pages.flatMap((page) => page.ideas)
  if (ideas.length === 0)
    return (
      <EmptyState title={isFiltered ? 'No idea matches' : 'No idea yet'}>
        <p>
          {isFiltered
            ? 'Use fewer words, or show all ideas.'
            : 'Ideas are thought of in a group’s walk, under “What works to do better?”.'}
        </p>
      </EmptyState>
    )
  return (
    <>
      <p className="ttc-muted">
        A curve that turned after an idea was tried may have turned because of it, or of something else.
      </p>
      <ul className="ttc-ideas" aria-label="Ideas, newest first">
        {ideas.map((idea) => (
          <IdeaCard key={idea.id} partnership={partnership} idea={idea} />
        ))}
      </ul>
      <ShowMore shown={ideas.length} total={pages[0]?.total ?? 0} things="ideas" busy={busy} onMore={onMore} />
    </>
  )
}
