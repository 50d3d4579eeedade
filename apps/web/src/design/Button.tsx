import type { ComponentProps, ReactNode } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'warning' | 'link'

const CLASS: Readonly<Record<ButtonLook, string>> = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
  link: 'ttc-linkbutton',
}

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  look?: ButtonLook
  /** Says that the work is under way and refuses a second press; keeps the focus, unlike `disabled`. */
  busy?: boolean
  busyWords?: string
}

/** One primary button a page; everything else is secondary or a link. */
export function Button({ look = 'primary', busy = false, busyWords, onClick, children, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={CLASS[look]}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? (busyWords ?? children) : children}
    </button>
  )
}

type ButtonLinkProps = { href: string; look?: ButtonLook; download?: boolean | string; children: ReactNode }

/** Looks like a button, goes somewhere like a link. */
export function ButtonLink({ href, look = 'primary', download, children }: ButtonLinkProps) {
  return (
    <a href={href} download={download} className={look === 'link' ? undefined : CLASS[look]} draggable={false}>
      {children}
    </a>
  )
}

/** A row of what a form offers: the primary button first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="ttc-actions">{children}</div>
}
