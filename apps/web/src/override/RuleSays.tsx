import type { RagStatusView } from '@ttc/contracts/assessment'
import { statusOf } from '../assessment/statuses.ts'
import { StatusTag } from '../design/StatusTag.tsx'

/** The computed status, named beside the one that is shown in its place. */
export function RuleSays({ computed, since = null }: { computed: RagStatusView; since?: string | null }) {
  return (
    <small className="ttc-rule-says">
      The rule says <StatusTag status={statusOf(computed)} look="plain" quiet />
      {since !== null && ` ${since}`}
    </small>
  )
}
