import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/**
 * A node that is about to stop says so first, while it still answers: it is not ready any more, so that a balancer sends
 * nobody new, and each answer asks its connection to be closed, so that none is left on which a request could be lost.
 */
export function sayWhenDraining(app: FastifyInstance): void {
  let isDraining = false
  let underWay = 0
  let told = () => {}
  app.decorate('drain', () => {
    isDraining = true
  })
  app.decorate('isDraining', () => isDraining)
  app.decorate('answered', async () => {
    while (underWay > 0)
      await new Promise<void>((done) => {
        told = done
      })
  })
  app.addHook('onRequest', async (_request, reply) => {
    underWay += 1
    reply.raw.once('close', () => {
      underWay -= 1
      told()
    })
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
  })
}

/**
 * Closes an application that listens once everything asked for has been answered. Browsers keep spare connections on
 * which nothing was ever asked: they are cut then, and not waited for.
 */
export async function closeAnswered(app: FastifyInstance): Promise<void> {
  const closed = app.close()
  while (app.server.listening) await pause(5)
  await app.answered()
  app.server.closeAllConnections()
  await closed
}
