import { useQuery } from '@tanstack/react-query'
import type { PackLinkListView } from '@ttc/contracts/link/pack'
import { newId } from '@ttc/contracts/new-id'
import { describePackLinkState } from '@ttc/domain/link.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Details } from '../design/Details.tsx'
import { Section } from '../design/Page.tsx'
import { LinkAddress } from './LinkAddress.tsx'
import { type MadePackLink, PackLinkForm } from './PackLinkForm.tsx'
import { type OfPack, packLinksQuery, useSendPackLinkAgain, useWithdrawPackLink } from './pack-link.api.ts'
import './link.scss'

/** Who may read a frozen pack without an account: links are made here, sent again and withdrawn, and their openings told. */
export function PackLinks({ at }: { at: OfPack }) {
  const list = useQuery(packLinksQuery(at)).data
  const [made, setMade] = useState<MadePackLink | null>(null)
  if (list === undefined) return null
  return (
    <div className="ttc-screen">
      <Section title="Readers without an account">
        {list.links.length === 0 ? (
          <p>Nobody has a link to this version.</p>
        ) : (
          <ul className="ttc-links">
            {list.links.map((link) => (
              <li key={link.id}>
                <Reader at={at} link={link} proposedUntil={list.proposedUntil} onMade={setMade} />
              </li>
            ))}
          </ul>
        )}
        {made === null ? (
          <Details summary="Let somebody without an account read this version">
            <PackLinkForm at={at} marking={list.marking} proposedUntil={list.proposedUntil} onMade={setMade} />
          </Details>
        ) : (
          <LinkAddress
            address={made.made.address}
            forName={made.forName}
            forEmail={made.forEmail}
            hint="Shown this once and kept nowhere. Whoever has it can read this version of the pack, and nothing else."
            onDone={() => setMade(null)}
          />
        )}
      </Section>
    </div>
  )
}

type ReaderProps = {
  at: OfPack
  link: PackLinkListView['links'][number]
  proposedUntil: string
  onMade: (made: MadePackLink) => void
}

function Reader({ at, link, proposedUntil, onMade }: ReaderProps) {
  const again = useSendPackLinkAgain(at, link.id)
  const withdraw = useWithdrawPackLink(at, link.id)
  const problem = withdraw.error ?? again.error
  const { forName, agency, state, openings, lastOpenedAt, madeAt, madeBy, mail, forEmail, open, version } = link
  // One that still works keeps the day that was chosen for it.
  const expiresOn = open ? link.expiresOn : proposedUntil
  return (
    <>
      <p>
        <b>
          {forName}, {agency}
        </b>
        : {describePackLinkState(state, openings)}
        {lastOpenedAt !== null && (
          <>
            , last on <Day date={lastOpenedAt} short />
          </>
        )}
      </p>
      <p className="ttc-link__who">
        Made by {madeBy.name} on <Day date={madeAt} short />
        {open && (
          <>
            , works until <Day date={expiresOn} short />
          </>
        )}
        {mail?.state === 'failed' && (
          <span className="ttc-link__failed">. The mail did not arrive: check the address {forEmail}</span>
        )}
        .
      </p>
      {problem !== null && <p role="alert">{problem.message}</p>}
      <Button
        look="link"
        busy={again.isPending}
        busyWords="Making a new link"
        onClick={() =>
          again.mutate(
            { id: newId(), version, forEmail, expiresOn },
            { onSuccess: (made) => onMade({ made, forName, forEmail }) },
          )
        }
      >
        {forEmail === null ? 'Make a new link' : 'Send a new link'}
        <span className="govuk-visually-hidden"> for {forName}</span>
      </Button>{' '}
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
