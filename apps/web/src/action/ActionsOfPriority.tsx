import { useInfiniteQuery } from '@tanstack/react-query'
import { Section } from '../design/Page.tsx'
import { actionsAddress, type InPlan } from '../http/address.ts'
import { ActionRow } from './ActionRow.tsx'
import { actionsQuery } from './action.api.ts'

const SHOWN = 5

/** The most urgent actions of a priority. Its page does not wait for them: they are beside what it is about. */
export function ActionsOfPriority({ at, priority }: { at: InPlan; priority: string }) {
  const list = useInfiniteQuery(actionsQuery(at.partnership, { priority, state: 'open' })).data?.pages[0]
  if (list === undefined || list.counts.open + list.counts.over === 0) return null
  const { open, overdue, over } = list.counts
  const said = [`${open} open`, overdue > 0 ? `${overdue} overdue` : '', over > 0 ? `${over} done or stopped` : '']
  return (
    <Section title="Actions" id="actions">
      <p>
        {said.filter(Boolean).join(', ')}.{' '}
        <a href={actionsAddress(at.partnership, { plan: at.plan, priority, state: open > 0 ? 'open' : 'over' })}>
          All actions of this priority
        </a>
      </p>
      <ul className="ttc-actionlist" aria-label="The most urgent">
        {list.actions.slice(0, SHOWN).map((action) => (
          <ActionRow key={action.id} partnership={at.partnership} action={action} withPriority={false} />
        ))}
      </ul>
    </Section>
  )
}
