import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { newId } from '@ttc/contracts/new-id'
import { Button } from '../design/Button.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { useOpenWalk, walksQuery } from './walk.api.ts'

/** The way from a priority to its group's walk: on with the one there is, or the first steps of a new one. */
export function WalkOfPriority({ at, priority }: { at: InPlan; priority: string }) {
  const { walks, allowed } = useSuspenseQuery(walksQuery(at)).data
  const navigate = useNavigate()
  const open = useOpenWalk(at.partnership, priority)
  const present = walks.find((walk) => walk.priority.id === priority && walk.kind === 'priority')
  if (present !== undefined) return <a href={walkAddress(at, present.id)}>Turning the Curve walk</a>
  if (!allowed.includes(priority)) return null
  const begin = async () => {
    const { id } = await open.mutateAsync({ id: newId(), template: 'twelve', placementId: null, service: null })
    void navigate({ href: walkAddress(at, id) })
  }
  return (
    <>
      <Button look="link" busy={open.isPending} onClick={() => void begin().catch(() => {})}>
        Begin the Turning the Curve walk
      </Button>
      {open.error !== null && <span role="alert">{open.error.message}</span>}
    </>
  )
}
