import type { OpenedLinkView, ReadPackView } from '@ttc/contracts/link/pack'
import { LINK_OVER } from '@ttc/domain/link.words'
import { Problem } from '@ttc/domain/problem'
import { type ComponentType, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { AskedQuestion } from './AskedQuestion.tsx'
import { lookAt } from './open-link.api.ts'
import { QuestionsAsked } from './QuestionsAsked.tsx'
import { useTitle } from './use-title.ts'
import './asked.scss'

/** The key stands behind the "#" of the address, which browsers send to nobody. */
const keyInAddress = () => window.location.hash.replace(/^#/, '')

type PackProps = { linkKey: string; asked: ReadPackView; onOver: (problem: Problem) => void }
type AskedPageProps = {
  /** What shows a pack; loaded when there is one. */
  Pack: ComponentType<PackProps>
}

/** What a link opens, for somebody without an account: a number to give, questions to ask, or a pack to read. */
export function AskedPage({ Pack }: AskedPageProps) {
  const [key, setKey] = useState(keyInAddress)
  useEffect(() => {
    const changed = () => setKey(keyInAddress())
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [])
  return <Asked key={key} linkKey={key} Pack={Pack} />
}

function Asked({ linkKey, Pack }: AskedPageProps & { linkKey: string }) {
  const [asked, setAsked] = useState<OpenedLinkView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const look = useCallback(async () => {
    setProblem(null)
    try {
      if (linkKey === '') throw new Problem('not-found', LINK_OVER)
      setAsked(await lookAt(linkKey))
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.'))
    }
  }, [linkKey])
  useEffect(() => void look(), [look])
  if (problem !== null) return <Away problem={problem} onRetry={() => void look()} />
  if (asked === null)
    return (
      <Frame name={null}>
        <Loading />
      </Frame>
    )
  if (asked.kind === 'pack')
    return (
      <Frame name={asked.partnership.name} notice={asked.partnership.notice} isToRead>
        <Suspense fallback={<Loading />}>
          <Pack linkKey={linkKey} asked={asked} onOver={setProblem} />
        </Suspense>
      </Frame>
    )
  return (
    <Frame name={asked.partnership.name} notice={asked.partnership.notice}>
      {asked.kind === 'question' ? (
        <QuestionsAsked linkKey={linkKey} asked={asked} onChanged={setAsked} onOver={setProblem} onLookAgain={look} />
      ) : (
        <AskedQuestion linkKey={linkKey} asked={asked} onChanged={setAsked} onOver={setProblem} onLookAgain={look} />
      )}
    </Frame>
  )
}

const Loading = () => <p role="status">Loading</p>

function Away({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const over = problem.code === 'not-found' || problem.code === 'invalid'
  const title = over ? 'This link no longer works' : 'This page cannot be loaded at the moment'
  useTitle(title)
  return (
    <Frame name={null}>
      <h1 className="ttc-asked__title">{title}</h1>
      {over ? (
        <p>{LINK_OVER}</p>
      ) : (
        <>
          <p>{problem.message} What you typed is kept on this device.</p>
          <Button onClick={onRetry}>Try again</Button>
        </>
      )}
    </Frame>
  )
}

type FrameProps = {
  name: string | null
  notice?: string | null
  /** Wide, and nothing to type in it. */
  isToRead?: boolean
  children: ReactNode
}

/** No skip link: the address ends with the key, so no link may lead to a place on the page; and nothing has to be skipped. */
function Frame({ name, notice = null, isToRead = false, children }: FrameProps) {
  return (
    <>
      <header className="ttc-asked__top">
        <p>{name ?? 'Turning the Curve'}</p>
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
      </header>
      {notice !== null && (
        <aside className="ttc-asked__notice" aria-label="About this example">
          <p>{notice}</p>
        </aside>
      )}
      <main className={isToRead ? 'ttc-asked ttc-asked--wide' : 'ttc-asked'} id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="ttc-asked__foot">
        <p>
          No account and no cookies. {!isToRead && 'What you type is kept in this tab until it is sent. '}
          <a href="/accessibility">Accessibility</a>
        </p>
      </footer>
    </>
  )
}
