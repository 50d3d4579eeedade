import { StatusTag } from './StatusTag.tsx'
import type { Status } from './status.ts'

export type CountLink = { href: string; count: number; label: string; status?: Status; current?: boolean }

/** Counts that filter the list below them; the one in force is marked, in words for a reader too. */
export function CountLinks({
  links,
  label,
  row = false,
}: {
  links: readonly CountLink[]
  label: string
  row?: boolean
}) {
  return (
    <ul className={row ? 'ttc-counts ttc-counts--row' : 'ttc-counts'} aria-label={label}>
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? 'true' : undefined}>
            <span className="ttc-counts__number">{link.count}</span>{' '}
            <span className="ttc-counts__label">
              {link.status ? (
                <StatusTag status={link.status} look="plain">
                  {link.label}
                </StatusTag>
              ) : (
                link.label
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
