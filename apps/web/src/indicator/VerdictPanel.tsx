import type { SeriesView } from '@ttc/contracts/indicator'
import { howSureOf } from '@ttc/domain/how-sure'
import { describeHowSure, describeVerdictStory } from '@ttc/domain/verdict.words'
import { sideOf, verdictOf } from '../assessment/statuses.ts'
import { Details } from '../design/Details.tsx'
import { Panel } from '../design/Panel.tsx'
import { VerdictMark } from '../design/VerdictMark.tsx'

/** Whether the curve has turned, why it is said, and how often such a verdict is wrong. */
export function VerdictPanel({ series: { assessment, curve } }: { series: SeriesView }) {
  const { verdict } = assessment
  const shown = verdictOf(verdict)
  const sure = howSureOf(verdict)
  return (
    <Panel title={shown === null ? 'Not judged' : <Title verdict={verdict} shown={shown} />}>
      {describeVerdictStory(verdict, curve.scale).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {sure !== null && (
        <Details summary="How sure is this?">
          {describeHowSure(sure, verdict).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Details>
      )}
    </Panel>
  )
}

type TitleProps = {
  verdict: SeriesView['assessment']['verdict']
  shown: NonNullable<ReturnType<typeof verdictOf>>
}

function Title({ verdict, shown }: TitleProps) {
  return (
    <VerdictMark
      look="title"
      verdict={shown}
      side={sideOf(verdict)}
      strength={verdict.verdict === 'slowing' ? null : verdict.strength}
    >
      {shown === 'worse' ? 'Worse than the baseline' : undefined}
    </VerdictMark>
  )
}
