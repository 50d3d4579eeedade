import { queryOptions } from '@tanstack/react-query'
import { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** Under the plan's key: whatever makes the plan stale (a value, a definition, a placement) makes the record so too. */
export const trackRecordQuery = (partnership: string, priority: string) =>
  queryOptions({
    queryKey: ['plan', partnership, 'track-record', priority],
    queryFn: ({ signal }) =>
      request(PriorityTrackRecordView, `${apiOf(partnership)}/priorities/${priority}/track-record`, { signal }),
  })
