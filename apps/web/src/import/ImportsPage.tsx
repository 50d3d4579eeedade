import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { catalogueAddress, importStepAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { BatchList } from './BatchList.tsx'
import { batchesQuery } from './import.api.ts'
import './import.scss'

/** The files brought in so far, and the way to the next. */
export function ImportsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/imports' })
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(batchesQuery(partnership))
  const batches = data.pages.flatMap((page) => page.batches)
  const mayStore = partnerships.find(({ id }) => id === partnership)?.allowed.includes('import.store') ?? false
  const begin = importStepAddress(partnership, 'file')
  return (
    <Page
      title="Data"
      caption="Published files and tables of your own"
      actions={
        <>
          <ButtonLink href={begin}>{mayStore ? 'Bring in figures' : 'See what a file would change'}</ButtonLink>
          <a href={catalogueAddress(partnership)}>Adopt from the catalogue</a>
        </>
      }
    >
      {batches.length === 0 ? (
        <EmptyState title="No file has been brought in yet">
          <p>
            Bring in a published file, a table of your own, or cells copied from Excel. You see what would change before
            anything is stored, and can undo a file as a whole.
          </p>
        </EmptyState>
      ) : (
        <Section title="Files brought in" id="batches">
          <BatchList partnership={partnership} batches={batches} mayUndo={mayStore} />
          {hasNextPage && (
            <ShowMore
              shown={batches.length}
              total={null}
              things="files"
              busy={isFetchingNextPage}
              onMore={() => void fetchNextPage()}
            />
          )}
        </Section>
      )}
    </Page>
  )
}
