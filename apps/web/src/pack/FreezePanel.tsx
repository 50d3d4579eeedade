import { newId } from '@ttc/contracts/new-id'
import type { FreezePack, PackPreviewView } from '@ttc/contracts/pack'
import { type ReactNode, useRef, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { PackPreview } from './PackPreview.tsx'
import type { useFreezePack } from './pack.api.ts'

type Freezing = { freeze: ReturnType<typeof useFreezePack> }

/** That it was frozen, or why not. */
export function FreezeTold({ freeze }: Freezing) {
  if (freeze.error)
    return (
      <Notice tone="problem" title="The pack was not frozen">
        <p>{freeze.error.message}</p>
      </Notice>
    )
  if (freeze.data === undefined) return null
  return (
    <SuccessNotice title={`Version ${freeze.data.number} is frozen`}>
      <p>Nothing in it changes any more, whatever becomes of the plan.</p>
    </SuccessNotice>
  )
}

type FreezePanelProps = Freezing & {
  preview: PackPreviewView
  /** The number of the last version; 0 where there is none. */
  last: number
}

/** What would be frozen and what has not come; then the press. */
export function FreezePanel({ freeze, preview, last }: FreezePanelProps) {
  const { missing, round } = preview
  return (
    <Section title={last > 0 ? 'Issue it again' : 'What would be frozen now'}>
      <PackPreview preview={preview} />
      <FreezeForm
        freeze={freeze}
        audience="meeting"
        last={last}
        press={last > 0 ? `Freeze version ${last + 1}` : 'Freeze the pack'}
      >
        Numbers, words and verdicts stay as they stand now.{' '}
        {missing.length > 0 && `${countText(missing.length)} not come. `}
        {round?.willFreeze && `The round ${round.name} is frozen with it. `}
        It cannot be taken back; a later version can follow.
      </FreezeForm>
    </Section>
  )
}

/** A version that everybody may read, made from the last one for the meeting. */
export function PublicPanel({ freeze, last }: Omit<FreezePanelProps, 'preview'>) {
  return (
    <Section title="For the public">
      <p>
        Made from the last version for the meeting. It leaves out whatever is marked beyond OFFICIAL, values that may
        not be published and names of people, and says so on its first page.
      </p>
      <FreezeForm
        freeze={freeze}
        audience="public"
        last={last}
        press={last > 0 ? `Make public version ${last + 1}` : 'Make a public version'}
        look="secondary"
      >
        Read it before you give it to anybody: what people wrote themselves is in it as they wrote it.
      </FreezeForm>
    </Section>
  )
}

type FreezeFormProps = Freezing & {
  audience: FreezePack['audience']
  last: number
  press: string
  look?: 'primary' | 'secondary'
  /** What is said before it is done. */
  children: ReactNode
}

function FreezeForm({ freeze, audience, last, press, look = 'primary', children }: FreezeFormProps) {
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState('')
  const [lacks, setLacks] = useState(false)
  // A press whose answer was lost is the same press when it is repeated.
  const id = useRef(newId())
  const isAgain = last > 0

  function ask() {
    const isLacking = isAgain && reason.trim() === ''
    setLacks(isLacking)
    if (!isLacking) setAsks(true)
  }
  function send() {
    freeze.mutate(
      { id: id.current, after: last, audience, reason },
      {
        onSuccess: () => {
          id.current = newId()
          setReason('')
        },
        onError: ({ code }) => {
          if (code !== 'unavailable') id.current = newId()
        },
        onSettled: () => setAsks(false),
      },
    )
  }
  return (
    <>
      {isAgain && (
        <TextInput
          id={`reason-${audience}`}
          label="Why it is issued again"
          hint="Everybody who reads the new version sees it, with a list of what has changed."
          value={reason}
          error={lacks ? 'Say why the pack is issued again. Its readers are told.' : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <Actions>
        <Button look={look} onClick={ask}>
          {press}
        </Button>
      </Actions>
      {asks && (
        <Dialog title={`${press}?`} onClose={() => setAsks(false)}>
          <p>{children}</p>
          <Actions>
            <Button busy={freeze.isPending} busyWords="Freezing and printing" onClick={send}>
              Freeze it
            </Button>
            <Button look="link" onClick={() => setAsks(false)}>
              Not now
            </Button>
          </Actions>
        </Dialog>
      )}
    </>
  )
}

const countText = (count: number) => (count === 1 ? '1 thing has' : `${count} things have`)
