import { infiniteQueryOptions } from '@tanstack/react-query'
import { KeptMailView, type MailFilter, MailListView } from '@ttc/contracts/mail'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** What was mailed, newest first, a page at a time. */
export const mailsQuery = (partnership: string, { search = '', kind }: MailFilter) =>
  infiniteQueryOptions({
    queryKey: ['mail', partnership, search, kind ?? null],
    queryFn: ({ signal, pageParam }) => {
      const asked = searchOf({ search, kind, after: pageParam ?? undefined })
      return request(MailListView, `${apiOf(partnership)}/mails${asked}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** The words of a kept mail. Reading them is recorded, so they are asked for only when somebody wants to see them. */
export const useReadMail = (partnership: string) =>
  useChange((mail: string) => request(KeptMailView, `${apiOf(partnership)}/mails/${mail}`), ['audit'])
