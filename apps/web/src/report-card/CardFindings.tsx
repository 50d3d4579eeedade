import type { CardFindingView } from '@ttc/contracts/report-card/writing'
import { type InPlan, recoverySheetAddress, sheetAddress } from '../http/address.ts'

type At = InPlan & Readonly<{ priority: string }>
type CardFindingsProps = { at: At; findings: readonly CardFindingView[] }

/** What is thin about the card, and what to do about each. Advice: nothing of it stops the lead. */
export function CardFindings({ at, findings }: CardFindingsProps) {
  if (findings.length === 0) return <p className="ttc-writing__well">Nothing on this card looks thin.</p>
  return (
    <section className="ttc-writing__findings" aria-labelledby="card-findings">
      <h3 id="card-findings">What is thin</h3>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.placementId}`}>
            {finding.serious && <b>Serious. </b>}
            {finding.sentence} <Todo at={at} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Todo({ at, finding: { code, placementId, todo } }: { at: At; finding: CardFindingView }) {
  if (code === 'no-sheet' && placementId !== null) return <a href={recoverySheetAddress(at, placementId)}>{todo}</a>
  if (code === 'late') return <a href={sheetAddress(at, at.priority)}>{todo}</a>
  return <span className="ttc-muted">{todo}</span>
}
