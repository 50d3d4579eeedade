import type { QuestionsAskedView } from '@ttc/contracts/link/question'
import type { PanelPapersView } from '@ttc/contracts/panel'
import { describePlainPeriod } from '@ttc/domain/panel/period.words'
import { Button } from '../design/Button.tsx'
import { OwnQuestions, type OwnQuestionsProps } from './OwnQuestions.tsx'
import { SmallChart } from './SmallChart.tsx'

type Topic = PanelPapersView['priorities'][number]
type PanelPapersProps = Omit<OwnQuestionsProps, 'questions'> & {
  papers: PanelPapersView
  questions: QuestionsAskedView['questions']
  /** False once no more questions fit. */
  mayAsk: boolean
  onAsk: (priorityId: string) => void
}

/** What the young people's panel asked for: each part of the plan in plain words, its curves, and what they asked about it. */
export function PanelPapers({ papers, ...rest }: PanelPapersProps) {
  return papers.priorities.map((topic) => <OneTopic key={topic.id} topic={topic} {...rest} />)
}

type OneTopicProps = Omit<PanelPapersProps, 'papers'> & { topic: Topic }

function OneTopic({ topic, questions, mayAsk, onAsk, ...own }: OneTopicProps) {
  const { id, name, plain, curves } = topic
  const asked = questions.filter(({ priorityId }) => priorityId === id)
  return (
    <section className="ttc-asked__topic ttc-asked__own" aria-labelledby={`topic-${id}`}>
      <h2 id={`topic-${id}`}>{name}</h2>
      <p>{plain}</p>
      {curves.map((curve) => (
        <Curve key={curve.name} curve={curve} />
      ))}
      {asked.length > 0 && (
        <>
          <h3>What you asked about this</h3>
          <OwnQuestions questions={asked} {...own} />
        </>
      )}
      {mayAsk && (
        <Button look="secondary" onClick={() => onAsk(id)}>
          Ask about this<span className="govuk-visually-hidden">: {name}</span>
        </Button>
      )}
    </section>
  )
}

function Curve({ curve: { name, words, last, scale } }: { curve: Topic['curves'][number] }) {
  const hasNumbers = last.some(({ value }) => value !== null)
  return (
    <div className="ttc-asked__curve">
      <h3>{name}</h3>
      <p>{words}</p>
      {hasNumbers && (
        <SmallChart
          name={name}
          words={`Line of ${name}`}
          last={last}
          asked={null}
          typed={null}
          scale={scale}
          nameOf={describePlainPeriod}
        />
      )}
    </div>
  )
}
