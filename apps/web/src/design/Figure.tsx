import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Tab } from './Tabs.tsx'
import { Tabs } from './Tabs.tsx'

type FigureProps = {
  /** The finding, as a sentence. */
  headline: string
  level?: 2 | 3
  /** Measure, area, unit and periods. */
  subtitle: ReactNode
  chart: ReactNode
  /** The same points as a table, the files, and how it was made: each a tab, left out where absent. */
  table?: ReactNode
  download?: ReactNode
  about?: ReactNode
  /** Below the chart in every tab: marks explained, source and date. */
  notes?: ReactNode
  source?: ReactNode
}

/** A chart with the sentence that says what it shows, its table, its files and its source. */
export function Figure({ headline, level = 2, subtitle, chart, table, download, about, notes, source }: FigureProps) {
  const id = useId()
  const Heading = `h${level}` as const
  const views: Tab[] = [{ id: 'chart', label: 'Chart', content: chart }]
  if (table) views.push({ id: 'table', label: 'Table', content: table })
  if (download) views.push({ id: 'download', label: 'Download', content: download })
  if (about) views.push({ id: 'about', label: 'About', content: about })
  return (
    <figure className="ttc-figure" aria-labelledby={id}>
      <figcaption>
        <Heading className="ttc-figure__headline" id={id}>
          {headline}
        </Heading>
        <p className="ttc-figure__subtitle">{subtitle}</p>
      </figcaption>
      {views.length > 1 ? <Tabs tabs={views} label="Views of this figure" /> : chart}
      {notes}
      {source && <p className="ttc-figure__source">{source}</p>}
    </figure>
  )
}
