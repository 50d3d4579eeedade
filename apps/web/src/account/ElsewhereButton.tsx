import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { useSignInElsewhere } from './account.api.ts'

/** Sends the browser to the organisation's own sign-in, which sends it back. */
export function ElsewhereButton({ name, next }: { name: string; next: string | null }) {
  const begin = useSignInElsewhere()
  return (
    <section className="ttc-sign-in" aria-label={`Sign in with ${name}`}>
      {begin.error && (
        <Notice tone="problem" title="That did not work">
          <p>{begin.error.message}</p>
        </Notice>
      )}
      <Actions>
        <Button
          busy={begin.isPending || begin.isSuccess}
          busyWords={`Going to ${name}`}
          onClick={() => begin.mutate({ next }, { onSuccess: ({ url }) => window.location.assign(url) })}
        >
          Sign in with {name}
        </Button>
      </Actions>
    </section>
  )
}
