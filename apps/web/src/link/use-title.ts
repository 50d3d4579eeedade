import { useEffect } from 'react'
import { setPageTitle } from '../design/page-title.ts'

export function useTitle(title: string): void {
  useEffect(() => setPageTitle(title), [title])
}
