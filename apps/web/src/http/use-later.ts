import { useEffect, useState } from 'react'
import { whenIdle } from './when-idle.ts'

/** False while a page is shown for the first time, true once it has been: for parts that are fetched after it. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(false)
  useEffect(() => whenIdle(() => setLater(true)), [])
  return isLater
}
