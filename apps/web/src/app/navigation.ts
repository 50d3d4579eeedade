import type { AnyRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * Plain links inside the product change the page without loading it anew, so that the design's components need know
 * nothing of a router. Left to the browser: other origins, the API's files, downloads, new tabs, places on the page.
 */
export function useInternalLinks(router: AnyRouter): void {
  useEffect(() => {
    function click(event: MouseEvent) {
      const href = internalHref(event)
      if (href === null) return
      event.preventDefault()
      router.history.push(href)
    }
    document.addEventListener('click', click)
    return () => document.removeEventListener('click', click)
  }, [router])
}

function internalHref(event: MouseEvent): string | null {
  const turned = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || turned || !(event.target instanceof Element)) return null
  const link = event.target.closest('a[href]')
  const href = link?.getAttribute('href') ?? ''
  if (!href.startsWith('/') || href.startsWith('//') || href.startsWith('/api/')) return null
  return link?.hasAttribute('download') || link?.hasAttribute('target') ? null : href
}

/** After a change of page the reading point goes to its heading, or to main until the heading is there. */
export function useFocusOnNavigation(router: AnyRouter): void {
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        const place = document.querySelector<HTMLElement>('main h1[tabindex]') ?? document.getElementById('main')
        place?.focus({ preventScroll: true })
      }),
    [router],
  )
}
