import { useQuery } from '@tanstack/react-query'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { useEffect, useState } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { TargetReality } from './TargetReality.tsx'
import { type TypedTarget, targetRealityQuery } from './target-reality.api.ts'
import { lastTyped, type TargetValues } from './target-values.ts'

const SETTLED_MS = 400

type TypedRealityProps = { partnership: string; indicator: IndicatorView; control: Control<TargetValues> }

/** The last target that is typed, held against what others have done as soon as the typing rests. */
export function TypedReality({ partnership, indicator, control }: TypedRealityProps) {
  const typed = useSettled(lastTyped(useWatch({ control, name: 'targets' })))
  const asked = useQuery({ ...targetRealityQuery(partnership, indicator.placement.id, typed), enabled: typed !== null })
  if (typed === null || asked.isError) return null
  return (
    <div className="ttc-preview ttc-preview--typed">
      <h3>Is the last target realistic?</h3>
      {asked.data === undefined ? (
        <p className="ttc-muted">Counting what others have done.</p>
      ) : (
        <TargetReality view={asked.data} scale={indicator.scale} isLive />
      )}
    </div>
  )
}

/** What was typed last before it was left alone for a moment. */
function useSettled(typed: TypedTarget | null): TypedTarget | null {
  const [settled, setSettled] = useState(typed)
  const [value, start, end] = [typed?.value, typed?.start, typed?.end]
  useEffect(() => {
    const next = value === undefined || start === undefined || end === undefined ? null : { value, start, end }
    const timer = setTimeout(() => setSettled(next), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value, start, end])
  return settled
}
