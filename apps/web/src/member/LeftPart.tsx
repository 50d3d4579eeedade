import type { PersonView } from '@ttc/contracts/member'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { useRemoveMember, useRestoreMember } from './member.api.ts'

type LeftPartProps = { partnership: string; person: PersonView }

/** Somebody who left can be let in again; or the person is deleted for good and their history kept under a pseudonym. */
export function LeftPart({ partnership, person }: LeftPartProps) {
  const restore = useRestoreMember(partnership, person.id)
  const remove = useRemoveMember(partnership, person.id)
  const [asking, setAsking] = useState(false)
  const failed = restore.error ?? remove.error
  if (person.removed)
    return (
      <Notice title="This person was deleted">
        <p>What they did stays in the history, under a pseudonym.</p>
      </Notice>
    )
  return (
    <Section title="After leaving" id="left">
      <p>If they come back, let them in again: they keep their history, and you give them their roles anew.</p>
      {failed && (
        <Notice tone="problem" title="That did not work">
          <p>{failed.message}</p>
        </Notice>
      )}
      <Actions>
        <Button
          look="secondary"
          busy={restore.isPending}
          busyWords="Letting in"
          onClick={() => restore.mutate({ version: person.version })}
        >
          Let in again
        </Button>
        <Button look="link" onClick={() => setAsking(true)}>
          Delete the person
        </Button>
      </Actions>
      {asking && (
        <Dialog title={`Delete ${person.name}?`} onClose={() => setAsking(false)}>
          <p>
            Name and e-mail address go everywhere, for good. What the person did stays in the history under a pseudonym.
            This cannot be undone.
          </p>
          <Actions>
            <Button
              look="warning"
              busy={remove.isPending}
              busyWords="Deleting"
              onClick={() => remove.mutate({ version: person.version }, { onSettled: () => setAsking(false) })}
            >
              Delete for good
            </Button>
            <Button look="link" onClick={() => setAsking(false)}>
              Keep the person
            </Button>
          </Actions>
        </Dialog>
      )}
    </Section>
  )
}
