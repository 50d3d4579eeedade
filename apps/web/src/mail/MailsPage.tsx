import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { MailFilter } from '@ttc/contracts/mail'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { KeptMail } from './KeptMail.tsx'
import { MailFilterForm } from './MailFilterForm.tsx'
import { MailTable } from './MailTable.tsx'
import { mailsQuery, useReadMail } from './mail.api.ts'

/** What was mailed, what failed, and what has to be handed on where no mail server is set. */
export function MailsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/mails' })
  // The address of a search for "1" is read as a number.
  const { search: asked = '', kind: of } = useSearch({ strict: false }) as { search?: unknown; kind?: unknown }
  const wanted = MailFilter.safeParse({ search: String(asked), kind: of }).data ?? {}
  const { search = '', kind } = wanted
  const list = useInfiniteQuery(mailsQuery(partnership, wanted))
  const read = useReadMail(partnership)
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const mails = list.data?.pages.flatMap((page) => page.mails) ?? []
  return (
    <Page title="Mails" caption="To the people of this partnership">
      {list.data?.pages[0]?.delivery === 'kept' && (
        <Notice tone="warning" title="No mail leaves this server yet">
          <p>
            No mail server is set (SMTP_URL). Mails are kept here: read them and hand their links on yourself. Who reads
            one is recorded, because its link lets somebody in.
          </p>
        </Notice>
      )}
      {read.error && (
        <Notice tone="problem" title="The mail could not be read">
          <p>{read.error.message}</p>
        </Notice>
      )}
      {read.data && <KeptMail mail={read.data} onClose={read.reset} />}
      <MailFilterForm key={`${kind} ${search}`} partnership={partnership} search={search} kind={kind} />
      {list.isPending ? (
        <Loading label="Loading the mails" />
      ) : (
        <>
          <MailTable
            mails={mails}
            empty={
              search !== ''
                ? `No mail has “${search}” in its address or subject.`
                : kind === undefined
                  ? 'No mail has been written yet.'
                  : 'No mail of this kind has been written yet.'
            }
            busy={read.isPending}
            onRead={read.mutate}
          />
          <ShowMore
            shown={mails.length}
            total={list.hasNextPage ? null : mails.length}
            things="mails"
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </Page>
  )
}
