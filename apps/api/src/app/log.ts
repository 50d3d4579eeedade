import { randomUUID } from 'node:crypto'
import type { Config } from './config.ts'

/** Request bodies, addresses and names stay out of the log; the request id ties a report to its lines. */
export function loggerOf({ logLevel }: Pick<Config, 'logLevel'>) {
  return {
    level: logLevel,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? null,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  }
}

/**
 * The id a proxy gave a request, so that its log and ours name it alike; else one of our own, the same on no two nodes.
 * Only what is a number in hexadecimal is taken: anything else could be somebody's name or a key, and would stand in the log.
 */
export function requestIdOf({ headers }: Readonly<{ headers: NodeJS.Dict<string | string[]> }>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\da-f]{8}[\da-f-]{8,28}$/.test(given) ? given : randomUUID()
}

/** What the process says of itself: words for whoever sits at the terminal, lines of the log in a container. */
export const lineOf = (words: string, isContainer: boolean): string =>
  isContainer ? JSON.stringify({ level: 30, time: Date.now(), pid: process.pid, msg: words }) : words
