import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetContent } from '@ttc/contracts/recovery-sheet'
import { answersOf } from './sheet-words.ts'

type SheetAnswersProps = { content: SheetContent; members: readonly MemberView[] }

/** The four answers to read. */
export function SheetAnswers({ content, members }: SheetAnswersProps) {
  return (
    <dl className="ttc-recovery__answers">
      {answersOf(content, members).map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer === '' ? <span className="ttc-muted">Not answered</span> : answer}</dd>
        </div>
      ))}
    </dl>
  )
}
