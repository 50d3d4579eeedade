import { useParams } from '@tanstack/react-router'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { questionsOf } from '@ttc/domain/turning-the-curve/step'
import { Breadcrumbs } from '../design/Breadcrumbs.tsx'
import { Button, ButtonLink } from '../design/Button.tsx'
import { Columns, Page } from '../design/Page.tsx'
import { type InPlan, planAddress, priorityAddress, stepAddress, walkAddress } from '../http/address.ts'
import { StepTasks } from './StepTasks.tsx'
import { WalkSide } from './WalkSide.tsx'
import { useEditWalk } from './walk.api.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** The walk as a list of tasks: what is answered, what is thin, what to look at again, and what to go on with. */
export function WalkPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Tasks at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Tasks({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const all = questionsOf[walk.template]
  const questions = all.filter(({ number }) => number !== null)
  const open = all.find(({ steps }) => !steps.every((step) => isAnswered(walk, step)))
  const answered = questions.filter(({ steps }) => steps.every((step) => isAnswered(walk, step))).length
  const mayWrite = walk.allowed.includes('walk.contribute')
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { text: 'Plan', href: planAddress(at) },
          { text: walk.priority.name, href: priorityAddress(at, walk.priority.id) },
          { text: 'Turning the Curve walk' },
        ]}
      />
      <Page
        title={`Turning the curve: ${answered} of ${questions.length} questions answered`}
        tab={`Turning the curve: ${walk.name}`}
        caption={captionOf(walk)}
        actions={
          <>
            {mayWrite && open !== undefined && open.steps[0] !== undefined && (
              <ButtonLink href={stepAddress(at, walk.id, open.steps[0])}>
                {open.number === null
                  ? 'Plan the actions'
                  : `${answered === 0 ? 'Begin with' : 'Go on with'} question ${open.number}`}
              </ButtonLink>
            )}
            <a href={`${walkAddress(at, walk.id)}/check`}>Check the answers</a>
            <OtherQuestions />
          </>
        }
      >
        <div
          className="ttc-walk__done"
          role="img"
          aria-label={`${answered} of ${questions.length} questions are answered`}
        >
          <span style={{ inlineSize: `${(answered / questions.length) * 100}%` }} />
        </div>
        <Columns side={<WalkSide at={at} />} sideLabel="The group">
          <StepTasks at={at} />
        </Columns>
      </Page>
    </>
  )
}

const isAnswered = (walk: WalkView, step: string) => walk.steps.find((one) => one.step === step)?.state === 'answered'

function captionOf({ kind, name, priority, rows }: WalkView): string {
  const many = `${rows.length} indicator${rows.length === 1 ? '' : 's'}`
  return kind === 'priority' ? `${name} · ${many}` : `${priority.name} · ${name}`
}

const OTHERS = {
  twelve: { template: 'population-seven', text: 'See it as seven questions' },
  'population-seven': { template: 'twelve', text: 'See it as twelve questions' },
  'performance-seven': { template: 'twelve', text: 'See it as twelve questions' },
} as const

/** The same answers under the other set of questions; a service has a set of its own. */
function OtherQuestions() {
  const { at, walk } = useWalkRoom()
  const edit = useEditWalk(at)
  if (!walk.allowed.includes('walk.lead')) return null
  const other = OTHERS[walk.template]
  const template = walk.kind === 'service' && walk.template === 'twelve' ? 'performance-seven' : other.template
  return (
    <Button look="link" busy={edit.isPending} onClick={() => edit.mutate({ version: walk.version, template })}>
      {other.text}
    </Button>
  )
}
