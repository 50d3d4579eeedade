import { queryOptions } from '@tanstack/react-query'
import { KeptMailView, MailListView } from '@ttc/contracts/mail'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const mailsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['mail', partnership],
    queryFn: ({ signal }) => request(MailListView, `${apiOf(partnership)}/mails`, { signal }),
  })

/** The words of a kept mail. Reading them is recorded, so they are asked for only when somebody wants to see them. */
export const useReadMail = (partnership: string) =>
  useChange((mail: string) => request(KeptMailView, `${apiOf(partnership)}/mails/${mail}`), ['audit'])
