import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import type { ChangedView } from '@ttc/contracts/plan'
import { type SheetContent, type SheetPageView, type SheetView, SubmitSheet } from '@ttc/contracts/recovery-sheet'
import { sheetProblems } from '@ttc/domain/recovery-sheet/check'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { dropDraft } from '../problem/draft.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { SavedDraft } from '../problem/SavedDraft.tsx'
import { useAutosave } from '../problem/use-autosave.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { saveSheetDraft, sheetPageQuery, useSubmitSheet } from './recovery-sheet.api.ts'
import { SheetConflict } from './SheetConflict.tsx'
import { SheetQuestions } from './SheetQuestions.tsx'
import { contentOf, draftOfContent, type SheetValues, sheetValues, valuesOf } from './sheet-values.ts'

type SheetFormProps = {
  at: Readonly<{ partnership: string; placement: string }>
  page: SheetPageView
  sheet: SheetView
  /** Where leaving it for later leads. */
  back: string
  onDays: (days: Pick<SheetContent, 'backToAmberOn' | 'backToGreenOn'>) => void
  onSent: () => void
}

/** The four questions. What is typed is kept as it is typed, and sent when its writer says so. */
export function SheetForm({ at, page, sheet, back, onDays, onSent }: SheetFormProps) {
  const client = useQueryClient()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const submit = useSubmitSheet(at)
  const [id] = useState(newId)
  const draft = `recovery sheet ${sheet.id}`
  const autosave = useAutosave<SheetContent, SheetView, ChangedView>({
    version: sheet.version,
    send: (version, content) => saveSheetDraft(at, { sheetId: sheet.id, version, content }),
    stored: ({ version }, content) => {
      dropDraft(draft)
      client.setQueryData(sheetPageQuery(at).queryKey, (known) =>
        known?.sheet?.id === sheet.id ? { ...known, sheet: { ...known.sheet, version, content } } : known,
      )
    },
  })
  const [values] = useState(() => sheetValues(page))
  const form = useContractForm({
    schema: useMemo(() => schemaFor(page), [page]),
    values,
    toRequest: (typed: SheetValues) => ({
      id,
      sheetId: sheet.id,
      version: autosave.version(),
      content: contentOf(typed),
    }),
    draft,
  })
  const { watch, restored, getValues } = form
  const hear = useRef((_typed: SheetValues) => {})
  hear.current = (typed) => {
    const content = draftOfContent(contentOf(typed))
    onDays(content)
    autosave.change(content)
  }
  useEffect(() => {
    // What a lost connection kept in the browser is not with the server yet.
    if (restored) hear.current(getValues())
    const watching = watch((typed) => hear.current(typed as SheetValues))
    return () => watching.unsubscribe()
  }, [watch, restored, getValues])

  const send = form.sending({
    send: async (request) => {
      await autosave.flush()
      return submit.mutateAsync({ ...request, version: autosave.version() })
    },
    stored: onSent,
  })

  function take(mine: boolean) {
    const stored = autosave.theirs?.content ?? null
    if (!mine) form.reset(valuesOf(stored))
    void autosave.resolve(mine ? draftOfContent(contentOf(form.getValues())) : null)
  }

  return (
    <form onSubmit={send} noValidate className="ttc-recovery__form">
      <SavedDraft saved={autosave.saved} />
      <FormProblems form={form} />
      {autosave.theirs !== null && (
        <SheetConflict mine={contentOf(form.getValues())} theirs={autosave.theirs} members={members} onTake={take} />
      )}
      <SheetQuestions form={form} page={page} members={members} />
      <Actions>
        <Button type="submit" busy={submit.isPending} busyWords="Sending">
          Send the sheet
        </Button>
        <a href={back}>Save and come back later</a>
      </Actions>
    </form>
  )
}

/** The contract's rules with what a sheet that is sent must hold: the API asks the same. */
function schemaFor({ asOf, assessment, before }: SheetPageView) {
  const against = { today: asOf, status: assessment?.status ?? ('no-value' as const), given: before }
  return SubmitSheet.superRefine(({ content }, context) => {
    for (const { field, message } of sheetProblems(content, against))
      context.addIssue({ code: 'custom', path: ['content', ...field.split('.')], message })
  })
}
