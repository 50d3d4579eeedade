import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import type { ExceptionRowView } from '@ttc/contracts/exception'
import { statusOf } from '../assessment/statuses.ts'
import { StatusTag } from '../design/StatusTag.tsx'
import { useMeetingRoom } from './meeting-room.tsx'
import { savedWords } from './minutes-state.ts'

/** The agenda, each item with how it stands and its minutes; pressed, it is gone to. */
export function AgendaList({ shown, onChoose }: { shown: string | null; onChoose: (id: string) => void }) {
  const { meeting, exceptions } = useMeetingRoom()
  const minutes = meeting.items.reduce((sum, item) => sum + item.minutes, 0)
  return (
    <nav className="ttc-cm__agenda" aria-label="Agenda">
      <h2>
        Agenda <span>{minutes} min</span>
      </h2>
      <ol>
        {meeting.items.map((item, i) => (
          <li key={item.id} className={classOf(item, shown)}>
            <button
              type="button"
              aria-current={item.id === shown ? 'step' : undefined}
              onClick={() => onChoose(item.id)}
            >
              <span className="ttc-cm__n">
                {item.state === 'done' ? '✓' : i + 1}
                {item.state === 'done' && <span className="govuk-visually-hidden"> done</span>}
              </span>
              <span>
                {item.title} <ItemStatus row={exceptions.find((row) => row.placementId === item.placementId)} />
              </span>
              <span className="ttc-cm__m">{item.minutes} min</span>
            </button>
          </li>
        ))}
      </ol>
      <SavedLine />
    </nav>
  )
}

function classOf({ id, state }: AgendaItemView, shown: string | null): string {
  return [state === 'done' ? 'is-done' : '', id === shown ? 'is-now' : ''].join(' ').trim()
}

function ItemStatus({ row }: { row: ExceptionRowView | undefined }) {
  if (row === undefined) return null
  return <StatusTag status={row.override?.status ?? statusOf(row.assessment.status)} look="plain" />
}

/** Whether what was typed has been stored: said when it changes. */
function SavedLine() {
  const { meeting, waiting, connected, isOver } = useMeetingRoom()
  if (!meeting.mayWrite && waiting.size === 0) return null
  const [isWell, words] = savedWords(waiting, connected === 'lost' && !isOver)
  return (
    <p className={isWell ? 'ttc-cm__saved' : 'ttc-cm__saved ttc-cm__saved--not'} role="status">
      {words}
    </p>
  )
}
