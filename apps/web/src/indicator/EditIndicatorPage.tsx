import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditIndicator } from '@ttc/contracts/indicator'
import { yearStartsOf } from '@ttc/domain/period/year-to-date'
import { GroupForm } from '../breakdown/GroupForm.tsx'
import { BackLink } from '../design/BackLink.tsx'
import { Page, Section } from '../design/Page.tsx'
import { FormulaForm } from '../formula/FormulaForm.tsx'
import { comparatorsAddress, placementAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { numberOf } from '../problem/typed-number.ts'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { BreakForm } from './BreakForm.tsx'
import { DefinitionFields } from './DefinitionFields.tsx'
import { DisclosureForm } from './DisclosureForm.tsx'
import {
  DEFINITION_FIELDS,
  type DefinitionValues,
  definitionFields,
  type EditValues,
  editOf,
} from './definition-values.ts'
import { useEditIndicator } from './indicator.api.ts'
import { PlacementForm } from './PlacementForm.tsx'
import { YearStartField } from './YearStartField.tsx'

/** The indicator's definition, its place in this plan, and breaks in its series. */
export function EditIndicatorPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/edit' })
  const navigate = useNavigate()
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const mayDefine = indicator.allowed.includes('indicator.edit')
  const mayPlace = indicator.placement.allowed.includes('placement.edit')
  if (!mayDefine && !mayPlace) checkOffered(indicator.allowed, 'indicator.edit')
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const edit = useEditIndicator(at.partnership, indicator.id)
  const back = placementAddress(at, at.placement)
  const stored = editOf(indicator)
  const starts = yearStartsOf(indicator.scale.periodKind)
  const form = useContractForm({
    schema: EditIndicator,
    values: stored,
    toRequest: (typed: EditValues) => ({
      ...definitionFields(typed, indicator.proxy?.id ?? null),
      yearStartsIn: numberOf(typed.yearStartsIn),
      version: indicator.version,
      retired: false,
    }),
    draft: `indicator ${indicator.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  return (
    <>
      <BackLink href={back}>{indicator.name}</BackLink>
      <Page title="Edit the indicator" caption={indicator.name} width="question">
        {mayDefine && (
          <EditForm
            form={form}
            editing={editing}
            what="the indicator"
            stored={stored}
            fields={DEFINITION_FIELDS}
            busy={edit.isPending}
            save="Save the indicator"
            back={back}
          >
            <DefinitionFields form={form as unknown as FormOf<DefinitionValues, unknown>} />
            {indicator.scale.accumulation === 'year-to-date' && starts.length > 1 && (
              <YearStartField
                {...form.register('yearStartsIn')}
                hint="It can be changed while no value or target stands that is counted from another month."
                error={errorAt(form, 'yearStartsIn')}
              />
            )}
          </EditForm>
        )}
        {mayDefine && indicator.allowed.includes('measurement.read-small') && (
          <Section title="Small numbers" id="small-numbers">
            <DisclosureForm
              partnership={at.partnership}
              indicator={indicator}
              back={back}
              onStored={() => void navigate({ href: back })}
            />
          </Section>
        )}
        {mayDefine && (
          <Section title="Groups of children" id="add-group">
            <GroupForm
              partnership={at.partnership}
              indicator={indicator.id}
              record={(series) => `${back}/record?series=${series}`}
            />
          </Section>
        )}
        {mayDefine && (
          <Section title="Computed from …" id="computed">
            <FormulaForm partnership={at.partnership} indicator={indicator} />
          </Section>
        )}
        {mayPlace && (
          <Section title="In this plan" id="placement">
            <PlacementForm partnership={at.partnership} placement={indicator.placement} members={members} />
          </Section>
        )}
        {indicator.allowed.includes('comparator.edit') && (
          <Section title="Comparators" id="comparators">
            <p>
              <a href={comparatorsAddress(at, at.placement)}>Choose whom it is compared with</a>: statistical neighbours
              by a published model, and areas of your own choice.
            </p>
          </Section>
        )}
        {mayDefine && (
          <Section title="Break in the series" id="break">
            <BreakForm partnership={at.partnership} indicator={indicator.id} />
          </Section>
        )}
      </Page>
    </>
  )
}
