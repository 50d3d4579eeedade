import { queryOptions } from '@tanstack/react-query'
import { ReportCard } from '@ttc/contracts/report-card'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

export const reportCardQuery = (partnership: string, priority: string) =>
  queryOptions({
    queryKey: ['report-card', partnership, priority],
    queryFn: ({ signal }) =>
      request(ReportCard, `${apiOf(partnership)}/priorities/${priority}/report-card`, { signal }),
  })

export const reportCardFile = (partnership: string, priority: string) =>
  `${apiOf(partnership)}/priorities/${priority}/report-card.pdf`
