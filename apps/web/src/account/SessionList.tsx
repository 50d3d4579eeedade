import type { SessionListView } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { Notice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { useEndOtherSessions, useEndSession } from './account.api.ts'
import { describeDevice } from './device.ts'

type Session = SessionListView['sessions'][number]

/** Where somebody is signed in; what they do not know they can end at once. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const end = useEndSession()
  const endOthers = useEndOtherSessions()
  const failed = end.error ?? endOthers.error
  return (
    <>
      {failed && (
        <Notice tone="problem" title="That did not work">
          <p>{failed.message}</p>
        </Notice>
      )}
      <Table
        caption="Your sessions"
        captionHidden
        narrow="blocks"
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'device', header: 'Browser', rowHeader: true, cell: ({ device }) => describeDevice(device) },
          { key: 'started', header: 'Signed in', cell: ({ startedAt }) => <Moment at={startedAt} /> },
          { key: 'seen', header: 'Last used', cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
          {
            key: 'end',
            header: 'Sign out',
            cell: ({ id, current, device }) =>
              current ? (
                'You are here'
              ) : (
                <Button look="link" busy={end.isPending} onClick={() => end.mutate(id)}>
                  Sign out
                  <span className="govuk-visually-hidden"> of {describeDevice(device)}</span>
                </Button>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Actions>
          <Button
            look="secondary"
            busy={endOthers.isPending}
            busyWords="Signing out"
            onClick={() => endOthers.mutate(undefined)}
          >
            Sign out everywhere else
          </Button>
        </Actions>
      )}
    </>
  )
}
