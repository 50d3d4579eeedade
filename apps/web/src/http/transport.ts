/** Carries a request to the API. The browser's own by default; a test may point it at the API in memory. */
export type Transport = (path: string, init: RequestInit) => Promise<Response>

const browser: Transport = (path, init) => fetch(path, init)
let present = browser

/** Sends requests another way from now on; without an argument, the browser's way again. */
export function setTransport(next: Transport = browser): void {
  present = next
}

export const transport: Transport = (path, init) => present(path, init)
