import { useParams } from '@tanstack/react-router'
import { describeQuestion, questionsOf } from '@ttc/domain/turning-the-curve/step'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { reportCardAddress, stepAddress, walkAddress } from '../http/address.ts'
import { PrintButton } from '../plan/PrintButton.tsx'
import { PrintedStep } from './PrintedStep.tsx'
import { listsOf } from './step-lists.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** All answers on one page, to check and to print. */
export function CheckPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk/check' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Answers at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Answers({ at }: { at: { partnership: string; plan: string } }) {
  const { walk } = useWalkRoom()
  return (
    <div className="ttc-walk ttc-walk--check">
      <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
      <Page
        title={`Turning the curve: ${walk.name}`}
        tab={`Answers: ${walk.name}`}
        caption={[walk.marking === 'none' ? '' : walk.marking, walk.plan.name, 'Check your answers']
          .filter((part) => part !== '')
          .join(' · ')}
        actions={
          <>
            <PrintButton />
            <a href={reportCardAddress(at, walk.priority.id)}>Report card</a>
          </>
        }
      >
        <div className="ttc-checked__all">
          {questionsOf[walk.template].map((question) => (
            <section key={question.text} className="ttc-checked">
              <h2>{describeQuestion(question)}</h2>
              {question.steps.map((step) => (
                <PrintedStep key={step} step={step} lists={listsOf[step]} />
              ))}
              {walk.allowed.includes('walk.contribute') && question.steps[0] !== undefined && (
                <p className="ttc-checked__change">
                  <a href={stepAddress(at, walk.id, question.steps[0])}>
                    Change<span className="govuk-visually-hidden"> the answer to: {question.text}</span>
                  </a>
                </p>
              )}
            </section>
          ))}
        </div>
      </Page>
    </div>
  )
}
