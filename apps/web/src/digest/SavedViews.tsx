import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { SavedViewView } from '@ttc/contracts/digest'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { exceptionSearch } from '../exception/exception-search.ts'
import { exceptionsAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { useEditView, viewsQuery } from './digest.api.ts'
import { EditViewForm } from './EditViewForm.tsx'
import { SaveViewForm } from './SaveViewForm.tsx'
import './digest.scss'

/** The last thing that was done to the views, as far as it has to be said; `count` tells it from the one before. */
type Done = { count: number; said: string; removed: SavedViewView | null }

/** The lists somebody keeps, as links; and the list on the page, to be kept or, where it is kept, to be changed. */
export function SavedViews() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/exceptions' })
  const wanted = exceptionSearch(useSearch({ strict: false }))
  const { data, error } = useQuery(viewsQuery(partnership))
  const [done, setDone] = useState<Done | null>(null)
  if (error)
    return (
      <Notice tone="problem" title="Your saved views could not be read">
        <p>{asProblem(error).message}</p>
      </Notice>
    )
  if (data === undefined) return null
  const address = exceptionsAddress(partnership, wanted)
  const addressOf = ({ search }: SavedViewView) => exceptionsAddress(partnership, exceptionSearch(search))
  const present = data.views.find((view) => addressOf(view) === address)
  const say = (said: string, removed: SavedViewView | null = null) =>
    setDone((last) => ({ count: (last?.count ?? 0) + 1, said, removed }))
  return (
    <section className="ttc-views ttc-screen" aria-label="Your saved views">
      {done !== null && <DoneNotice partnership={partnership} done={done} onBack={say} />}
      {data.views.length > 0 && (
        <ul aria-label="Saved views">
          {data.views.map((view) => (
            <li key={view.id}>
              <a href={addressOf(view)} aria-current={view === present ? 'true' : undefined}>
                {view.name}
              </a>
              {view.weekly && <span className="ttc-muted">, mailed weekly</span>}
            </li>
          ))}
        </ul>
      )}
      {present === undefined ? (
        <Details key={address} summary="Save this view">
          <SaveViewForm partnership={partnership} search={wanted} onSaved={(name) => say(`“${name}” is saved`)} />
        </Details>
      ) : (
        <Details key={`${present.id} ${done?.count}`} summary="Change this view">
          <EditViewForm
            partnership={partnership}
            view={present}
            onSaved={(name) => say(`“${name}” is changed`)}
            onRemoved={(removed) => say(`“${removed.name}” is taken out`, removed)}
          />
        </Details>
      )}
    </section>
  )
}

type DoneNoticeProps = { partnership: string; done: Done; onBack: (said: string) => void }

function DoneNotice({ partnership, done, onBack }: DoneNoticeProps) {
  const edit = useEditView(partnership)
  const { count, said, removed } = done
  return (
    <SuccessNotice key={count} title={said}>
      {edit.error && <p>{edit.error.message}</p>}
      {removed !== null && (
        <Button
          look="link"
          busy={edit.isPending}
          busyWords="Putting back"
          onClick={() => {
            const { id, ...kept } = removed
            edit.mutate(
              { id, json: { ...kept, removed: false } },
              { onSuccess: () => onBack(`“${kept.name}” is back`) },
            )
          }}
        >
          Put it back
        </Button>
      )}
    </SuccessNotice>
  )
}
