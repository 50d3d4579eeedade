import { z } from 'zod'
import { Id } from './id.ts'

export const MemberView = z.object({ id: Id, name: z.string(), agency: z.string() }).meta({ id: 'Member' })
export type MemberView = z.infer<typeof MemberView>

export const PartnershipView = z
  .object({
    id: Id,
    name: z.string(),
    area: z.object({ code: z.string(), name: z.string() }),
    colour: z.string().nullable(),
    example: z.boolean(),
    notice: z.string().nullable(),
    actingAs: MemberView,
    plans: z.array(z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() })),
  })
  .meta({ id: 'Partnership' })
export type PartnershipView = z.infer<typeof PartnershipView>

export const PartnershipListView = z.object({ partnerships: z.array(PartnershipView) }).meta({ id: 'PartnershipList' })
export type PartnershipListView = z.infer<typeof PartnershipListView>
