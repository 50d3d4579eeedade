import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ComparatorsView } from '@ttc/contracts/comparator'
import { comparatorLimits } from '@ttc/domain/comparator'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { comparatorsAddress, importsAddress, placementAddress, updatesAddress } from '../http/address.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { ChosenAreas } from './ChosenAreas.tsx'
import { ComparatorForm } from './ComparatorForm.tsx'
import { comparatorsQuery, comparatorValuesQuery } from './comparator.api.ts'
import { describeCoverage, describeValues, type ValuesByArea, valuesByArea } from './comparator-words.ts'
import { describeModel, ModelForm } from './ModelForm.tsx'
import './comparator.scss'

/** Whom an indicator is compared with, as all others of the partnership are, and of whom it has values. */
export function ComparatorsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/comparators' })
  const { group } = useSearch({ strict: false }) as { group?: string }
  const navigate = useNavigate()
  const { id, name } = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const comparators = useSuspenseQuery(comparatorsQuery(at.partnership)).data
  const values = valuesByArea(useSuspenseQuery(comparatorValuesQuery(at.partnership, id)).data)
  const [saved, setSaved] = useState<string | null>(null)
  const address = comparatorsAddress(at, at.placement)
  const choice = comparators.choices.find((one) => one.id === group) ?? null
  if (choice !== null || group === 'new') {
    checkOffered(comparators.allowed, 'comparator.edit')
    return (
      <>
        <BackLink href={address}>Comparators</BackLink>
        <Page title={choice === null ? 'Choose areas' : `Change “${choice.name}”`} caption={name} width="question">
          <ComparatorForm
            key={group}
            partnership={at.partnership}
            comparators={comparators}
            choice={choice}
            values={values}
            back={address}
            onStored={(said) => {
              setSaved(`Every indicator is compared with “${said}” now`)
              void navigate({ href: address })
            }}
          />
        </Page>
      </>
    )
  }
  return (
    <>
      <BackLink href={placementAddress(at, at.placement)}>{name}</BackLink>
      <Page title="Comparators" caption={name} width="question">
        {saved !== null && <SuccessNotice key={saved} title={saved} />}
        <p>
          What is chosen here holds for every indicator of your partnership, at once. Which areas have values is counted
          for this indicator. A mean skips areas without one, and says so: “mean of 8 of 10”.
        </p>
        {comparators.allowed.includes('comparator.edit') && (
          <p>
            An area that has none gets them with the next <a href={importsAddress(at.partnership)}>file you bring in</a>{' '}
            for the areas you compare with. Of indicators that came from the catalogue, they are offered at once, under{' '}
            <a href={updatesAddress(at.partnership)}>New in the catalogue</a>.
          </p>
        )}
        <Section title="England and the region" id="always">
          <Always always={comparators.always} values={values} />
        </Section>
        <Section title="Statistical neighbours" id="neighbours">
          <Neighbours
            partnership={at.partnership}
            comparators={comparators}
            values={values}
            back={placementAddress(at, at.placement)}
            onSaid={setSaved}
          />
        </Section>
        <Section title="Chosen areas" id="chosen">
          <Chosen
            partnership={at.partnership}
            comparators={comparators}
            values={values}
            address={address}
            onSaid={setSaved}
          />
        </Section>
      </Page>
    </>
  )
}

function Always({ always, values }: Readonly<{ always: ComparatorsView['always']; values: ValuesByArea }>) {
  if (always.length === 0) return <p>No country or region is loaded for your area.</p>
  return (
    <>
      <p>Always compared with, where they have values.</p>
      <Facts facts={always.map(({ code, name }) => ({ term: name, value: describeValues(code, values) }))} />
    </>
  )
}

type PartProps = {
  partnership: string
  comparators: ComparatorsView
  values: ValuesByArea
  onSaid: (said: string | null) => void
}

function Neighbours({ comparators, values, ...rest }: PartProps & { back: string }) {
  const { model, models, neighbours, own, allowed } = comparators
  if (models.length === 0) {
    return (
      <EmptyState title={`No model is loaded that knows ${own.name}`} level={3}>
        <p>Whoever runs the server loads one from its published file. Then it can be chosen here.</p>
      </EmptyState>
    )
  }
  if (allowed.includes('comparator.edit')) {
    return <ModelForm {...rest} comparators={comparators} values={values} />
  }
  return (
    <>
      <p>{describeModel(model)}.</p>
      {neighbours.length > 0 && (
        <p>
          {neighbours.map(({ name }) => name).join(', ')}. {describeCoverage(neighbours, values)}
        </p>
      )}
    </>
  )
}

function Chosen({ comparators, address, ...rest }: PartProps & { address: string }) {
  const { choices, allowed } = comparators
  const mayEdit = allowed.includes('comparator.edit')
  const used = choices.filter(({ retired }) => !retired).length
  return (
    <>
      <p>
        Areas of your own choice, compared with as one: their plain mean. At most {comparatorLimits.inUse} such groups
        of at most {comparatorLimits.areas} areas are in use at once. A chart draws three lines beside your own: the
        neighbours, England and the first group; all stand in the list “Against others”.
      </p>
      {used === 0 && <p className="ttc-muted">None is in use.</p>}
      <ChosenAreas {...rest} choices={choices} mayEdit={mayEdit} editAddress={(id) => `${address}?group=${id}`} />
      {mayEdit && used < comparatorLimits.inUse && (
        <Actions>
          <ButtonLink look="secondary" href={`${address}?group=new`}>
            Choose {used === 0 ? 'areas' : 'more areas'}
          </ButtonLink>
        </Actions>
      )}
    </>
  )
}
