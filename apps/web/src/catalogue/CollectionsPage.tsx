import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CollectionListView, EditionView } from '@ttc/contracts/catalogue'
import { BackLink } from '../design/BackLink.tsx'
import { Day } from '../design/Day.tsx'
import { Moment } from '../design/Moment.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { Table } from '../design/Table.tsx'
import { catalogueAddress } from '../http/address.ts'
import { collectionsQuery } from './catalogue.api.ts'
import { shownCount } from './catalogue-words.ts'
import { NoCollection } from './NoCollection.tsx'
import './catalogue.scss'

/** Which collections and editions are loaded, when, and what became of every row of their files. */
export function CollectionsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/catalogue/collections' })
  const { collections } = useSuspenseQuery(collectionsQuery(partnership)).data
  return (
    <>
      <BackLink href={catalogueAddress(partnership)}>Catalogue</BackLink>
      <Page title="What is loaded" caption="Published collections, the same for every partnership of this server">
        {collections.length === 0 && <NoCollection />}
        {collections.map((collection) => (
          <CollectionPart key={collection.id} collection={collection} />
        ))}
      </Page>
    </>
  )
}

function CollectionPart({ collection }: { collection: CollectionListView['collections'][number] }) {
  const { name, publisher, source, licence, editions } = collection
  return (
    <Section title={name}>
      <Facts
        facts={[
          { term: 'Publisher', value: publisher },
          { term: 'Source', value: source },
          { term: 'Licence', value: licence },
        ]}
      />
      <Table
        caption="Editions, the newest first"
        rows={editions}
        rowKey={({ id }) => id}
        narrow="blocks"
        columns={[
          { key: 'name', header: 'Edition', rowHeader: true, cell: (edition) => edition.name },
          { key: 'published', header: 'Published', cell: ({ publishedOn }) => <Day date={publishedOn} short /> },
          { key: 'loaded', header: 'Loaded', cell: ({ loadedAt }) => <Moment at={loadedAt} /> },
          {
            key: 'indicators',
            header: 'Indicators',
            numeric: true,
            cell: ({ counts }) => shownCount(counts.indicators),
          },
          { key: 'read', header: 'Rows read', numeric: true, cell: ({ counts }) => shownCount(counts.read) },
          { key: 'placed', header: 'Placed', numeric: true, cell: ({ counts }) => shownCount(counts.placed) },
          {
            key: 'missing',
            header: 'Of these missing',
            numeric: true,
            cell: ({ counts }) => shownCount(counts.missing),
          },
          { key: 'repeated', header: 'Repeated', numeric: true, cell: ({ counts }) => shownCount(counts.repeated) },
          { key: 'refused', header: 'Refused', cell: (edition) => <Refused edition={edition} /> },
        ]}
      />
    </Section>
  )
}

function Refused({ edition: { refusals } }: { edition: EditionView }) {
  if (refusals.length === 0) return 'None'
  return (
    <ul className="govuk-list ttc-catalogue-reasons">
      {refusals.map(({ reason, count }) => (
        <li key={reason}>
          {shownCount(count)}: {reason}
        </li>
      ))}
    </ul>
  )
}
