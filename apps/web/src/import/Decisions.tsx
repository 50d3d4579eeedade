import type { BatchDecisionView } from '@ttc/contracts/import/decision'
import { decisionWords } from './decision-words.ts'

/** What was decided of values that looked wrong, and answered of the file, a line each. */
export function Decisions({ decided }: { decided: readonly BatchDecisionView[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {decided.map(decisionWords).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
