import type { AdoptionView, CatalogueEntryView } from '@ttc/contracts/catalogue'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Panel } from '../design/Panel.tsx'
import { placementAddress } from '../http/address.ts'
import { AdoptForm } from './AdoptForm.tsx'
import { useAdopt } from './catalogue.api.ts'

type AdoptPanelProps = {
  partnership: string
  entry: CatalogueEntryView
  priority: string | null
  onAdopted: (adoption: AdoptionView) => void
}

/** What the reader may do with the entry here: adopt it into a plan, or outside any; or the one that was made of it. */
export function AdoptPanel({ partnership, entry, priority, onAdopted }: AdoptPanelProps) {
  if (entry.adopted !== null) return <AdoptedPanel partnership={partnership} adopted={entry.adopted} />
  if (!entry.isNewest) return null
  if (entry.places.length > 0)
    return (
      <Panel title="Use it here">
        <p>Ten years of figures come with it, for your area, its neighbours, the region and England.</p>
        <AdoptForm partnership={partnership} entry={entry} priority={priority} onAdopted={onAdopted} />
      </Panel>
    )
  if (!entry.allowed.includes('indicator.add')) return null
  return (
    <Panel title="Use it here">
      <p>Your role adds indicators and does not put them into a plan: a priority lead or the plan coordinator does.</p>
      <AdoptAlone partnership={partnership} entry={entry} onAdopted={onAdopted} />
    </Panel>
  )
}

function AdoptAlone({ partnership, entry, onAdopted }: Omit<AdoptPanelProps, 'priority'>) {
  const adopt = useAdopt(partnership)
  const [id] = useState(newId)
  const body = { id, editionId: entry.edition.id, code: entry.code }
  return (
    <>
      {adopt.error && (
        <Notice tone="problem" title="It could not be adopted">
          <p>{adopt.error.message}</p>
        </Notice>
      )}
      <Button busy={adopt.isPending} busyWords="Adopting" onClick={() => adopt.mutate(body, { onSuccess: onAdopted })}>
        Adopt, outside any plan
      </Button>
    </>
  )
}

function AdoptedPanel({
  partnership,
  adopted,
}: {
  partnership: string
  adopted: NonNullable<CatalogueEntryView['adopted']>
}) {
  const { name, placement } = adopted
  return (
    <Panel title="Adopted">
      {placement === null ? (
        <p>Your partnership has adopted it as “{name}”. It stands in no plan that you see yet.</p>
      ) : (
        <p>
          Your partnership has adopted it as{' '}
          <a href={placementAddress({ partnership, plan: placement.planId }, placement.id)}>{name}</a>.
        </p>
      )}
    </Panel>
  )
}
