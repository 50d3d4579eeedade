import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { stepNames } from '@ttc/domain/turning-the-curve/step'
import { BackLink } from '../design/BackLink.tsx'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Moment } from '../design/Moment.tsx'
import { Page } from '../design/Page.tsx'
import { walkAddress } from '../http/address.ts'
import { changesQuery } from './walk.api.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** Everything that happened in a walk: since the last meeting first, then all before it. */
export function ChangesPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk/changes' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Changes at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Changes({ at }: { at: { partnership: string; plan: string } }) {
  const { at: inWalk, walk } = useWalkRoom()
  const { data, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery(changesQuery(inWalk, walk.sequence))
  const all = (data?.pages.flatMap((page) => page.changes) ?? []).filter(isSaid).toReversed()
  const since = walk.meeting?.openedAt ?? null
  const recent = since === null ? [] : all.filter((change) => change.at >= since)
  const earlier = all.filter((change) => !recent.includes(change))
  return (
    <div className="ttc-walk">
      <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
      <Page title="What changed" tab={`What changed: ${walk.name}`} caption={walk.name}>
        {data === undefined && <Loading label="Loading what changed" />}
        {data !== undefined && all.length === 0 && (
          <EmptyState title="Nothing has been said yet">
            <p>What the group answers, changes and takes out will stand here, with who and when.</p>
          </EmptyState>
        )}
        {since !== null && <List title="Since the last meeting of the group began" changes={recent} />}
        <List title={since === null ? 'So far' : 'Before'} changes={earlier} />
        {hasNextPage && (
          <Button look="secondary" busy={isFetching} onClick={() => void fetchNextPage()}>
            Show later changes
          </Button>
        )}
      </Page>
    </div>
  )
}

function List({ title, changes }: { title: string; changes: readonly WalkChangeView[] }) {
  if (changes.length === 0) return null
  return (
    <section className="ttc-section">
      <h2>{title}</h2>
      <ol className="ttc-plain ttc-changes">
        {changes.map((change) => (
          <li key={change.sequence}>
            <p className="ttc-muted">
              <Moment at={change.at} />
              {change.by !== null && change.by.name !== '' && `, ${change.by.name}`}
            </p>
            <p className="ttc-checked__text">{describeChange(change)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const isSaid = ({ what }: WalkChangeView) => what !== 'dots' && what !== 'order' && what !== 'walk'

const KINDS = {
  statement: 'Answer',
  'population-group': 'Group',
  candidate: 'Candidate indicator',
  'working-baseline': 'Curve judged by the group',
  factor: 'Factor',
  knowledge: 'What is known or asked',
  partner: 'Partner',
  idea: 'Idea',
  action: 'Action',
  evidence: 'Evidence',
} as const

/** A change in a sentence: what was added, changed or taken out, and how it read. */
function describeChange({ what, answer, answerKind, detail }: WalkChangeView): string {
  if (what === 'answer' && answer !== null && answerKind !== null) {
    const did = answer.removed ? 'taken out' : answer.version === 1 ? 'added' : 'changed'
    return `${KINDS[answerKind]} ${did}: ${answer.content.text}`
  }
  if (what === 'update') return `Action: ${String(detail.status).replace('-', ' ')}. ${String(detail.note)}`
  if (what === 'step') {
    const name = stepNames[detail.step as keyof typeof stepNames]
    return detail.confirmed === true ? `“${name}” answered for now` : `“${name}” opened again`
  }
  if (what === 'advice')
    return detail.reason === null ? 'Advice looked at again' : `Advice set aside: ${String(detail.reason)}`
  return detail.closed === true
    ? 'The meeting ended'
    : detail.opened === true
      ? 'A meeting began'
      : 'The meeting went on'
}
