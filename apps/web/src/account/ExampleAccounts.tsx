import { useQuery } from '@tanstack/react-query'
import type { Role } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { exampleAccountsQuery, useSignInAs } from './account.api.ts'

/** The people of the worked example, one a role. The server has none where it is not an example. */
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
        {accounts.data?.accounts.map(({ id, role, heldFor, name, agency }) => (
          <li key={id}>
            <Button
              look="secondary"
              busy={signInAs.isPending}
              aria-describedby={`who-${id}`}
              onClick={() => signInAs.mutate({ accountId: id }, { onSuccess: onSignedIn })}
            >
              {describeRole(role)}
            </Button>
            <div id={`who-${id}`}>
              <p className="ttc-roles__who">
                {name}, <span>{agency}</span>
              </p>
              <p>{DOES[role]}</p>
              {heldFor !== null && <p className="ttc-roles__for">For: {heldFor}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What each role can do, in a sentence: what the table of the domain lets it do, and what it is there for. */
const DOES: Readonly<Record<Role, string>> = {
  'team-member': 'Records values for the indicators of a priority group.',
  'priority-lead': 'Chooses a priority’s indicators, sets their targets and baselines, and records values.',
  'plan-coordinator': 'Sets up the plan, its people and its boards, and looks after every figure.',
  'plan-lead': 'Chairs the partnership; reads everything, the audit trail too.',
  director: 'Sees what is red and amber across all priorities, why, and who answers for it.',
  'lead-member': 'Reads, asks and challenges.',
  analyst: 'Loads whole files of published figures, and lets programs read them.',
  administrator: 'Looks after people, roles, tokens, mail and the audit trail, and has no say over figures.',
  reader: 'Reads, and changes nothing.',
}
