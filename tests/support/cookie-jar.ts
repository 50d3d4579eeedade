import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestApp } from './app.ts'

/** A browser with a jar of cookies of its own, asking an application in memory. */
export class Browser {
  readonly #it: TestApp
  readonly cookies = new Map<string, string>()
  /** The last Set-Cookie headers, whole. */
  set: readonly string[] = []

  constructor(it: TestApp) {
    this.#it = it
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const answer = await this.#it.ask({
      method,
      url: `/api${url}`,
      payload: payload as InjectOptions['payload'],
      headers: { cookie: this.header, 'sec-fetch-site': 'same-origin', ...headers },
    })
    const set = answer.headers['set-cookie'] ?? []
    this.set = typeof set === 'string' ? [set] : set
    for (const line of this.set) this.#keep(line)
    return answer
  }

  get(url: string) {
    return this.ask('GET', url)
  }

  post(url: string, payload: unknown = {}) {
    return this.ask('POST', url, payload)
  }

  /** The address of whoever is signed in, or null. */
  async whoAmI(): Promise<string | null> {
    return (await this.get('/account/session')).json().account?.email ?? null
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    const isOver = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')
    if (isOver) this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
