import { partnerReplies, partnerStandings } from '@ttc/domain/partner'
import { z } from 'zod'
import { mayBeSaid, said } from './id.ts'

export const Partner = z
  .object({
    kind: z.literal('partner'),
    text: said('the partner'),
    standing: z.enum(partnerStandings, { error: 'Say whether the partner is new.' }).default('existing'),
    role: mayBeSaid('the role', 1000).default(''),
    ask: mayBeSaid('what you ask for', 1000).default(''),
    reply: z.enum(partnerReplies, { error: 'Choose what came of asking.' }).default('not-asked'),
    replyNote: mayBeSaid('the answer', 1000).default(''),
  })
  .meta({ id: 'Partner' })
