type LoadingProps = {
  /** Said to a screen reader: "Loading the plan". */
  label: string
  shape?: 'page' | 'figure' | 'lines'
}

const BONES: Readonly<Record<'page' | 'figure' | 'lines', readonly string[]>> = {
  page: ['title', 'full', 'short', 'figure'],
  figure: ['short', 'figure'],
  lines: ['full', 'long', 'short'],
}

/** The grey outline of what is coming, announced politely. */
export function Loading({ label, shape = 'lines' }: LoadingProps) {
  return (
    <div className="ttc-loading">
      <p className="govuk-visually-hidden" role="status">
        {label}
      </p>
      <div aria-hidden="true">
        {BONES[shape].map((bone) => (
          <span key={bone} className={`ttc-loading__bone ttc-loading__bone--${bone}`} />
        ))}
      </div>
    </div>
  )
}
