import { Problem } from '@ttc/domain/problem'
import { createElement, type ReactNode } from 'react'

type Shown = () => ReactNode
type Part = Shown & { preload: () => Promise<void> }

const NOT_HERE = 'A part of this page did not arrive.'

/**
 * A page's own part of the program, fetched by the router before the page is shown. The router's own way of doing so
 * loads the whole document anew when a part does not come; without a connection that ends on the browser's error page.
 */
export function pagePart<Name extends string>(load: () => Promise<Record<Name, Shown>>, name: Name): Part {
  let shown: Shown | null = null
  async function preload() {
    shown ??= (await arrived(load, name))[name]
  }
  const show = () => {
    if (shown === null) throw new Problem('unavailable', NOT_HERE)
    return createElement(shown)
  }
  return Object.assign(show, { preload })
}

/** Some part of the program, once it is here. */
export async function arrived<Some>(load: () => Promise<Some>, name: string): Promise<Some> {
  const part = await load().catch((cause) => missing(name, cause))
  sessionStorage.removeItem(keyOf(name))
  return part
}

const keyOf = (name: string) => `loaded anew for ${name}`

/** Where the server answers, the part is of an older version: the document is loaded anew, once. */
async function missing(name: string, cause: unknown): Promise<never> {
  const answers = await fetch('/', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (answers && sessionStorage.getItem(keyOf(name)) === null) {
    sessionStorage.setItem(keyOf(name), 'yes')
    window.location.reload()
  }
  const problem = new Problem('unavailable', NOT_HERE)
  problem.cause = cause
  throw problem
}
