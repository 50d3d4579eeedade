import { useSuspenseQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { calendarLinkQuery, useMakeCalendarLink, useWithdrawCalendarLink } from './round.api.ts'

/** A secret address for one's own calendar program: made, renewed, withdrawn. It is shown once. */
export function CalendarPanel({ partnership }: { partnership: string }) {
  const { link } = useSuspenseQuery(calendarLinkQuery(partnership)).data
  const make = useMakeCalendarLink(partnership)
  const withdraw = useWithdrawCalendarLink(partnership)
  const [address, setAddress] = useState<string | null>(null)
  const problem = make.error ?? withdraw.error
  const makeOne = () => make.mutate({ id: newId() }, { onSuccess: (made) => setAddress(made.address) })
  return (
    <div className="ttc-screen">
      <Section title="In your calendar" id="calendar">
        {problem && (
          <Notice tone="problem" title="That was not done">
            <p>{problem.message}</p>
          </Notice>
        )}
        {address !== null && (
          <SuccessNotice title="Your calendar address is made: copy it now">
            <p>
              It is shown this once and kept nowhere. Add it in your calendar program as a calendar from the internet.
            </p>
            <code className="ttc-calendar-address">{address}</code>
            <Button look="secondary" onClick={() => setAddress(null)}>
              I have copied it
            </Button>
          </SuccessNotice>
        )}
        <p className="ttc-measure">
          Your deadlines and the meetings of your plans, kept up to date in Outlook, Google or any other calendar. No
          indicator is named in it. Whoever has the address can read it, so keep it to yourself.
        </p>
        {link === null ? (
          <Button look="secondary" busy={make.isPending} busyWords="Making" onClick={makeOne}>
            Make a calendar address
          </Button>
        ) : (
          <>
            <p>
              Made <Moment at={link.madeAt} />.{' '}
              {link.lastUsedAt === null ? (
                'No calendar has read it yet.'
              ) : (
                <>
                  Last read <Moment at={link.lastUsedAt} />.
                </>
              )}
            </p>
            <Actions>
              <Button look="secondary" busy={make.isPending} busyWords="Making" onClick={makeOne}>
                Make a new one instead
              </Button>
              <Button
                look="link"
                busy={withdraw.isPending}
                busyWords="Withdrawing"
                onClick={() => withdraw.mutate({ linkId: link.id }, { onSuccess: () => setAddress(null) })}
              >
                Withdraw it
              </Button>
            </Actions>
          </>
        )}
      </Section>
    </div>
  )
}
