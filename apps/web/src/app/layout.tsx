import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { brandOf } from './brand.ts'
import { useOnline } from './online.ts'

const SERVICE = 'Turning the Curve'

export type NavItem = { href: string; text: string }

/** What the frame shows of a partnership; all from its settings. */
export type Frame = Readonly<{
  name: string
  home: string
  /** A colour such as "#12344f"; the product's own where null. */
  colour: string | null
  logo: string | null
  /** In which role the reader is here. */
  role: string | null
  /** What every page of it says: that it is an example. */
  notice: string | null
  nav: readonly NavItem[]
}>

type LayoutProps = {
  frame: Frame
  path: string
  /** What leads to the reader's own account, or to signing in. */
  account?: ReactNode
  children: ReactNode
}

export function Layout({ frame, path, account, children }: LayoutProps) {
  useBrand(frame.colour)
  return (
    <>
      <a className="govuk-skip-link" href="#main">
        Skip to main content
      </a>
      <Header frame={frame} account={account} />
      {(frame.nav.length > 0 || account) && (
        <Navigation key={path} nav={frame.nav} role={frame.role} path={path} account={account} />
      )}
      <Bands notice={frame.notice} />
      <main className="ttc-main" id="main" tabIndex={-1}>
        <div className="ttc-wrap">{children}</div>
      </main>
      <Footer />
    </>
  )
}

function Header({ frame, account }: { frame: Frame; account: ReactNode }) {
  return (
    <header className="ttc-top">
      <div className="ttc-wrap ttc-top__in">
        {frame.logo && <img className="ttc-top__logo" src={frame.logo} alt="" />}
        <a className="ttc-top__name" href={frame.home}>
          {frame.name}
        </a>
        <span className="ttc-top__service">
          <svg
            width="30"
            height="19"
            viewBox="0 0 34 21"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
            focusable="false"
          >
            <path d="M2 5h30" strokeWidth="2" strokeDasharray="3.5 4" opacity=".75" />
            <path d="M2 4.500c12-.5 18 3 29 14" strokeWidth="3" strokeLinecap="round" />
          </svg>
          {/* Where no partnership is known the product's name stands at the left already. */}
          {frame.name !== SERVICE && <span>{SERVICE}</span>}
        </span>
        {(frame.role || account) && (
          <div className="ttc-top__role">
            {frame.role && <span>{frame.role}</span>}
            {account}
          </div>
        )}
      </div>
    </header>
  )
}

type NavigationProps = { nav: readonly NavItem[]; role: string | null; path: string; account: ReactNode }

function Navigation({ nav, role, path, account }: NavigationProps) {
  const [open, setOpen] = useState(false)
  const current = currentOf(nav, path)
  return (
    <nav className={nav.length > 0 ? 'ttc-nav' : 'ttc-nav ttc-nav--narrow'} aria-label="Main">
      <div className="ttc-wrap">
        <button
          type="button"
          className="ttc-nav__menu"
          aria-expanded={open}
          aria-controls="main-menu"
          onClick={() => setOpen(!open)}
        >
          Menu
        </button>
        <ul id="main-menu">
          {nav.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={item === current ? (item.href === path ? 'page' : 'true') : undefined}>
                {item.text}
              </a>
            </li>
          ))}
          {role && <li className="ttc-nav__role">You are here as: {role}</li>}
          {account && <li className="ttc-nav__role ttc-nav__account">{account}</li>}
        </ul>
      </div>
    </nav>
  )
}

/** The entry the path lies under; the longest where several fit. */
function currentOf(nav: readonly NavItem[], path: string): NavItem | null {
  const fitting = nav.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return fitting.toSorted((one, other) => other.href.length - one.href.length)[0] ?? null
}

function Bands({ notice }: { notice: string | null }) {
  const online = useOnline()
  return (
    <>
      {notice && (
        <aside className="ttc-band" aria-label="About this example">
          <p className="ttc-wrap">{notice}</p>
        </aside>
      )}
      <div role="status">
        {!online && (
          <div className="ttc-band ttc-band--offline">
            <p className="ttc-wrap">
              You are offline. What you type stays on this page; save it when the connection is back.
            </p>
          </div>
        )}
      </div>
    </>
  )
}

function Footer() {
  return (
    <footer className="ttc-foot">
      <div className="ttc-wrap">
        <nav aria-label="About this service">
          <ul>
            <li>
              <a href="/accessibility">Accessibility statement</a>
            </li>
            <li>
              <a href="/numbers">How the numbers are computed</a>
            </li>
            <li>
              <a href="/guide">Guide</a>
            </li>
            <li>
              <a href="/help">Help</a>
            </li>
          </ul>
        </nav>
        <p>
          Contains public sector information licensed under the Open Government Licence v3.0. Sources: Department for
          Education; Office for Health Improvement and Disparities; Office for National Statistics.
        </p>
      </div>
    </footer>
  )
}

/** Custom properties are set through the style object: the page's policy allows no style element of ours. */
function useBrand(colour: string | null): void {
  useEffect(() => {
    const brand = colour === null ? null : brandOf(colour)
    if (brand === null) return
    const { bar, ink, line, text } = brand
    const parts = { '--ttc-brand': bar, '--ttc-brand-ink': ink, '--ttc-brand-line': line, '--ttc-brand-text': text }
    const { style } = document.documentElement
    for (const [name, value] of Object.entries(parts)) style.setProperty(name, value)
    return () => {
      for (const name of Object.keys(parts)) style.removeProperty(name)
    }
  }, [colour])
}
