import { queryOptions } from '@tanstack/react-query'
import { type ReadSmallNumbers, type RecordMeasurement, RevisionListView } from '@ttc/contracts/measurement'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** Every revision of a series, newest first. */
export const revisionsQuery = (partnership: string, series: string) =>
  queryOptions({
    queryKey: ['measurement', partnership, series],
    queryFn: ({ signal }) => request(RevisionListView, `${apiOf(partnership)}/series/${series}/revisions`, { signal }),
  })

export const useRecordMeasurement = (partnership: string) =>
  useChange(
    (json: RecordMeasurement) => request(ChangedView, `${apiOf(partnership)}/measurements`, { json }),
    ['measurement', 'indicator', 'plan', 'report-card', 'recovery-sheet', 'link'],
  )

/** Nothing of the answer is kept among what the pages have read: leaving the page forgets it. */
export const useReadSmallNumbers = (partnership: string, series: string) =>
  useChange(
    (json: ReadSmallNumbers) =>
      request(RevisionListView, `${apiOf(partnership)}/series/${series}/small-numbers`, { json }),
    [],
  )

export const measurementsFile = (partnership: string, placement: string, series: string, knownOn: string | null) =>
  `${apiOf(partnership)}/placements/${placement}/measurements.csv?series=${series}${knownOn === null ? '' : `&knownOn=${knownOn}`}`

/** The values of all children and every group in one file. */
export const groupsFile = (partnership: string, placement: string, knownOn: string | null) =>
  `${apiOf(partnership)}/placements/${placement}/measurements.csv?groups=yes${knownOn === null ? '' : `&knownOn=${knownOn}`}`
