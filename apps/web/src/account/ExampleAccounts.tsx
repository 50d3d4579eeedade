import { useQuery } from '@tanstack/react-query'
import { RoleView } from '@ttc/contracts/partnership'
import type { Role } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { exampleAccountsQuery, useSignInAs } from './account.api.ts'

/** The people of the worked example, a button a role. The server has none where it is not an example. */
export function ExampleAccounts({ onSignedIn }: { onSignedIn: () => void }) {
  const accounts = useQuery(exampleAccountsQuery)
  const signInAs = useSignInAs()
  const failed = accounts.error ?? signInAs.error
  return (
    <section className="ttc-sign-in" aria-labelledby="sign-in-as">
      <h2 id="sign-in-as">Look round as</h2>
      <p>This is a worked example. See it with the eyes of any of its people; no password is needed.</p>
      {failed && (
        <Notice tone="problem" title="That did not work">
          <p>{failed.message}</p>
        </Notice>
      )}
      {accounts.isPending && <Loading label="Loading the people of the example" />}
      <ul className="ttc-roles">
        {accounts.data?.accounts.map(({ id, role }) => (
          <li key={id}>
            <Button
              look="secondary"
              busy={signInAs.isPending}
              onClick={() => signInAs.mutate({ accountId: id }, { onSuccess: onSignedIn })}
            >
              {wordsOf(role)?.name ?? role}
            </Button>
            <span>{wordsOf(role)?.does}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What each role is there for, in a line. */
const DOES: Readonly<Record<Role, string>> = {
  'team-member': 'Records values for a priority group',
  'priority-lead': 'Chooses indicators and reports on a priority',
  'plan-coordinator': 'Sets up the plan and its people, and checks quality',
  'plan-lead': 'Chairs the partnership',
  director: 'Watches what is red and amber',
  'lead-member': 'Reads, asks and challenges',
  analyst: 'Loads published data',
  administrator: 'Looks after people, roles and the audit trail',
  reader: 'Reads alone',
}

function wordsOf(role: string) {
  const known = RoleView.safeParse(role).data
  return known === undefined ? null : { name: describeRole(known), does: DOES[known] }
}
