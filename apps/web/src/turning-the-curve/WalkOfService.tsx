import { type FormEvent, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import type { InPlan } from '../http/address.ts'
import { useBeginWalk } from './WalkOfPriority.tsx'

type WalkOfServiceProps = { at: InPlan; priorities: readonly Readonly<{ id: string; name: string }>[] }

/** Opens a walk for one service, which is asked the seven questions of the performance level. */
export function WalkOfService({ at, priorities }: WalkOfServiceProps) {
  const [priority, setPriority] = useState(priorities[0]?.id ?? '')
  const [service, setService] = useState('')
  const [missing, setMissing] = useState(false)
  const { open, busy, problem } = useBeginWalk(at, priority)
  const begin = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(service.trim() === '')
    if (service.trim() !== '') open({ template: 'performance-seven', placementId: null, service })
  }
  return (
    <Section title="Walk a service" id="service-walk">
      <p>
        A service answers for its own customers: who they are, whether they are better off, and how well it delivers. It
        is walked with the seven questions of the performance level.
      </p>
      <form className="ttc-service-walk" onSubmit={begin} noValidate>
        <TextInput
          label="Service"
          id="service-name"
          name="service"
          value={service}
          error={missing ? 'Enter the name of the service.' : problem}
          onChange={({ currentTarget }) => setService(currentTarget.value)}
        />
        <Select
          label="Priority that it serves"
          id="service-priority"
          value={priority}
          options={priorities.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={({ currentTarget }) => setPriority(currentTarget.value)}
        />
        <Button look="secondary" type="submit" busy={busy}>
          Walk this service
        </Button>
      </form>
    </Section>
  )
}
