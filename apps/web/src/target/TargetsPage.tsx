import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { describeUnreasoned } from '@ttc/domain/detector.words'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { placementAddress } from '../http/address.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { RuleForm } from './RuleForm.tsx'
import { RuleHistory } from './RuleHistory.tsx'
import { TargetForm } from './TargetForm.tsx'
import { TargetList } from './TargetList.tsx'
import { TargetRealityPanel } from './TargetRealityPanel.tsx'
import './target.scss'

/** Where the plan wants to be and when, and how far off that is still amber. */
export function TargetsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/targets' })
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const back = placementAddress(at, at.placement)
  const mayEdit = indicator.placement.allowed.includes('target.edit')
  const without = (all: readonly Readonly<{ reason: string }>[]) =>
    all.filter(({ reason }) => reason.trim() === '').length
  const unreasoned = describeUnreasoned({
    targets: without(indicator.placement.targets),
    rules: without(indicator.placement.rules),
  })
  const contextual = indicator.scale.polarity === 'contextual'
  return (
    <>
      <BackLink href={back}>{indicator.name}</BackLink>
      <Page title="Targets and RAG rule" caption={indicator.name} width="question">
        {contextual && (
          <EmptyState title="This indicator gives context">
            <p>It has no good direction, so it has no target and is never coloured.</p>
          </EmptyState>
        )}
        {!contextual && (
          <>
            <p>
              Targets and rules are dated. Neither recolours the past in silence: what applies to a period already
              judged is kept as a correction, and both colours stand.
            </p>
            <Section title="Targets" id="targets">
              {unreasoned !== '' && (
                <p className="ttc-late">
                  {unreasoned}.{mayEdit && ' Save them with a reason: they can stay as they are.'}
                </p>
              )}
              {mayEdit ? (
                <TargetForm partnership={at.partnership} indicator={indicator} back={back} />
              ) : (
                <>
                  <TargetList indicator={indicator} />
                  <TargetRealityPanel partnership={at.partnership} indicator={indicator} />
                </>
              )}
            </Section>
            {mayEdit && (
              <Section title="RAG rule" id="rule">
                <RuleForm partnership={at.partnership} indicator={indicator} />
              </Section>
            )}
            <RuleHistory indicator={indicator} />
          </>
        )}
      </Page>
    </>
  )
}
