import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'

type DialogProps = {
  title: string
  /** Escape was pressed, or the browser closed it otherwise. */
  onClose: () => void
  children: ReactNode
}

/** Asks before anything else can be done; the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      className="ttc-dialog"
      ref={box}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  )
}
