import type { EditionTakenView, EditionUpdateView, TakeEdition } from '@ttc/contracts/catalogue'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { useTakeEdition } from './catalogue.api.ts'
import { counted } from './catalogue-words.ts'
import { UpdatePart } from './UpdatePart.tsx'

type Part = EditionUpdateView['definition'][number]['part']
type UpdateListProps = {
  partnership: string
  updates: readonly EditionUpdateView[]
  mayStore: boolean
  onTaken: (taken: EditionTakenView) => void
}

/** Every update with what of its definition is to be taken over, one by one or all at once. */
export function UpdateList({ partnership, updates, mayStore, onTaken }: UpdateListProps) {
  const take = useTakeEdition(partnership)
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly Part[]>>>({})
  const partsOf = (update: EditionUpdateView) => chosen[update.indicatorId] ?? takenAtFirst(update)
  const possible = updates.filter(({ blocked }) => blocked === null)
  function store(some: readonly EditionUpdateView[]) {
    const indicators: TakeEdition['indicators'] = some.map((update) => ({
      indicatorId: update.indicatorId,
      editionId: update.to.editionId,
      take: [...partsOf(update)],
    }))
    take.mutate({ id: newId(), indicators }, { onSuccess: onTaken })
  }
  return (
    <>
      {take.error && (
        <Notice tone="problem" title="Nothing was stored">
          <p>{take.error.message}</p>
        </Notice>
      )}
      {mayStore && possible.length > 1 && (
        <Actions>
          <Button busy={take.isPending} busyWords="Storing" onClick={() => store(possible)}>
            Bring all {possible.length} up to date
          </Button>
        </Actions>
      )}
      {!mayStore && (
        <Notice title="You can look, and not store">
          <p>
            Ask an analyst or the plan coordinator to bring these {counted(updates.length, 'indicator')} up to date.
          </p>
        </Notice>
      )}
      {updates.map((update) => (
        <UpdatePart
          key={update.indicatorId}
          partnership={partnership}
          update={update}
          taken={partsOf(update)}
          onTake={(parts) => setChosen({ ...chosen, [update.indicatorId]: parts })}
          store={mayStore && update.blocked === null ? () => store([update]) : null}
          busy={take.isPending}
          isOnly={possible.length === 1}
        />
      ))}
    </>
  )
}

/** What the partnership has not touched is taken over unless it says otherwise; what it edited is only offered. */
function takenAtFirst({ definition }: EditionUpdateView): readonly Part[] {
  return definition.filter(({ edited }) => !edited).map(({ part }) => part)
}
