export function BackLink({ href, children = 'Back' }: { href: string; children?: string }) {
  return (
    <a className="govuk-back-link" href={href}>
      {children}
    </a>
  )
}
