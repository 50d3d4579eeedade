import { useEffect, useRef } from 'react'
import { Actions, Button } from '../design/Button.tsx'

/** New recovery codes, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        Your new recovery codes
      </h3>
      <CodeList codes={codes} />
      <p>The ones you had before no longer work.</p>
      <Actions>
        <Button look="secondary" onClick={onDone}>
          I have kept them
        </Button>
      </Actions>
    </>
  )
}

export function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Each lets you in once without your phone. They are shown now and never again: print them, or keep them with your
        passwords.
      </p>
      <ul className="ttc-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code} className="ttc-secret">
            {code}
          </li>
        ))}
      </ul>
    </>
  )
}
