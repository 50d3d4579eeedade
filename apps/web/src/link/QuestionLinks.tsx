import { useQuery } from '@tanstack/react-query'
import type { QuestionLinkListView } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import { describeQuestionLinkState } from '@ttc/domain/link.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Details } from '../design/Details.tsx'
import { LinkAddress } from './LinkAddress.tsx'
import { type InMeeting, questionLinksQuery, useSendQuestionLinkAgain, useWithdrawQuestionLink } from './link.api.ts'
import { type MadeQuestionLink, QuestionLinkForm } from './QuestionLinkForm.tsx'
import './link.scss'

type Link = QuestionLinkListView['links'][number]

/** Partners and the young people's panel are asked for questions through a link: made here, and what came of each. */
export function QuestionLinks({ at }: { at: InMeeting }) {
  const links = useQuery(questionLinksQuery(at)).data?.links ?? []
  const [made, setMade] = useState<MadeQuestionLink | null>(null)
  return (
    <div className="ttc-screen">
      {links.length > 0 && (
        <>
          <h3>Asked through a link</h3>
          <ul className="ttc-links">
            {links.map((link) => (
              <li key={link.id}>
                <Asked at={at} link={link} onMade={setMade} />
              </li>
            ))}
          </ul>
        </>
      )}
      {made === null ? (
        <Details summary="Ask somebody without an account for questions">
          <QuestionLinkForm at={at} onMade={setMade} />
        </Details>
      ) : (
        <LinkAddress
          address={made.made.address}
          forName={made.forName}
          forEmail={made.forEmail}
          hint="Shown this once and kept nowhere. Whoever has it can put questions to this meeting, and nothing else."
          onDone={() => setMade(null)}
        />
      )}
    </div>
  )
}

type AskedProps = { at: InMeeting; link: Link; onMade: (made: MadeQuestionLink) => void }

function Asked({ at, link, onMade }: AskedProps) {
  const again = useSendQuestionLinkAgain(at, link.id)
  const withdraw = useWithdrawQuestionLink(at, link.id)
  const problem = withdraw.error ?? again.error
  const { forName, agency, state, questions, madeAt, madeBy, mail, forEmail, forPanel, open, version } = link
  return (
    <>
      <p>
        <b>
          {forName}, {agency}
        </b>
        : {describeQuestionLinkState(state)}
        {forPanel && ', with the papers of the panel'}
        {questions > 0 && `, ${questions} ${questions === 1 ? 'question' : 'questions'}`}
      </p>
      <p className="ttc-link__who">
        Asked by {madeBy.name} on <Day date={madeAt} short />
        {mail?.state === 'failed' && (
          <span className="ttc-link__failed">. The mail did not arrive: check the address {forEmail}</span>
        )}
        .
      </p>
      {problem !== null && <p role="alert">{problem.message}</p>}
      {state !== 'expired' && (
        <Button
          look="link"
          busy={again.isPending}
          busyWords="Making a new link"
          onClick={() =>
            again.mutate(
              { id: newId(), version, forEmail },
              { onSuccess: (made) => onMade({ made, forName, forEmail }) },
            )
          }
        >
          {forEmail === null ? 'Make a new link' : 'Send a new link'}
          <span className="govuk-visually-hidden"> for {forName}</span>
        </Button>
      )}{' '}
      {open && (
        <Button
          look="link"
          busy={withdraw.isPending}
          busyWords="Withdrawing"
          onClick={() => withdraw.mutate({ version })}
        >
          Withdraw the link<span className="govuk-visually-hidden"> for {forName}</span>
        </Button>
      )}
    </>
  )
}
