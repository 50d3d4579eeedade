import type { PersonView } from '@ttc/contracts/member'
import { describeRole } from '@ttc/domain/access.words'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Notice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { describeHeldFor, describeHeldRole } from './held-role.ts'
import { useEndRole } from './member.api.ts'

type RoleListProps = { partnership: string; person: PersonView; mayEnd: boolean }

/** The roles somebody holds now; ending one takes effect within seconds. */
export function RoleList({ partnership, person, mayEnd }: RoleListProps) {
  const end = useEndRole(partnership, person.id)
  return (
    <>
      {end.error && (
        <Notice tone="problem" title="The role was not ended">
          <p>{end.error.message}</p>
        </Notice>
      )}
      <Table
        caption="Roles held now"
        captionHidden
        narrow="blocks"
        rows={person.roles}
        rowKey={({ id }) => id}
        empty={person.leftOn === null ? 'No role: this person sees nothing yet.' : 'No role any more.'}
        columns={[
          { key: 'role', header: 'Role', rowHeader: true, cell: ({ role }) => describeRole(role) },
          { key: 'for', header: 'For', cell: (held) => describeHeldFor(held) ?? 'The whole partnership' },
          { key: 'since', header: 'Since', cell: ({ grantedAt }) => <Day date={grantedAt} short /> },
          ...(mayEnd
            ? [
                {
                  key: 'end',
                  header: 'Change',
                  cell: (held: PersonView['roles'][number]) => (
                    <Button look="link" busy={end.isPending} busyWords="Ending" onClick={() => end.mutate(held.id)}>
                      End<span className="govuk-visually-hidden"> {describeHeldRole(held)}</span>
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
