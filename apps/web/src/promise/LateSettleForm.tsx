import { type ComponentProps, lazy, Suspense } from 'react'
import { Loading } from '../design/Loading.tsx'
import type { SettleForm } from './SettleForm.tsx'

const Form = lazy(() =>
  import('./SettleForm.tsx').then(({ SettleForm }) => ({ default: SettleForm })).catch(() => ({ default: NotShown })),
)

/** The form comes with the press that asks for it. */
export function LateSettleForm(settle: ComponentProps<typeof SettleForm>) {
  return (
    <Suspense fallback={<Loading label="Loading the form" />}>
      <Form {...settle} />
    </Suspense>
  )
}

function NotShown(_: ComponentProps<typeof SettleForm>) {
  return <p className="ttc-muted">The form could not be loaded. Load the page again.</p>
}
