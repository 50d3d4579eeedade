import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { CatalogueFilter } from '@ttc/contracts/catalogue'
import { describeDay } from '@ttc/domain/period/label'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { collectionsAddress, updatesAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { CatalogueFilterForm } from './CatalogueFilterForm.tsx'
import { CatalogueTable } from './CatalogueTable.tsx'
import { catalogueQuery } from './catalogue.api.ts'
import { filterIn, priorityIn } from './catalogue-search.ts'
import { shownCount } from './catalogue-words.ts'
import { NoCollection } from './NoCollection.tsx'
import '../audit/audit.scss'
import './catalogue.scss'

/** Published indicators that can be adopted, found by words, topic and direction. */
export function CataloguePage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/catalogue' })
  const search = useSearch({ strict: false })
  const [filter, priority] = [filterIn(search), priorityIn(search)]
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const allowed = partnerships.find(({ id }) => id === partnership)?.allowed ?? []
  const list = useInfiniteQuery(catalogueQuery(partnership, filter))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.indicators) ?? []
  return (
    <Page
      title="Catalogue"
      caption="Published indicators, ready to adopt"
      meta={
        first?.collection && first.edition
          ? `${first.collection.name}, ${first.collection.publisher} · edition ${first.edition.name}, published ${describeDay(first.edition.publishedOn)}`
          : undefined
      }
      actions={
        <>
          {allowed.includes('import.read') && <a href={updatesAddress(partnership)}>New in the catalogue</a>}
          <a href={collectionsAddress(partnership)}>What is loaded</a>
        </>
      }
    >
      {list.isPending && <Loading label="Loading the catalogue" />}
      {first?.edition === null && <NoCollection />}
      {first?.edition && (
        <>
          <CatalogueFilterForm
            key={JSON.stringify(filter)}
            partnership={partnership}
            filter={CatalogueFilter.parse(filter)}
            topics={first.topics}
            priority={priority}
          />
          <CatalogueTable
            partnership={partnership}
            edition={first.edition.id}
            caption={`${shownCount(first.total)} ${first.total === 1 ? 'indicator' : 'indicators'}, in the publisher’s order`}
            rows={rows}
            priority={priority}
          />
          <ShowMore
            shown={rows.length}
            total={first.total}
            things="indicators"
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
          <p className="ttc-muted ttc-catalogue-licence">{first.collection?.licence}</p>
        </>
      )}
    </Page>
  )
}
