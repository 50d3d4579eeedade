import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { BaselineList } from '../baseline/BaselineList.tsx'
import { LateGroupsPart } from '../breakdown/LateGroupsPart.tsx'
import { Breadcrumbs } from '../design/Breadcrumbs.tsx'
import { Columns, Page, Section } from '../design/Page.tsx'
import { WrittenPanel } from '../detector/WrittenPanel.tsx'
import { EscalationPanel } from '../escalation/EscalationPanel.tsx'
import { FormulaSection } from '../formula/FormulaSection.tsx'
import {
  type InPlan,
  outcomeAddress,
  overrideAddress,
  placementAddress,
  planAddress,
  priorityAddress,
} from '../http/address.ts'
import { groupsFile } from '../measurement/measurement.api.ts'
import { RevisionHistory } from '../measurement/RevisionHistory.tsx'
import { RevisionKnownOn, RevisionKnownOnNotice } from '../measurement/RevisionKnownOn.tsx'
import { GroupNotice } from '../placement/GroupNotice.tsx'
import { indicatorQuery } from '../placement/placement.api.ts'
import { seriesShown } from '../placement/series-shown.ts'
import { today } from '../problem/today.ts'
import { SheetPanel } from '../recovery-sheet/SheetPanel.tsx'
import { TargetRealityPanel } from '../target/TargetRealityPanel.tsx'
import { YearsFigure } from '../year-to-date/YearsFigure.tsx'
import { ComparisonPanel } from './ComparisonPanel.tsx'
import { Definition } from './Definition.tsx'
import { ForecastPanel } from './ForecastPanel.tsx'
import { Groups } from './Groups.tsx'
import { IndicatorActions } from './IndicatorActions.tsx'
import { IndicatorFigure, sourceOf } from './IndicatorFigure.tsx'
import { metaOf } from './indicator-words.ts'
import { ProxyPart } from './ProxyPart.tsx'
import { RagPanel } from './RagPanel.tsx'
import { Summary } from './Summary.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'
import './indicator.scss'

/** One indicator in a plan: its state, its curve over the frozen baseline, what the numbers say and how sure it is. */
export function IndicatorPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement' })
  const { series: wanted, knownOn = null } = useSearch({ strict: false }) as { series?: string; knownOn?: string }
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement, knownOn)).data
  const series = seriesShown(indicator, wanted)
  const address = placementAddress(at, at.placement)
  const present = series.breakdown.all ? address : `${address}?series=${series.id}`
  return (
    <>
      <Breadcrumbs crumbs={crumbsOf(at, indicator)} />
      <Page
        title={indicator.name}
        meta={metaOf(indicator, series)}
        actions={<IndicatorActions at={at} indicator={indicator} series={series} />}
      >
        <RevisionKnownOnNotice knownOn={indicator.knownOn} address={present} />
        <GroupNotice series={series} address={address} />
        <Summary series={series} override={series.breakdown.all ? indicator.placement.override : null} />
        <Columns sideLabel="What the numbers say" side={<Side at={at} indicator={indicator} series={series} />}>
          <IndicatorFigure at={at} indicator={indicator} series={series} />
          <YearsFigure key={series.id} curve={series.curve} />
          <ProxyPart proxy={indicator.proxy} />
          <Groups indicator={indicator} shown={series} address={address} />
          <LateGroupsPart
            indicator={indicator}
            valuesFile={groupsFile(at.partnership, at.placement, indicator.knownOn)}
            source={sourceOf(indicator)}
          />
        </Columns>
        <FormulaSection partnership={at.partnership} indicator={indicator} />
        <BaselineList
          baselines={series.baselines}
          scale={series.curve.scale}
          address={indicator.allowed.includes('baseline.freeze') ? `${address}/baseline` : null}
        />
        <RevisionHistory
          partnership={at.partnership}
          seriesId={series.id}
          scale={series.curve.scale}
          mayReadSmall={indicator.allowed.includes('measurement.read-small')}
        />
        <Section title="As it was known on a day" id="known-on">
          <RevisionKnownOn key={knownOn} knownOn={knownOn} address={present} today={today()} />
        </Section>
        <Definition indicator={indicator} at={at} />
      </Page>
    </>
  )
}

type SideProps = { at: InPlan & Readonly<{ placement: string }>; indicator: IndicatorView; series: SeriesView }

function Side({ at, indicator, series }: SideProps) {
  return (
    <>
      <VerdictPanel series={series} />
      <RagPanel series={series} placement={indicator.placement} address={overrideAddress(at, at.placement)} />
      {indicator.knownOn === null && <SheetPanel at={at} />}
      {indicator.knownOn === null && <EscalationPanel at={at} />}
      {indicator.knownOn === null && <WrittenPanel at={at} />}
      <ForecastPanel series={series} />
      {series.breakdown.all && indicator.knownOn === null && (
        <TargetRealityPanel partnership={at.partnership} indicator={indicator} />
      )}
      <ComparisonPanel at={at} indicator={indicator} series={series} />
    </>
  )
}

function crumbsOf(at: InPlan, { name, placement }: IndicatorView) {
  const { outcome, priority } = placement
  return [
    { text: 'Plan', href: planAddress(at) },
    ...(outcome === null ? [] : [{ text: outcome.statement, href: outcomeAddress(at, outcome.id) }]),
    { text: priority.name, href: priorityAddress(at, priority.id) },
    { text: name },
  ]
}
