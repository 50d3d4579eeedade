import { type FollowUpView, SendFollowUp, type SentFollowUpView } from '@ttc/contracts/follow-up'
import { newId } from '@ttc/contracts/new-id'
import { describeDay } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { type FollowUpAt, useSendFollowUp } from './follow-up.api.ts'
import { MailedWords } from './MailedWords.tsx'

type Person = FollowUpView['people'][number]
type Values = { addresses: { key: string; email: string }[] }
type FollowUpFormProps = { at: FollowUpAt; follows: FollowUpView }

/** Who gets what, each with how and whether they had it; and the one press that sends it. */
export function FollowUpForm({ at, follows }: FollowUpFormProps) {
  const { people, nobody, noteOn, nudgeOn } = follows
  const send = useSendFollowUp(at)
  const [id, setId] = useState(newId)
  const [sent, setSent] = useState<SentFollowUpView | null>(null)
  const strangers = people.filter(({ hasAccount }) => !hasAccount)
  const form = useContractForm({
    schema: SendFollowUp,
    values: { addresses: strangers.map(({ key }) => ({ key, email: '' })) },
    toRequest: ({ addresses }: Values) => ({
      id,
      addresses: addresses.map(({ key, email }) => ({ key, email: emptyToNull(email.trim()) })),
    }),
    draft: null,
  })
  const submit = form.sending({
    send: send.mutateAsync,
    stored: (answer) => {
      setSent(answer)
      setId(newId())
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  const address = (person: Person) => {
    const i = strangers.indexOf(person)
    return (
      <TextInput
        {...form.register(`addresses.${i}.email`)}
        id={`address-${i}`}
        type="email"
        label={
          <>
            E-mail address<span className="govuk-visually-hidden"> of {person.name}</span>
          </>
        }
        spellCheck={false}
        error={errorAt(form, `addresses.${i}.email`)}
      />
    )
  }
  if (people.length === 0) return <p>Nobody promised anything in this meeting, so there is nobody to tell.</p>
  const ids = Object.fromEntries(strangers.map((_, i) => [`addresses.${i}.email`, `address-${i}`]))
  return (
    <form className="ttc-follow ttc-screen" onSubmit={submit} noValidate>
      {sent !== null && <Done sent={sent} />}
      <FormProblems form={form} ids={ids} />
      <p className="ttc-measure">
        Each gets one mail with what they promised and by when, and nothing of anybody else’s.
        {noteOn !== null && ` The round says it goes out on ${describeDay(noteOn)}.`} Whoever still has something open
        on {describeDay(nudgeOn)} is reminded once, by itself.
        {strangers.length > 0 && ' Where no account is known, type an address, or tell them yourself.'}
      </p>
      <Table
        caption="Who is told what"
        captionHidden
        narrow="blocks"
        rows={people}
        rowKey={({ key }) => key}
        columns={[
          { key: 'who', header: 'Who', rowHeader: true, width: '34%', cell: (one) => <Who one={one} /> },
          {
            key: 'how',
            header: 'How',
            width: '33%',
            cell: (one) => (one.hasAccount ? 'By mail' : needsAddress(one) ? address(one) : 'At the address you typed'),
          },
          {
            key: 'note',
            header: 'Follow-up note',
            width: '33%',
            cell: ({ note, nudge }) => <MailedWords note={note} nudge={nudge} />,
          },
        ]}
      />
      {nobody > 0 && (
        <p>
          {nobody === 1 ? '1 promise names' : `${nobody} promises name`} nobody, so nobody is told of{' '}
          {nobody === 1 ? 'it' : 'them'}. Correct the minutes to name somebody.
        </p>
      )}
      <Actions>
        <Button type="submit" busy={send.isPending} busyWords="Sending">
          Send the follow-up note
        </Button>
      </Actions>
      <Preview follows={follows} />
    </form>
  )
}

/** One whose mail could not be delivered may have been given a wrong address. */
const needsAddress = ({ note }: Person) => note === null || note.mail?.state === 'failed'

function Who({ one: { name, agency, promises } }: { one: Person }) {
  return (
    <>
      {name}
      <small>
        {[agency === name ? '' : agency, `${promises} ${promises === 1 ? 'promise' : 'promises'}`]
          .filter((part) => part !== '')
          .join(', ')}
      </small>
    </>
  )
}

function Preview({ follows: { subject, people } }: { follows: FollowUpView }) {
  return (
    <Details summary="Read what each is sent">
      <p>
        Subject: <b>{subject}</b>
      </p>
      {people.map(({ key, name, text }) => (
        <section key={key} className="ttc-follow__letter" aria-label={`Mail to ${name}`}>
          <h3>To {name}</h3>
          <p>{text}</p>
        </section>
      ))}
    </Details>
  )
}

function Done({ sent: { sent, had, byHand } }: { sent: SentFollowUpView }) {
  const title = sent === 0 ? 'No mail was left to send' : `${sent === 1 ? '1 mail is' : `${sent} mails are`} on the way`
  return (
    <SuccessNotice title={title}>
      {had.length > 0 && <p>Had it already: {had.join('; ')}.</p>}
      {byHand.length > 0 && <p>To be told by hand, since no address is known: {byHand.join('; ')}.</p>}
    </SuccessNotice>
  )
}
