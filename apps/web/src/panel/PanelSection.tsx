import { useQuery } from '@tanstack/react-query'
import type { PanelView } from '@ttc/contracts/panel'
import { answerDueOn } from '@ttc/domain/panel'
import { describeDay } from '@ttc/domain/period/label'
import { Section } from '../design/Page.tsx'
import { type InPlan, panelAddress } from '../http/address.ts'
import { PanelQuestions } from './PanelQuestions.tsx'
import { panelQuery } from './panel.api.ts'
import './panel.scss'

/** The young people's panel in a meeting: what it is given, what it asks and who has not answered. Empty without one. */
export function PanelSection({ at, meeting }: { at: InPlan; meeting: string }) {
  const panel = useQuery(panelQuery({ partnership: at.partnership, meeting })).data
  if (panel === undefined) return null
  const mayChoose = panel.allowed.includes('challenge-meeting.run') && panel.meeting.state === 'planned'
  if (!mayChoose && panel.version === 0 && panel.questions.length === 0) return null
  return (
    <Section title="Young people’s panel" id="panel">
      <Papers panel={panel} />
      {mayChoose && (
        <p className="ttc-screen">
          <a href={panelAddress(at, meeting)}>
            {panel.version === 0 ? 'Choose what the panel is given' : 'Change what the panel is given'}
          </a>
        </p>
      )}
      {mayChoose && panel.version > 0 && !panel.onAgenda && (
        <p>
          The agenda has no item for the panel’s questions yet. Press “Propose it again” under the agenda, and save it.
        </p>
      )}
      <Asked panel={panel} />
      <PanelQuestions partnership={at.partnership} questions={panel.questions} />
    </Section>
  )
}

function Papers({ panel: { priorities } }: { panel: PanelView }) {
  if (priorities.length === 0) return <p>The panel has been given nothing for this meeting yet.</p>
  return (
    <dl className="ttc-young__papers">
      {priorities.map(({ priority, plain, answerer, placementIds }) => (
        <div key={priority.id}>
          <dt>{priority.name}</dt>
          <dd>
            {plain}
            <small>
              {placementIds.length === 1 ? '1 curve' : `${placementIds.length} curves`} ·{' '}
              {answerer === null ? 'nobody is named to answer' : `${answerer.name} answers`}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Asked({ panel: { questions, meeting } }: { panel: PanelView }) {
  if (questions.length === 0) return <p>The panel has asked nothing yet.</p>
  const open = questions.filter(({ state }) => state !== 'answered').length
  const by = describeDay(answerDueOn(meeting.meetsOn))
  if (open === 0) return <p>Every question of the panel is answered.</p>
  return (
    <p>
      {open} of {questions.length} not answered. Answers are due by {by}, a week before the meeting.
    </p>
  )
}
