import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'

type LinkAddressProps = {
  /** Null where the same request was made before: the key was shown then. */
  address: string | null
  forName: string
  forEmail: string | null
  /** What whoever has it can do with it. */
  hint?: string
  onDone: () => void
}

const ONE_NUMBER = 'Shown this once and kept nowhere. Whoever has it can give this one number, and nothing else.'

/** A new link, to copy: shown this once and kept nowhere. */
export function LinkAddress({ address, forName, forEmail, hint = ONE_NUMBER, onDone }: LinkAddressProps) {
  const [said, setSaid] = useState('')
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied.')
    } catch {
      setSaid('Copying is not allowed here. Select the link and copy it yourself.')
    }
  }
  return (
    <SuccessNotice
      title={forEmail === null ? 'The link is made: copy it now' : 'The link is made, and on its way by mail'}
    >
      {forEmail !== null && <p>It goes to {forEmail}. The list shows whether the mail arrived.</p>}
      {address === null ? (
        <p>It was shown before and is kept nowhere. Send it again from the list for a new one.</p>
      ) : (
        <>
          <TextInput
            name="link-address"
            label={`Link for ${forName}`}
            hint={hint}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <p role="status">{said}</p>
        </>
      )}
      <Actions>
        {address !== null && <Button onClick={() => void copy(address)}>Copy the link</Button>}
        <Button look="secondary" onClick={onDone}>
          Done
        </Button>
      </Actions>
    </SuccessNotice>
  )
}
