import { useQueryClient } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import type { CardWords, CardWritingView, SavedCardView } from '@ttc/contracts/report-card/writing'
import { cardLimits } from '@ttc/domain/report-card'
import { useEffect, useRef, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { dropDraft } from '../problem/draft.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { SavedDraft } from '../problem/SavedDraft.tsx'
import { useAutosave } from '../problem/use-autosave.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { CardFindings } from './CardFindings.tsx'
import { LastWords } from './LastWords.tsx'
import { cardWritingQuery, reportCardQuery, saveCardWords, useTurnCard } from './report-card.api.ts'
import { WordsConflict } from './WordsConflict.tsx'
import { WordsFields } from './WordsFields.tsx'
import { typedWords, type WordsValues, wordsOf } from './words-values.ts'

const finishCard = () =>
  import('@ttc/contracts/report-card/writing').then(({ CardWords, TurnCard }) => TurnCard.extend({ words: CardWords }))

type WordsFormProps = {
  at: Readonly<{ partnership: string; plan: string; priority: string }>
  writing: CardWritingView
  onReady: (words: string) => void
}

/** The lead's own words, kept as they are typed; what is thin and whether it fits, measured by the server each time. */
export function WordsForm({ at, writing, onReady }: WordsFormProps) {
  const client = useQueryClient()
  const turn = useTurnCard(at)
  const [ownId] = useState(newId)
  const { queryKey } = cardWritingQuery(at)
  const known = () => client.getQueryData(queryKey) ?? writing
  const draft = `report card ${at.priority} ${writing.name}`
  const autosave = useAutosave<CardWords, CardWritingView, SavedCardView>({
    version: writing.version,
    send: (version, words) => saveCardWords(at, { id: known().id ?? ownId, version, words }),
    stored: (answer, words) => {
      dropDraft(draft)
      client.setQueryData(queryKey, { ...known(), ...answer, words })
      void client.invalidateQueries({ queryKey: reportCardQuery(at.partnership, at.priority).queryKey, exact: true })
    },
  })
  const [values] = useState(() => typedWords(writing.words))
  const form = useContractForm({
    schema: finishCard,
    values,
    toRequest: (typed: WordsValues) => ({
      id: known().id ?? ownId,
      version: autosave.version(),
      ready: true,
      reason: typed.reason,
      words: wordsOf(typed),
    }),
    draft,
  })
  const { watch, restored, getValues } = form
  const hear = useRef((_typed: WordsValues) => {})
  hear.current = (typed) => autosave.change(wordsOf(typed))
  useEffect(() => {
    // What a lost connection kept in the browser is not with the server yet.
    if (restored) hear.current(getValues())
    const watching = watch((typed, { name }) => {
      if (name !== 'reason') hear.current(typed as WordsValues)
    })
    return () => watching.unsubscribe()
  }, [watch, restored, getValues])

  const send = form.sending({
    send: async ({ words: _, ...request }) => {
      await autosave.flush()
      return turn.mutateAsync({ ...request, id: known().id ?? ownId, version: autosave.version() })
    },
    stored: () => onReady('The card is ready for the meeting'),
  })

  function take(mine: boolean) {
    if (autosave.theirs === null) return
    client.setQueryData(queryKey, autosave.theirs)
    if (!mine) form.reset(typedWords(autosave.theirs.words))
    void autosave.resolve(mine ? wordsOf(form.getValues()) : null)
  }

  const asksReason = writing.findings.some(({ serious }) => serious)
  return (
    <form onSubmit={send} noValidate className="ttc-writing__form">
      <FormProblems form={form} />
      {autosave.theirs !== null && (
        <WordsConflict mine={wordsOf(form.getValues())} theirs={autosave.theirs.words} onTake={take} />
      )}
      <div className="ttc-writing__beside">
        <LastWords before={writing.before} />
        <div>
          <SavedDraft saved={autosave.saved} />
          <WordsFields form={form} fit={writing.fit} />
        </div>
      </div>
      <CardFindings at={at} findings={writing.findings} />
      {asksReason && (
        <TextArea
          {...form.register('reason')}
          id="reason"
          label="Why the card goes to the meeting as it is"
          hint="Asked for because something serious stands above. Whoever signs the card reads it."
          rows={2}
          most={cardLimits.reason}
          error={errorAt(form, 'reason')}
        />
      )}
      <Actions>
        <Button type="submit" busy={turn.isPending} busyWords="Saving">
          Call it ready
        </Button>
      </Actions>
    </form>
  )
}
