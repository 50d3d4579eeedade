import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PlacementEscalationView } from '@ttc/contracts/escalation'
import { escalationSteps, needsDecision } from '@ttc/domain/escalation'
import { describeEscalationState, describeReached, describeStep } from '@ttc/domain/escalation.words'
import { useState } from 'react'
import { statusOf } from '../assessment/statuses.ts'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { escalationRuleAddress, placementAddress, priorityAddress, recoverySheetAddress } from '../http/address.ts'
import { DecideForm } from './DecideForm.tsx'
import { placementEscalationQuery } from './escalation.api.ts'
import { RoundTable } from './RoundTable.tsx'
import './escalation.scss'

/** How far up one indicator has been carried and why, the rounds behind it, and what is decided about it. */
export function EscalationPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/escalation' })
  const page = useSuspenseQuery(placementEscalationQuery(at)).data
  const [done, setDone] = useState<string | null>(null)
  const [missed, setMissed] = useState<string | null>(null)
  // What is to be decided first, and the highest step before the others.
  const waiting = page.escalations
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => escalationSteps.indexOf(b.step) - escalationSteps.indexOf(a.step))
  const over = page.escalations.filter(({ state }) => state !== 'open')
  const { indicator, status } = page
  return (
    <>
      <BackLink href={placementAddress(at, at.placement)}>{indicator.name}</BackLink>
      <Page
        title={indicator.name}
        tab={`Escalation: ${indicator.name}`}
        caption="Escalation"
        meta={metaOf(page)}
        width="question"
      >
        {done !== null && <SuccessNotice title={done} />}
        {missed !== null && (
          <Notice tone="warning" title="Yours was not stored">
            <p>{missed}</p>
          </Notice>
        )}
        <p>
          Shown as <StatusTag status={statusOf(status)} />
          {page.redRounds > 0 && `, red in ${page.redRounds} ${page.redRounds === 1 ? 'round' : 'rounds running'}`}.{' '}
          <a href={recoverySheetAddress(at, at.placement)}>Its recovery sheet</a>
        </p>
        {page.escalations.length === 0 && (
          <EmptyState title="It has not been carried up">
            <p>{ruleWords(page)}</p>
          </EmptyState>
        )}
        {waiting.map((one) => (
          <Section
            key={`${one.id} ${one.version}`}
            title={`${describeStep(one.step)}: ${describeReached(one)}`}
            id={one.step}
          >
            <p>{describeEscalationState(one)}.</p>
            {one.mayDecide && (
              <>
                <Before at={at} priority={page.priority} />
                <DecideForm at={at} escalation={one} onDecided={setDone} onMissed={setMissed} />
              </>
            )}
            {!one.mayDecide && needsDecision(one.step) && <p>Directors and the plan lead decide about it.</p>}
            {one.step === 'sheet' && (
              <p>
                <a href={recoverySheetAddress(at, at.placement)}>The sheet that is owed</a>
              </p>
            )}
          </Section>
        ))}
        {over.length > 0 && (
          <Section title="Earlier steps" id="earlier">
            <ol className="ttc-esc__earlier">
              {over.map((one) => (
                <li key={one.id}>
                  <b>{describeStep(one.step)}</b>, {describeReached(one)}. {describeEscalationState(one)}.
                  {one.reason !== '' && <span className="ttc-esc__reason">{one.reason}</span>}
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section title="The rounds behind it" id="rounds">
          <p>
            {page.escalations.length > 0 && `${ruleWords(page)} `}
            <a href={escalationRuleAddress(at.partnership)}>When something is carried up</a>
          </p>
          <RoundTable rounds={page.rounds} />
        </Section>
      </Page>
    </>
  )
}

function metaOf({ plan, priority }: PlacementEscalationView): string {
  return `${priority.name} · ${plan.name}`
}

function ruleWords({ rule: { redRoundsToSheet, redRoundsToBoard } }: PlacementEscalationView): string {
  return `Red in ${count(redRoundsToSheet)} running asks for a recovery sheet, red in ${count(redRoundsToBoard)} for a decision of the board. A round that brought no new value counts toward the board only if its sheet was not answered.`
}

const count = (rounds: number) => `${rounds} ${rounds === 1 ? 'round' : 'rounds'}`

type BeforeProps = {
  at: Readonly<{ partnership: string; plan: string; placement: string }>
  priority: PlacementEscalationView['priority']
}

/** Where the two changes are made that can be decided on. */
function Before({ at, priority }: BeforeProps) {
  return (
    <p>
      What is decided here is written down; it changes nothing by itself. The plan for it is changed in{' '}
      <a href={priorityAddress(at, priority.id)}>the priority’s walk and actions</a>, the target on{' '}
      <a href={`${placementAddress(at, at.placement)}/targets`}>its targets page</a>.
    </p>
  )
}
