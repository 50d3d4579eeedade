import { useWalkRoom } from './walk-room.tsx'

/** Whether what was typed has been stored, and who else is here: said when it changes. */
export function SavedState() {
  const { walk, waiting, connected, present, isOver } = useWalkRoom()
  const states = [...waiting.values()].map(({ state }) => state)
  const others = present.length - 1
  const isLost = connected === 'lost' && !isOver
  const isWell =
    !isLost && !isOver && states.every((state) => state === 'held' || state === 'waiting' || state === 'sending')
  const mayWrite = walk.allowed.includes('walk.contribute')
  const said = [
    isOver ? 'You no longer follow this walk' : '',
    isLost ? 'Connection lost: what others say comes when it is back' : '',
    mayWrite ? wordsOf(states, isLost) : '',
    !isLost && !isOver && others > 0 ? `${others === 1 ? 'one other is' : `${others} others are`} here` : '',
  ]
  return (
    <p className={isWell ? 'ttc-walk__saved' : 'ttc-walk__saved ttc-walk__saved--not'} role="status">
      {said.filter((part) => part !== '').join(' · ')}
    </p>
  )
}

function wordsOf(states: readonly string[], isLost: boolean): string {
  if (states.includes('conflict')) return 'Two versions: choose which one stays'
  if (states.includes('barred')) return 'Not saved: you may no longer add to this walk'
  if (states.includes('refused')) return 'Not saved: see what is wrong'
  if (states.includes('away')) return 'No connection. What you typed is kept here and sent when it is back'
  if (states.includes('waiting') || states.includes('sending')) return 'Saving'
  return isLost ? 'What you type is kept here' : 'Saved'
}
