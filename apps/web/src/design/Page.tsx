import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { setPageTitle } from './page-title.ts'

type PageProps = {
  /** The h1, and the browser's title unless `tab` says it shorter. */
  title: string
  tab?: string
  caption?: ReactNode
  meta?: ReactNode
  /** The page's one primary button, and links beside it. */
  actions?: ReactNode
  /** 'wide' for dashboards and tables, 'question' for a form's two-thirds column. */
  width?: 'wide' | 'question'
  children: ReactNode
}

/** A page's head and body. Its heading takes the focus that the frame left on main after a navigation. */
export function Page({ title, tab, caption, meta, actions, width = 'wide', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => setPageTitle(tab ?? title), [tab, title])
  useEffect(() => {
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={width === 'question' ? 'ttc-two-thirds' : undefined}>
      <div className="ttc-head">
        <div>
          {caption && <p className="ttc-head__caption">{caption}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {meta && <p className="ttc-head__meta">{meta}</p>}
        </div>
        {actions && <div className="ttc-head__do">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** A ruled part of a page under its own h2. */
export function Section({ title, id, children }: { title: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section className="ttc-section" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type ColumnsProps = {
  /** What stands over the side column on a narrow screen, where the side is wanted before the main matter. */
  head?: ReactNode
  children: ReactNode
  side: ReactNode
  sideLabel: string
}

/** The main matter and a side column of panels, which follows it on a narrow screen, or its head where it has one. */
export function Columns({ head, children, side, sideLabel }: ColumnsProps) {
  const aside = <aside aria-label={sideLabel}>{side}</aside>
  if (head === undefined)
    return (
      <div className="ttc-columns">
        <div>{children}</div>
        {aside}
      </div>
    )
  return (
    <div className="ttc-columns ttc-columns--headed">
      <div>{head}</div>
      {aside}
      <div>{children}</div>
    </div>
  )
}
