import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

export type NoticeTone = 'plain' | 'advice' | 'warning' | 'problem' | 'late' | 'success'

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
}

/** Something to know before going on: advice, a warning, what is late. */
export function Notice({ tone = 'plain', title, children }: NoticeProps) {
  return (
    <div className={`ttc-notice ttc-notice--${tone}`}>
      {title && <p className="ttc-notice__title">{title}</p>}
      {children}
    </div>
  )
}

/** Says that what was asked for has been done; is read out and takes the focus when it appears. */
export function SuccessNotice({ title, children }: { title: string; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="ttc-notice ttc-notice--success ttc-notice--marked" role="alert" tabIndex={-1} ref={box}>
      <svg className="ttc-notice__mark" viewBox="0 0 30 30" aria-hidden="true" focusable="false">
        <circle cx="15" cy="15" r="15" fill="currentColor" />
        <path d="M8 15.500l5 5 9-10.5" fill="none" stroke="#fff" strokeWidth="3.2" />
      </svg>
      <div>
        <p className="ttc-notice__title">{title}</p>
        {children}
      </div>
    </div>
  )
}
