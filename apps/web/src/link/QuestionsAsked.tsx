import type { QuestionsAskedView } from '@ttc/contracts/link/question'
import { explainItemKind } from '@ttc/domain/challenge-meeting.words'
import { describeDay } from '@ttc/domain/period/label'
import { Details } from '../design/Details.tsx'
import { OwnQuestions, type Question } from './OwnQuestions.tsx'
import { PanelPapers } from './PanelPapers.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { type AskingProps, useAsking } from './use-asking.ts'
import { useTitle } from './use-title.ts'

/**
 * A meeting in plain words, and the questions that one person or group puts to it: written, seen and changed. The young
 * people's panel reads its papers between the two.
 */
export function QuestionsAsked(props: AskingProps) {
  const { asked } = props
  const { meeting, papers, questions, most } = asked
  const asking = useAsking(props)
  const { typed, busy, type } = asking
  useTitle(meeting.name)
  const own = {
    busy,
    onChange: ({ id, version, question, priorityId }: Question) => type({ id, version, question, priorityId }),
    onTakeOut: ({ id, version, priorityId }: Question) =>
      void asking.send({ id, version, question: '', priorityId }, 'Your question is taken out.'),
  }
  const topics = new Set(papers?.priorities.map(({ id }) => id))
  const others = questions.filter(({ priorityId }) => priorityId === null || !topics.has(priorityId))
  const mayAsk = questions.length < most
  const form = <Asking asked={asked} asking={asking} isFull={!mayAsk && typed.version === 0} />
  return (
    <>
      <Head asked={asked} />
      <section className="ttc-asked__part" aria-labelledby="meeting">
        <h2 id="meeting">{meeting.name}</h2>
        <p>
          {[describeDay(meeting.meetsOn), meeting.startsAt ?? '', meeting.place]
            .filter((part) => part !== '')
            .join(', ')}
          . People who run services for children and young people answer there how things are going, and say what they
          will do next.
        </p>
        <Agenda asked={asked} />
        {papers === null ? form : <p>Your questions are answered here by {describeDay(papers.answersBy)}.</p>}
      </section>
      {papers !== null && (
        <>
          <PanelPapers
            papers={papers}
            questions={questions}
            mayAsk={mayAsk}
            onAsk={(priorityId) => {
              type({ ...typed, priorityId })
              document.getElementById('question')?.focus()
            }}
            {...own}
          />
          <section className="ttc-asked__part ttc-asked__ask" aria-labelledby="ask">
            <h2 id="ask">Ask a question</h2>
            {mayAsk && (
              <p>
                You have sent {questions.length} of {most}.
              </p>
            )}
            {form}
          </section>
        </>
      )}
      {others.length > 0 && (
        <section className="ttc-asked__own" aria-labelledby="own">
          <h2 id="own">
            {papers === null ? `Your questions: ${others.length} of ${most}` : 'What you asked about the meeting'}
          </h2>
          <OwnQuestions questions={others} {...own} />
        </section>
      )}
    </>
  )
}

function Head({ asked: { forName, agency, askedBy, papers } }: { asked: QuestionsAskedView }) {
  return (
    <div className="ttc-asked__head">
      <h1 className="ttc-asked__title">What do you want to ask?</h1>
      <p>
        Asked of: {forName}, {agency}, by {askedBy.name} ({askedBy.agency}). No account. You can change your questions
        until the meeting begins.
        {papers !== null && ' First, here is what you asked to see.'}
      </p>
    </div>
  )
}

type Asks = { asked: QuestionsAskedView; asking: ReturnType<typeof useAsking>; isFull: boolean }

function Asking({ asked: { most, papers }, asking, isFull }: Asks) {
  const { typed, errors, tries, busy, said, type, begin, send } = asking
  const isChange = typed.version > 0
  const about =
    papers === null || isChange
      ? null
      : { options: papers.priorities.map(({ id, name }) => ({ value: id, text: name })), value: typed.priorityId }
  return (
    <>
      {isFull ? (
        <p>You have sent {most} questions, which is as many as fit. Change or take out one of them.</p>
      ) : (
        <QuestionForm
          question={typed.question}
          about={about}
          isChange={isChange}
          errors={errors}
          tries={tries}
          busy={busy}
          onType={(question) => type({ ...typed, question })}
          onAbout={(priorityId) => type({ ...typed, priorityId })}
          onSend={() => void send(typed, isChange ? 'Your question is changed.' : 'Thank you. Your question is sent.')}
          onCancel={begin}
        />
      )}
      <p role="status">{said}</p>
    </>
  )
}

type Item = QuestionsAskedView['items'][number]

/** Items of one kind that follow one another are explained once. */
function inParts(items: readonly Item[]): readonly Readonly<{ kind: Item['kind']; titles: readonly string[] }>[] {
  return items.reduce<{ kind: Item['kind']; titles: string[] }[]>((parts, { kind, title }) => {
    const last = parts.at(-1)
    if (last?.kind === kind) last.titles.push(title)
    else parts.push({ kind, titles: [title] })
    return parts
  }, [])
}

function Agenda({ asked: { items } }: { asked: QuestionsAskedView }) {
  if (items.length === 0) return null
  return (
    <Details summary="What the meeting talks about">
      {inParts(items).map(({ kind, titles }) => (
        <div key={titles.join(' ')} className="ttc-asked__agenda">
          {explainItemKind(kind) !== '' && <p>{explainItemKind(kind)}:</p>}
          <ul>
            {titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </div>
      ))}
    </Details>
  )
}
