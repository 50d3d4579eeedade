import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { describeDay } from '@ttc/domain/period/label'

/** What was agreed before, and whether it was done. */
export function AgreedActions({ actions }: Pick<SheetPageView, 'actions'>) {
  if (actions.length === 0) return null
  return (
    <details className="ttc-details" open={actions.length <= 3}>
      <summary>What was agreed before, and whether it was done ({actions.length})</summary>
      <ul className="ttc-recovery__agreed">
        {actions.map((action) => (
          <li key={action.id}>
            <b>{stateWords(action)}</b> {action.text}
            <small>
              {[
                action.owner?.name ?? 'No owner',
                action.dueOn === null ? 'no day' : `due ${describeDay(action.dueOn)}`,
              ].join(', ')}
              {action.state.last === null ? '' : `: ${action.state.last.note}`}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

const WORDS = { planned: 'Planned', 'on-track': 'On track', late: 'Late', done: 'Done', stopped: 'Stopped' } as const

function stateWords({ state }: SheetPageView['actions'][number]): string {
  return state.overdueDays === null ? WORDS[state.status] : 'Overdue'
}
