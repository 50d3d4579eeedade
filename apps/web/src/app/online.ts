import { useSyncExternalStore } from 'react'

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** False while the browser knows that it has no connection. True promises nothing. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}
