import type { ReportCard } from '@ttc/contracts/report-card'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** What a route that answers a PDF says of it: to each its own, for a schema that is used twice is described once. */
export const pdfAnswer = () => ({
  200: { content: { 'application/pdf': { schema: z.any().meta({ type: 'string', format: 'binary' }) } } },
})

/** A card's PDF under its priority's name and its day. */
export function answerFile(reply: FastifyReply, { card, pdf }: Readonly<{ card: ReportCard; pdf: Uint8Array }>) {
  const name = card.priority
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="report-card-${name}-${card.asAt}.pdf"`)
    .send(Buffer.from(pdf))
}
