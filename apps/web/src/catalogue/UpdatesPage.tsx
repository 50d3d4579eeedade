import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { EditionTakenView } from '@ttc/contracts/catalogue'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { catalogueAddress, importsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { updatesQuery } from './catalogue.api.ts'
import { counted } from './catalogue-words.ts'
import { UpdateList } from './UpdateList.tsx'
import './catalogue.scss'

/** Adopted indicators for which a newer edition or another area's figures are there: what they would change, before anything is stored. */
export function UpdatesPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/catalogue/updates' })
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const mayStore = partnerships.find(({ id }) => id === partnership)?.allowed.includes('import.store') ?? false
  const list = useInfiniteQuery(updatesQuery(partnership))
  const [taken, setTaken] = useState<EditionTakenView | null>(null)
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const adoptions = list.data?.pages[0]?.adoptions ?? 0
  const updates = list.data?.pages.flatMap((page) => page.updates) ?? []
  return (
    <>
      <BackLink href={catalogueAddress(partnership)}>Catalogue</BackLink>
      <Page
        title="New in the catalogue"
        caption="Of what your partnership has adopted"
        meta={adoptions === 0 ? undefined : `${counted(adoptions, 'indicator')} adopted`}
      >
        {taken && <TakenNotice partnership={partnership} taken={taken} />}
        {list.isPending && <Loading label="Working out what is new" />}
        {list.data && updates.length === 0 && <NothingNew partnership={partnership} adoptions={adoptions} />}
        {updates.length > 0 && (
          <>
            <UpdateList partnership={partnership} updates={updates} mayStore={mayStore} onTaken={setTaken} />
            {list.hasNextPage && (
              <ShowMore
                shown={updates.length}
                total={null}
                things="indicators"
                busy={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
              />
            )}
          </>
        )}
      </Page>
    </>
  )
}

function NothingNew({ partnership, adoptions }: { partnership: string; adoptions: number }) {
  return adoptions === 0 ? (
    <EmptyState title="Nothing is adopted yet">
      <p>
        Choose from the <a href={catalogueAddress(partnership)}>catalogue</a>. When a newer edition is loaded, or you
        compare yourselves with other areas, what that changes is shown here.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="Everything adopted is up to date">
      <p>
        It is of the newest edition, with every area you compare yourselves with. When a newer one is loaded, or other
        areas are chosen, what that changes is shown here before anything is stored.
      </p>
    </EmptyState>
  )
}

function TakenNotice({ partnership, taken }: { partnership: string; taken: EditionTakenView }) {
  const { indicators, added, changed, withdrawn, kept, refused } = taken
  return (
    <SuccessNotice title={`${counted(indicators, 'indicator')} brought up to date`}>
      <p>
        {counted(added, 'value')} added, {changed} changed, {withdrawn} withdrawn
        {kept > 0 && `, ${kept} of your own kept`}
        {refused > 0 && `, ${refused} refused`}. Every changed value keeps the one before it, and the whole can be
        undone among the <a href={importsAddress(partnership)}>files brought in</a>.
      </p>
    </SuccessNotice>
  )
}
