import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { importStepAddress, importsAddress } from '../http/address.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { FileStep } from './FileStep.tsx'
import { batchesQuery } from './import.api.ts'
import { LeaveWarning } from './LeaveWarning.tsx'
import { MeasuresStep } from './MeasuresStep.tsx'
import { NewIndicatorsStep } from './NewIndicatorsStep.tsx'
import { PeriodsStep } from './PeriodsStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { StepStrip } from './StepStrip.tsx'
import { TableStep } from './TableStep.tsx'
import { type StepProps, useWizard } from './use-wizard.ts'
import { WhichStep } from './WhichStep.tsx'
import { openStep, STEP_NAMES, type Step, stepAfter, stepBefore, stepFrom, stepsFor } from './wizard-steps.ts'
import './import.scss'

const PARTS: Readonly<Record<Step, (props: StepProps) => React.ReactNode>> = {
  file: FileStep,
  table: TableStep,
  columns: ColumnsStep,
  periods: PeriodsStep,
  measures: MeasuresStep,
  new: NewIndicatorsStep,
  which: WhichStep,
  preview: PreviewStep,
  done: DoneStep,
}

/** From a file to its values, one question a page; the address says which, and nothing is stored before the end. */
export function WizardPage() {
  const { partnership, step: asked } = useParams({ from: '/partnerships/$partnership/imports/new/$step' })
  const navigate = useNavigate()
  // Who may not look at a file is told so before choosing one.
  useSuspenseInfiniteQuery(batchesQuery(partnership))
  const wizard = useWizard(partnership)
  const { values, seen, stored } = wizard
  const wanted = stepFrom(asked) ?? 'file'
  const isDone = stored !== null && (wanted === 'done' || wanted === 'preview')
  const step = isDone ? 'done' : openStep(wanted === 'done' ? 'preview' : wanted, values, seen)
  const address = (to: Step) => importStepAddress(partnership, to)
  const go = (to: Step) => void navigate({ href: address(to) })
  useEffect(() => {
    if (step !== asked) void navigate({ href: importStepAddress(partnership, step), replace: true })
  }, [step, asked, navigate, partnership])

  const steps = stepsFor(values, seen)
  const before = stepBefore(step, steps)
  const Part = PARTS[step]
  return (
    <>
      <div className="ttc-import__head">
        {before === null || isDone ? (
          <BackLink href={importsAddress(partnership)}>Data</BackLink>
        ) : (
          <BackLink href={address(before)}>{STEP_NAMES[before]}</BackLink>
        )}
        {!isDone && <p className="ttc-muted">Nothing is stored before you confirm</p>}
      </div>
      <StepStrip steps={steps} at={step} />
      <Part key={step} partnership={partnership} wizard={wizard} go={go} next={() => go(stepAfter(step, steps))} />
      <LeaveWarning partnership={partnership} isHeld={wizard.held !== null} />
    </>
  )
}
