import { type Question, type Step, stepNames } from '@ttc/domain/turning-the-curve/step'
import { type ReactNode, useState } from 'react'
import { Columns, Page } from '../design/Page.tsx'
import type { InPlan } from '../http/address.ts'
import { AdviceList } from './AdviceList.tsx'
import { CurvePanel } from './CurvePanel.tsx'
import { StepPart } from './StepPart.tsx'
import { stepHints } from './step-lists.ts'

/** What is answered by looking at the curve: on a phone it comes before the answers. */
const OF_THE_CURVE: readonly Step[] = ['trend', 'target', 'position', 'story']

type AskedColumnsProps = { at: InPlan; question: Question; caption: string; children?: ReactNode }

/** A question with its answers and advice, and the curve beside it. */
export function AskedColumns({ at, question, caption, children }: AskedColumnsProps) {
  const { steps, text } = question
  // Kept here, so that the chosen curve stays from one question to the next.
  const [chosen, setChosen] = useState<string | null>(null)
  const figures = { side: <CurvePanel at={at} chosen={chosen} onChoose={setChosen} />, sideLabel: 'The figures' }
  const answers = (
    <>
      {steps.map((step) => (
        <div key={step}>
          {steps.length > 1 && <h2 className="ttc-walk__step">{stepNames[step]}</h2>}
          <p className="ttc-walk__hint">{stepHints[step]}</p>
          <StepPart at={at} step={step} />
          <AdviceList step={step} />
        </div>
      ))}
      {children}
    </>
  )
  if (!steps.some((step) => OF_THE_CURVE.includes(step)))
    return (
      <Columns {...figures}>
        <Page title={text} caption={caption}>
          {answers}
        </Page>
      </Columns>
    )
  return (
    <Columns
      {...figures}
      head={
        <Page title={text} caption={caption}>
          {null}
        </Page>
      }
    >
      {answers}
    </Columns>
  )
}
