import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { newId } from '@ttc/contracts/new-id'
import type { OpenWalk, WalkListView } from '@ttc/contracts/turning-the-curve'
import { Problem } from '@ttc/domain/problem'
import { Button } from '../design/Button.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { useOpenWalk, walksQuery } from './walk.api.ts'

type OfPriority = { at: InPlan; priority: string }

/** The way from a priority to its group's walk: on with the one there is, or the first steps of a new one. */
export function WalkOfPriority({ at, priority }: OfPriority) {
  const list = useSuspenseQuery(walksQuery(at)).data
  return (
    <WalkOf
      at={at}
      priority={priority}
      list={list}
      subject={{ placementId: null }}
      go="Turning the Curve walk"
      begin="Begin the Turning the Curve walk"
    />
  )
}

/** The same from one indicator, whose page stands without it where it does not come. */
export function WalkOfIndicator({ at, priority, placement }: OfPriority & { placement: string }) {
  const list = useQuery(walksQuery(at)).data
  if (list === undefined) return null
  return (
    <WalkOf
      at={at}
      priority={priority}
      list={list}
      subject={{ placementId: placement }}
      go="Walk of this indicator"
      begin="Walk this indicator"
    />
  )
}

type WalkOfProps = OfPriority & {
  list: WalkListView
  subject: Pick<OpenWalk, 'placementId'>
  go: string
  begin: string
}

function WalkOf({ at, priority, list: { walks, allowed }, subject: { placementId }, go, begin }: WalkOfProps) {
  const { open, problem, busy } = useBeginWalk(at, priority)
  const present = walks.find(
    (walk) => walk.priority.id === priority && walk.kind !== 'service' && walk.placementId === placementId,
  )
  if (present !== undefined) return <a href={walkAddress(at, present.id)}>{go}</a>
  if (!allowed.includes(priority)) return null
  return (
    <>
      <Button look="link" busy={busy} onClick={() => open({ template: 'twelve', placementId, service: null })}>
        {begin}
      </Button>
      {problem !== null && <span role="alert">{problem}</span>}
    </>
  )
}

/** Opens a walk and goes to it; to the one that stands already where somebody opened it first. */
export function useBeginWalk(at: InPlan, priority: string) {
  const navigate = useNavigate()
  const change = useOpenWalk(at.partnership, priority)
  const goTo = (id: string) => void navigate({ href: walkAddress(at, id) })
  const open = (subject: Omit<OpenWalk, 'id'>) =>
    change.mutate(
      { id: newId(), ...subject },
      {
        onSuccess: ({ id }) => goTo(id),
        onError: (error) => {
          const present = error instanceof Problem ? (error.present as { id: string } | null) : null
          if (present !== null) goTo(present.id)
        },
      },
    )
  return { open, busy: change.isPending, problem: change.error?.message ?? null }
}
