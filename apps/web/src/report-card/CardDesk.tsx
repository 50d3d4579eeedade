import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SuccessNotice } from '../design/Notice.tsx'
import { CardFindings } from './CardFindings.tsx'
import { CardHistory } from './CardHistory.tsx'
import { CardStanding } from './CardStanding.tsx'
import { canDo } from './card-rights.ts'
import { ReadyActions } from './ReadyActions.tsx'
import { ReopenForm } from './ReopenForm.tsx'
import { cardWritingQuery } from './report-card.api.ts'
import { WordsForm } from './WordsForm.tsx'

type CardDeskProps = { at: Readonly<{ partnership: string; plan: string; priority: string }> }

/** What is done to a card, over the card itself: the lead's words, what is thin, and how far it has come. */
export function CardDesk({ at }: CardDeskProps) {
  const writing = useSuspenseQuery(cardWritingQuery(at)).data
  const [done, setDone] = useState<string | null>(null)
  const { state } = writing
  const can = canDo(writing)
  return (
    <section className="ttc-writing ttc-screen" aria-label="Finish the card">
      {done !== null && <SuccessNotice key={done} title={done} />}
      <CardStanding writing={writing} />
      {state === 'draft' && can.write && <WordsForm key={writing.name} at={at} writing={writing} onReady={setDone} />}
      {state === 'ready' && (can.write || can.sign) && (
        <>
          <CardFindings at={at} findings={writing.findings} />
          <ReadyActions at={at} writing={writing} onDone={setDone} />
        </>
      )}
      {state === 'signed' && can.sign && <ReopenForm at={at} writing={writing} onDone={setDone} />}
      <CardHistory at={at} writing={writing} />
    </section>
  )
}
