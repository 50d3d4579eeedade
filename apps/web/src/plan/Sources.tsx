/** Where the figures of a page come from, with their licences. */
export function Sources({ sources }: { sources: readonly string[] }) {
  if (sources.length === 0) return null
  return (
    <p className="ttc-sources">
      <b>{sources.length === 1 ? 'Source' : 'Sources'}:</b> {sources.join('; ')}.
    </p>
  )
}
