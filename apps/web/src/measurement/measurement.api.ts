import { queryOptions } from '@tanstack/react-query'
import type { ReadSmallNumbers, RecordMeasurement } from '@ttc/contracts/measurement'
import { apiOf } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const revisionListView = () => import('@ttc/contracts/measurement').then((part) => part.RevisionListView)
const askRevisions = readLater(revisionListView)

/** Every revision of a series, newest first. */
export const revisionsQuery = (partnership: string, series: string) =>
  queryOptions({
    queryKey: ['measurement', partnership, series],
    queryFn: (asking) => askRevisions(`${apiOf(partnership)}/series/${series}/revisions`, asking),
  })

export const useRecordMeasurement = (partnership: string) =>
  useChange(
    (json: RecordMeasurement) => request(changedView, `${apiOf(partnership)}/measurements`, { json }),
    ['measurement', 'indicator', 'plan', 'report-card', 'recovery-sheet', 'link'],
  )

/** Nothing of the answer is kept among what the pages have read: leaving the page forgets it. */
export const useReadSmallNumbers = (partnership: string, series: string) =>
  useChange(
    (json: ReadSmallNumbers) =>
      request(revisionListView, `${apiOf(partnership)}/series/${series}/small-numbers`, { json }),
    [],
  )

export const measurementsFile = (partnership: string, placement: string, series: string, knownOn: string | null) =>
  `${apiOf(partnership)}/placements/${placement}/measurements.csv?series=${series}${knownOn === null ? '' : `&knownOn=${knownOn}`}`

/** The values of all children and every group in one file. */
export const groupsFile = (partnership: string, placement: string, knownOn: string | null) =>
  `${apiOf(partnership)}/placements/${placement}/measurements.csv?groups=yes${knownOn === null ? '' : `&knownOn=${knownOn}`}`
