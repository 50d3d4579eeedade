import type { Problem } from '@ttc/domain/problem'
import { useEffect, useRef, useState } from 'react'

const SETTLES_MS = 800
const AGAIN_MS = 5_000

export type Saved = Readonly<
  | { state: 'unchanged' | 'saving' | 'away' | 'conflict' }
  | { state: 'saved'; at: Date }
  | { state: 'refused'; message: string }
>

type Versioned = { version: number }

type Autosave<Content, Answer extends Versioned> = {
  version: number
  send: (version: number, content: Content) => Promise<Answer>
  /** What was sent is stored now. */
  stored: (answer: Answer, content: Content) => void
}

/**
 * Keeps what is typed, a moment after it stands still. One request is under way at a time, each based on the version
 * that the last one answered; without a connection it tries again until it is back. Where somebody else saved first
 * it stops, and hands over what they saved.
 */
export function useAutosave<Content, Present extends Versioned, Answer extends Versioned>({
  version,
  send,
  stored,
}: Autosave<Content, Answer>) {
  const [saved, setSaved] = useState<Saved>({ state: 'unchanged' })
  const [theirs, setTheirs] = useState<Present | null>(null)
  const based = useRef(version)
  const waiting = useRef<Content | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const under = useRef<Promise<void> | null>(null)
  const isStopped = useRef(false)

  async function saveWaiting() {
    const content = waiting.current
    if (content === null || isStopped.current) return
    waiting.current = null
    setSaved({ state: 'saving' })
    try {
      const answer = await send(based.current, content)
      based.current = answer.version
      stored(answer, content)
      setSaved({ state: 'saved', at: new Date() })
    } catch (error) {
      fail(error as Problem, content)
    }
  }

  function fail(problem: Problem, content: Content) {
    if (problem.code === 'unavailable') {
      waiting.current ??= content
      setSaved({ state: 'away' })
      later(AGAIN_MS)
    } else if (problem.code === 'conflict') {
      isStopped.current = true
      setTheirs(problem.present as Present)
      setSaved({ state: 'conflict' })
    } else setSaved({ state: 'refused', message: problem.message })
  }

  function flush(): Promise<void> {
    if (timer.current !== null) clearTimeout(timer.current)
    under.current = (under.current ?? Promise.resolve()).then(saveWaiting)
    return under.current
  }

  function later(wait: number) {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), wait)
  }

  function change(content: Content) {
    waiting.current = content
    if (!isStopped.current) later(SETTLES_MS)
  }

  /** Goes on from what somebody else saved: with one's own answers over it, or with theirs alone. */
  function resolve(mine: Content | null): Promise<void> {
    if (theirs !== null) based.current = theirs.version
    isStopped.current = false
    setTheirs(null)
    waiting.current = mine
    if (mine === null) setSaved({ state: 'unchanged' })
    return flush()
  }

  const leave = useRef(flush)
  leave.current = flush
  useEffect(() => () => void leave.current(), [])

  return { saved, theirs, change, flush, resolve, version: () => based.current }
}
