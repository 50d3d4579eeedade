import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { describeQuestion, questionsOf } from '@ttc/domain/turning-the-curve/step'
import { useMemo } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { type InPlan, reportCardAddress, stepAddress, walkAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { wholeOf } from './one-side.ts'
import { PrintedLists } from './PrintedLists.tsx'
import { printedLists } from './printed-answers.ts'
import { type Answered, WalkSheet } from './WalkSheet.tsx'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'
import './walk-sheet.scss'

/** All answers on one page to check, and on one side of paper to print. */
export function CheckPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk/check' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Answers at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Answers({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const answered = useMemo(
    () => questionsOf[walk.template].map((question) => ({ question, lists: printedLists(question, walk, members) })),
    [walk, members],
  )
  const title = `Turning the curve: ${walk.name}`
  const caption = captionOf(walk)
  return (
    <div className="ttc-walk ttc-walk--check">
      <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
      <Page
        title={title}
        tab={`Answers: ${walk.name}`}
        caption={caption}
        actions={
          <>
            <PrintButton />
            <a href={reportCardAddress(at, walk.priority.id)}>Report card</a>
          </>
        }
      >
        <div className="ttc-screen">
          {answered.map((one) => (
            <Checked key={one.question.text} at={at} {...one} />
          ))}
        </div>
        <WalkSheet title={title} caption={caption} answered={answered} />
      </Page>
    </div>
  )
}

const captionOf = ({ marking, plan }: WalkView) =>
  [marking === 'none' ? '' : marking, plan.name, 'Turning the Curve walk'].filter((part) => part !== '').join(' · ')

function Checked({ at, question, lists }: Answered & { at: InPlan }) {
  const { walk } = useWalkRoom()
  const whole = wholeOf(lists.map(({ items }) => items.length))
  return (
    <section className="ttc-checked">
      <h2>{describeQuestion(question)}</h2>
      <PrintedLists lists={lists} most={whole.most} shown={whole} />
      {walk.allowed.includes('walk.contribute') && question.steps[0] !== undefined && (
        <p className="ttc-checked__change">
          <a href={stepAddress(at, walk.id, question.steps[0])}>
            Change<span className="govuk-visually-hidden"> the answer to: {question.text}</span>
          </a>
        </p>
      )}
    </section>
  )
}
