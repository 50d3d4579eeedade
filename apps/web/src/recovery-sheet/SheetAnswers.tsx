import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetContent } from '@ttc/contracts/recovery-sheet'
import { answersOf } from './sheet-words.ts'

type SheetAnswersProps = { content: SheetContent; members: readonly MemberView[] }

/** The four answers to read. */
export function SheetAnswers({ content, members }: SheetAnswersProps) {
  return (
    <dl className="ttc-recovery__answers">
      {answersOf(content, members).map(({ question, answer, isList }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{isList ? <Lines answer={answer} /> : answer === '' ? <NotAnswered /> : answer}</dd>
        </div>
      ))}
    </dl>
  )
}

const NotAnswered = () => <span className="ttc-muted">Not answered</span>

function Lines({ answer }: { answer: string }) {
  return (
    <ul>
      {answer.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
