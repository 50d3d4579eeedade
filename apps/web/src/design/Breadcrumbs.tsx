export type Crumb = { text: string; href?: string }

/** Where this page stands; the last crumb is the page itself and is not a link. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="ttc-crumbs">
        {crumbs.map(({ text, href }) => (
          <li key={text}>{href === undefined ? <span aria-current="page">{text}</span> : <a href={href}>{text}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}
