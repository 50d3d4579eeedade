import { EmptyState } from '../design/EmptyState.tsx'

/** Published collections belong to the whole server: whoever runs it loads them. */
export function NoCollection() {
  return (
    <EmptyState title="No collection is loaded yet">
      <p>
        Collections of published figures are loaded by whoever runs the server, once for all partnerships. Ask them to
        run <code>npm run command -- load-collection</code> with the published files.
      </p>
    </EmptyState>
  )
}
