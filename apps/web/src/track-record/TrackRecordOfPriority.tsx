import { useQuery } from '@tanstack/react-query'
import { Section } from '../design/Page.tsx'
import type { InPlan } from '../http/address.ts'
import { ForecastRecord } from './ForecastRecord.tsx'
import { RecoveryRecord } from './RecoveryRecord.tsx'
import { trackRecordQuery } from './track-record.api.ts'

/** What was said of a priority's future, and how it came out. Its page does not wait for it. */
export function TrackRecordOfPriority({ at, priority }: { at: InPlan; priority: string }) {
  const record = useQuery(trackRecordQuery(at.partnership, priority)).data
  if (record === undefined || record.forecasts.indicators.length === 0) return null
  return (
    <>
      <Section title="How good were our forecasts?" id="track-record">
        <ForecastRecord at={at} forecasts={record.forecasts} />
      </Section>
      <Section title="Were days back on path kept?" id="recovery-record">
        <RecoveryRecord at={at} recovery={record.recoveryDates} />
      </Section>
    </>
  )
}
