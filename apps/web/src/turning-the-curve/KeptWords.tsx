import type { Waiting } from '../answer/waiting-answer.ts'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'

type KeptWordsProps = {
  waiting: ReadonlyMap<string, Waiting>
  mayWrite: boolean
  /** The reader may not even read the walk any more. */
  isOver: boolean
  onTryAgain: () => void
}

/** Told to somebody whose role was taken away while they were typing; what could not be stored stays before them. */
export function KeptWords({ waiting, mayWrite, isOver, onTryAgain }: KeptWordsProps) {
  const kept = [...waiting.values()].filter(
    ({ state, content }) => (!mayWrite || state === 'barred') && String(content.text ?? '').trim() !== '',
  )
  return (
    <div role="alert">
      {(isOver || kept.length > 0) && (
        <Notice
          tone="warning"
          title={isOver ? 'You no longer have a part in this walk' : 'You may no longer add to this walk'}
        >
          <p>
            Your role was changed or has ended. {isOver && 'What others say does not reach you any more. '}If that is a
            mistake, ask the plan coordinator.
          </p>
          {kept.length > 0 && (
            <>
              <p>What you typed could not be stored. It is kept here until you leave, so copy what you need:</p>
              <ul className="ttc-kept">
                {kept.map(({ id, content }) => (
                  <li key={id}>{String(content.text)}</li>
                ))}
              </ul>
              <Button look="secondary" onClick={onTryAgain}>
                Try to store it again
              </Button>
            </>
          )}
        </Notice>
      )}
    </div>
  )
}
