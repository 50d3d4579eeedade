import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { EscalationRuleView } from '@ttc/contracts/escalation'
import { describeDays } from '@ttc/domain/exception.words'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Day } from '../design/Day.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { Table } from '../design/Table.tsx'
import { escalationsAddress } from '../http/address.ts'
import { EscalationRuleForm } from './EscalationRuleForm.tsx'
import { escalationRuleQuery } from './escalation.api.ts'
import './escalation.scss'

/** When recovery sheets are owed and what is carried up: what holds now, a form to change it, and every change. */
export function EscalationRulePage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/escalation-rule' })
  const rule = useSuspenseQuery(escalationRuleQuery(partnership)).data
  const [times, setTimes] = useState(0)
  return (
    <>
      <BackLink href={escalationsAddress(partnership)}>Escalations</BackLink>
      <Page title="When something is carried up" caption="For every plan of the partnership" width="question">
        {times > 0 && (
          <SuccessNotice title="The settings are changed">
            <p>They hold from today. What was carried up before stays as it is.</p>
          </SuccessNotice>
        )}
        <Facts facts={wordsOf(rule)} />
        {rule.mayEdit ? (
          <Section title="Change it" id="change">
            <EscalationRuleForm
              key={times}
              partnership={partnership}
              rule={rule}
              back={escalationsAddress(partnership)}
              onStored={() => setTimes(times + 1)}
            />
          </Section>
        ) : (
          <p>Plan coordinators and administrators can change this.</p>
        )}
        <Section title="Changes" id="changes">
          <Table
            caption="Changes, newest first"
            captionHidden
            narrow="blocks"
            rows={rule.changes}
            rowKey={({ version }) => String(version)}
            empty="Nobody has changed these settings yet: they are the usual ones."
            columns={[
              {
                key: 'from',
                header: 'From',
                rowHeader: true,
                cell: ({ appliesFrom }) => <Day date={appliesFrom} short />,
              },
              {
                key: 'what',
                header: 'What',
                cell: (change) => <What change={change} before={beforeOf(rule, change)} />,
              },
              {
                key: 'why',
                header: 'Reason',
                cell: ({ reason, by }) => (
                  <>
                    {reason}
                    <small>{by?.name ?? 'Not known by whom'}</small>
                  </>
                ),
              },
            ]}
          />
        </Section>
      </Page>
    </>
  )
}

type Rule = Omit<EscalationRuleView, 'version' | 'mayEdit' | 'changes'>
type Change = EscalationRuleView['changes'][number]

const rounds = (count: number) => (count === 1 ? 'one red round' : `${count} red rounds running`)
const quarters = (count: number) => (count === 1 ? 'one quarter' : `${count} quarters`)

/** What a rule says, a line each; the same lines are held against one another to tell what a change changed. */
function wordsOf(rule: Rule) {
  const grace = rule.daysOfGrace === 0 ? 'the day after' : `${describeDays(rule.daysOfGrace)} after`
  return [
    {
      term: 'A sheet is owed',
      value: `when an indicator turns red or amber${rule.forForecast ? ', or is forecast to' : ''}; answered within ${describeDays(rule.daysToAnswer)}`,
    },
    {
      term: 'Another sheet',
      value: `after ${rounds(rule.redRoundsToSheet)}, or ${quarters(rule.stayedQuarters)} in the same status`,
    },
    {
      term: 'A director is told',
      value: rule.missedDayToDirector ? `${grace} a back-to-green day was missed` : 'never',
    },
    { term: 'The board decides', value: `after ${rounds(rule.redRoundsToBoard)}` },
  ]
}

function beforeOf({ changes }: EscalationRuleView, { version }: Change): Change | null {
  return changes.find((one) => one.version === version - 1) ?? null
}

function What({ change, before }: { change: Change; before: Change | null }) {
  const was = before === null ? [] : wordsOf(before).map(({ value }) => value)
  const lines = wordsOf(change).filter(({ value }) => !was.includes(value))
  return (
    <ul className="ttc-esc__changed">
      {lines.map(({ term, value }) => (
        <li key={term}>
          {term}: {value}
        </li>
      ))}
    </ul>
  )
}
