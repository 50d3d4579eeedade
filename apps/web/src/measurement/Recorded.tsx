import { Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'

type RecordedProps = { period: string; address: string; onAnother: () => void }

export function Recorded({ period, address, onAnother }: RecordedProps) {
  return (
    <SuccessNotice title={`The value for ${period} is recorded`}>
      <p>Status, direction, verdict and forecast have been worked out with it.</p>
      <p>
        <a href={address}>See the indicator</a> or{' '}
        <Button look="link" onClick={onAnother}>
          record another value
        </Button>
      </p>
    </SuccessNotice>
  )
}
