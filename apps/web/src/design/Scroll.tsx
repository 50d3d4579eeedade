import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'

/** Lets what is too wide scroll sideways, and only then makes it a stop for the keyboard with a name. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth))
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  const stop = scrolls ? { role: 'region', 'aria-label': `${label}, scrolls sideways`, tabIndex: 0 } : {}
  return (
    <div className="ttc-scroll" ref={box} {...stop}>
      {children}
    </div>
  )
}
