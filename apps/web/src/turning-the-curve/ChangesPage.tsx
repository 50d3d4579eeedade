import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BackLink } from '../design/BackLink.tsx'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Moment } from '../design/Moment.tsx'
import { Page } from '../design/Page.tsx'
import { walkAddress } from '../http/address.ts'
import { describeChange, isSaid } from './change-words.ts'
import { SinceMeeting } from './SinceMeeting.tsx'
import { historyQuery } from './walk.api.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** What changed in a walk: what became of each answer since the group last met, then everything, newest first. */
export function ChangesPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk/changes' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Changes at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Changes({ at }: { at: { partnership: string; plan: string } }) {
  const { walk } = useWalkRoom()
  return (
    <div className="ttc-walk">
      <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
      <Page title="What changed" tab={`What changed: ${walk.name}`} caption={walk.name}>
        <SinceMeeting />
        <History />
      </Page>
    </div>
  )
}

function History() {
  const { at, walk } = useWalkRoom()
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery(historyQuery(at, walk.sequence))
  if (error !== null) return <p role="alert">{error.message}</p>
  if (data === undefined) return <Loading label="Loading what changed" />
  const all = data.pages.flatMap(({ changes }) => changes).filter(isSaid)
  return (
    <section className="ttc-section">
      <h2>Everything, newest first</h2>
      {all.length === 0 ? (
        <EmptyState title="Nothing has been said yet">
          <p>What the group answers, changes and takes out will stand here, with who and when.</p>
        </EmptyState>
      ) : (
        <ol className="ttc-plain ttc-changes">
          {all.map((change) => (
            <li key={change.sequence}>
              <p className="ttc-muted">
                <Moment at={change.at} />
                {change.by !== null && change.by.name !== '' && `, ${change.by.name}`}
              </p>
              <p className="ttc-checked__text">{describeChange(change)}</p>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button look="secondary" busy={isFetching} onClick={() => void fetchNextPage()}>
          Show earlier changes
        </Button>
      )}
    </section>
  )
}
