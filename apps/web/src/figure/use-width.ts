import type { RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'

/** Where nothing is laid out (a reader without a screen, a test) a drawing still has a size. */
const WITHOUT_LAYOUT = 720

/** The width a drawing has room for, measured anew whenever its box changes; null until it is known. */
export function useWidth<Box extends HTMLElement>(): readonly [RefObject<Box | null>, number | null] {
  const box = useRef<Box>(null)
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setWidth(Math.floor(element.clientWidth) || WITHOUT_LAYOUT)
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width]
}
