import { useNavigate } from '@tanstack/react-router'
import { describeDay } from '@ttc/domain/period/label'
import { type FormEvent, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { DateField } from '../design/DateField.tsx'
import { Notice } from '../design/Notice.tsx'

type KnownOnProps = {
  /** The day shown, or null for the present. */
  knownOn: string | null
  /** The indicator's page; with a group of children in its query, where one is shown. */
  address: string
  today: string
}

/** Says plainly that what is shown is the past, and leads back. */
export function RevisionKnownOnNotice({ knownOn, address }: Omit<KnownOnProps, 'today'>) {
  if (knownOn === null) return null
  return (
    <Notice tone="warning" title={`As known on ${describeDay(knownOn)}: this is not the present`}>
      <p>
        Values, targets, rules and baselines are shown as they stood when that day ended. Names and definitions are
        today’s. Nothing can be changed here. <a href={address}>Show the present</a>
      </p>
    </Notice>
  )
}

/** Asks for a day and shows the page as it was known then; the day stays in the address. */
export function RevisionKnownOn({ knownOn, address, today }: KnownOnProps) {
  const navigate = useNavigate()
  const [day, setDay] = useState(knownOn ?? '')
  const [error, setError] = useState<string | null>(null)
  async function show(event: FormEvent) {
    event.preventDefault()
    const problem = (await isRealDay(day)) ? lateProblem(day, today) : 'Enter a real date, such as 31 March 2026.'
    setError(problem)
    if (problem === null) void navigate({ href: `${address}${address.includes('?') ? '&' : '?'}knownOn=${day}` })
  }
  return (
    <form onSubmit={show} noValidate>
      <DateField
        name="knownOn"
        label="Show this indicator as it was known on"
        hint="Curve, table, targets and status as they stood at the end of that day."
        value={day}
        onChange={setDay}
        error={error}
      />
      <Button type="submit" look="secondary">
        Show what was known
      </Button>
    </form>
  )
}

/** By the contract's own rule, fetched with the first press; where it does not come, the API still has it. */
async function isRealDay(day: string): Promise<boolean> {
  const rule = await import('@ttc/contracts/id').then(
    ({ Day }) => Day,
    () => null,
  )
  return rule === null || rule.safeParse(day).success
}

function lateProblem(day: string, today: string): string | null {
  return day > today ? 'Enter today or an earlier day: nobody knows yet what will be known later.' : null
}
