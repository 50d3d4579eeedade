import { Page, Section } from '../design/Page.tsx'
import { BaselineMethod, ForecastMethod, VerdictMethod } from './baseline-method.tsx'
import { ComparisonMethod, DirectionMethod, RagMethod, TargetRealityMethod } from './judgement-method.tsx'

/** The method in plain words, with its error rates: enough to challenge a number in a meeting. */
export function NumbersPage() {
  return (
    <Page title="How the numbers are computed" width="question">
      <p>
        Nothing here is a black box: each number comes from a fixed rule that anyone can check. What is missing or
        suppressed is never counted as zero, and nothing is computed across a break in a series.
      </p>
      <Section title="The baseline" id="baseline">
        <BaselineMethod />
      </Section>
      <Section title="Has the curve turned?" id="verdict">
        <VerdictMethod />
      </Section>
      <Section title="RAG status" id="rag">
        <RagMethod />
      </Section>
      <Section title="Direction of travel" id="direction">
        <DirectionMethod />
      </Section>
      <Section title="Forecast and chance" id="forecast">
        <ForecastMethod />
      </Section>
      <Section title="Is a target realistic?" id="realistic">
        <TargetRealityMethod />
      </Section>
      <Section title="Against others" id="others">
        <ComparisonMethod />
      </Section>
    </Page>
  )
}
