import { describeNumber } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import type { Progress } from './import-stream.ts'

type ReadingNoticeProps = { doing: string; progress: Progress | null; onStop?: () => void }

/** How far the reading is, in rows and as a bar; said politely, a tenth at a time, so that nobody is talked over. */
export function ReadingNotice({ doing, progress, onStop }: ReadingNoticeProps) {
  const share = progress === null ? null : Math.floor(progress.of * 100)
  const tenth = share === null ? '' : `, ${Math.floor(share / 10) * 10}%`
  return (
    <div className="ttc-import__reading">
      <p aria-hidden="true">
        {doing}
        {progress !== null && `: ${describeNumber(progress.rows, 0)} rows, ${share}%`}
      </p>
      <p className="govuk-visually-hidden" role="status">
        {`${doing}${tenth}`}
      </p>
      <progress aria-label={doing} max={100} value={share ?? undefined} />
      {onStop && (
        <Button look="link" onClick={onStop}>
          Stop
        </Button>
      )}
    </div>
  )
}
