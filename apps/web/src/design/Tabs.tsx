import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useState } from 'react'

export type Tab = { id: string; label: string; content: ReactNode }

type TabsProps = {
  tabs: readonly Tab[]
  /** What the tabs are views of: "Views of this figure". */
  label: string
  /** Both or neither: the tab shown, and who to tell when another is chosen. */
  shown?: string
  onShow?: (id: string) => void
}

const STEP: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** One stop for the Tab key; arrow keys, Home and End walk the tabs and show each at once. */
export function Tabs({ tabs, label, shown, onShow }: TabsProps) {
  const base = useId()
  const [own, setOwn] = useState(tabs[0]?.id)
  const current = tabs.find((tab) => tab.id === (shown ?? own)) ?? tabs[0]
  if (!current) return null

  function show(tab: Tab) {
    setOwn(tab.id)
    onShow?.(tab.id)
  }

  function press(event: KeyboardEvent) {
    const step = STEP[event.key]
    const next =
      step &&
      tabs[
        step(
          tabs.findIndex((tab) => tab.id === current?.id),
          tabs.length - 1,
        )
      ]
    if (!next) return
    event.preventDefault()
    show(next)
    document.getElementById(`${base}${next.id}-tab`)?.focus()
  }

  return (
    <div className="ttc-tabs">
      <div className="ttc-tabs__list" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="ttc-tabs__tab"
            id={`${base}${tab.id}-tab`}
            aria-selected={tab === current}
            aria-controls={tab === current ? `${base}${tab.id}` : undefined}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => show(tab)}
            onKeyDown={press}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        className="ttc-tabs__panel"
        role="tabpanel"
        id={`${base}${current.id}`}
        aria-labelledby={`${base}${current.id}-tab`}
      >
        {current.content}
      </div>
    </div>
  )
}
