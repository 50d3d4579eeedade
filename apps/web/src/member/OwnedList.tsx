import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import type { OwnedView } from '@ttc/contracts/member'
import type { PlanView } from '@ttc/contracts/plan'
import { describeOwned } from '@ttc/domain/member'
import { placementAddress, priorityAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'

type OwnedListProps = { partnership: string; member: string; owns: OwnedView }

/** What somebody answers for: all of it counted, and the indicators and priorities of the plans the reader sees by name. */
export function OwnedList({ partnership, member, owns }: OwnedListProps) {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const loaded = useQueries({ queries: plans.map(({ id }) => planQuery({ partnership, plan: id })) })
  const named = loaded.flatMap(({ data }) => (data === undefined ? [] : ownedIn(data, partnership, member)))
  return (
    <>
      <p>
        <b>{sentenceOf(owns)}</b>
      </p>
      {named.length > 0 && (
        <ul>
          {named.map(({ href, text, what }) => (
            <li key={href}>
              {what}: <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function sentenceOf(owns: OwnedView): string {
  const words = describeOwned(owns)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function ownedIn(plan: PlanView, partnership: string, member: string) {
  const at = { partnership, plan: plan.id }
  const priorities = new Map(plan.outcomes.flatMap((outcome) => outcome.priorities.map((one) => [one.id, one])))
  return [...priorities.values()].flatMap((priority) => [
    ...(priority.lead?.id === member
      ? [{ what: 'Priority', href: priorityAddress(at, priority.id), text: priority.name }]
      : []),
    ...priority.rows
      .filter(({ owner }) => owner?.id === member)
      .map((row) => ({ what: 'Indicator', href: placementAddress(at, row.placementId), text: row.name })),
  ])
}
