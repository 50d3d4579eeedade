import { z } from 'zod'
import { Day, Id, line, Version } from './id.ts'
import { MemberView } from './partnership.ts'

export const TokenView = z
  .object({
    id: Id,
    name: z.string(),
    prefix: z.string().meta({ description: 'The first letters of the token, to tell it by' }),
    plan: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'Null: the whole partnership' }),
    owner: MemberView,
    madeAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To the minute' }),
    version: z.int(),
  })
  .meta({ id: 'Token' })
export type TokenView = z.infer<typeof TokenView>

export const TokenListView = z.object({ tokens: z.array(TokenView) }).meta({ id: 'TokenList' })
export type TokenListView = z.infer<typeof TokenListView>

export const CreateToken = z
  .object({
    id: Id,
    name: line('what the token is for', 100),
    planId: Id.nullable().meta({ description: 'Null: the whole partnership' }),
    expiresOn: Day.meta({ description: 'Its last day, at most a year from today' }),
  })
  .meta({ id: 'CreateToken' })
export type CreateToken = z.infer<typeof CreateToken>

export const MadeTokenView = z
  .object({
    id: Id,
    version: z.int(),
    secret: z.string().nullable().meta({ description: 'Shown this once; null where the request is repeated' }),
  })
  .meta({ id: 'MadeToken' })
export type MadeTokenView = z.infer<typeof MadeTokenView>

export const RevokeToken = z.object({ version: Version, revoked: z.literal(true) }).meta({ id: 'RevokeToken' })
export type RevokeToken = z.infer<typeof RevokeToken>
