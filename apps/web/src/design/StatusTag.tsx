import type { ReactNode } from 'react'
import { Shape } from './Shape.tsx'
import type { Status } from './status.ts'
import { STATUS_WORD } from './status.ts'

type StatusTagProps = {
  status: Status
  /** What to say in place of the status's own word: "4 days late", "2 red". */
  children?: ReactNode
  /** 'tag' has tint and border; 'plain' is shape and word in a line of text; 'big' is for a projector. */
  look?: 'tag' | 'plain' | 'big'
  quiet?: boolean
}

/** Shape, word and tint: any one of the three alone would still tell the status. */
export function StatusTag({ status, children, look = 'tag', quiet = false }: StatusTagProps) {
  const classes = ['ttc-status', `ttc-tone--${status}`]
  if (look !== 'tag') classes.push(`ttc-status--${look}`)
  if (quiet) classes.push('ttc-status--quiet')
  return (
    <strong className={classes.join(' ')}>
      <Shape status={status} />
      {children ?? STATUS_WORD[status]}
    </strong>
  )
}

export type StatusCount = { status: Status; count: number }

/** How many of each, worst first as given; nothing that counts zero is shown. */
export function StatusCounts({ counts }: { counts: readonly StatusCount[] }) {
  return (
    <ul className="ttc-statuses">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => (
          <li key={status}>
            <StatusTag status={status} look="plain">
              {count} {STATUS_WORD[status].toLowerCase()}
            </StatusTag>
          </li>
        ))}
    </ul>
  )
}
