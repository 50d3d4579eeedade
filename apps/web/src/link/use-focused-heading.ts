import { useEffect, useRef } from 'react'

/** A part that takes the place of another is read out from its heading. */
export function useFocusedHeading() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return heading
}
