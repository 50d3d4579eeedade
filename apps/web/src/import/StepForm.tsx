import type { ReactNode } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { ErrorSummary, type SummaryError } from '../design/ErrorSummary.tsx'

type StepFormProps = {
  errors?: readonly SummaryError[]
  attempt?: number
  onGo: () => void
  go?: string
  busy?: boolean
  busyWords?: string
  children: ReactNode
}

/** One step: what is wrong at its top, its questions, and the way on at its end or by Enter. */
export function StepForm(props: StepFormProps) {
  const { errors = [], attempt = 0, onGo, go = 'Continue', busy = false, busyWords, children } = props
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onGo()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {children}
      <Actions>
        <Button type="submit" busy={busy} busyWords={busyWords}>
          {go}
        </Button>
      </Actions>
    </form>
  )
}
