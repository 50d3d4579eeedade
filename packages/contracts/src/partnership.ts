import { actions } from '@ttc/domain/access/action'
import { roles } from '@ttc/domain/access/role'
import { z } from 'zod'
import { Id } from './id.ts'

export const MemberView = z.object({ id: Id, name: z.string(), agency: z.string() }).meta({ id: 'Member' })
export type MemberView = z.infer<typeof MemberView>

export const RoleView = z.enum(roles, { error: 'Choose a role.' }).meta({ id: 'Role' })
export type RoleView = z.infer<typeof RoleView>

/** What the reader may do to an object: a screen offers this and nothing else. */
export const AllowedView = z
  .array(z.enum(actions))
  .meta({ id: 'Allowed', description: 'The actions you may do here; any other would be refused' })
export type AllowedView = z.infer<typeof AllowedView>

export const PartnershipView = z
  .object({
    id: Id,
    name: z.string(),
    area: z.object({ code: z.string(), name: z.string() }),
    colour: z.string().nullable(),
    example: z.boolean(),
    notice: z.string().nullable(),
    actingAs: MemberView,
    roles: z.array(RoleView).meta({ description: 'The roles you hold, for whatever scope' }),
    allowed: AllowedView.meta({ description: 'What you may do in the partnership as a whole' }),
    plans: z.array(z.object({ id: Id, name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() })),
  })
  .meta({ id: 'Partnership' })
export type PartnershipView = z.infer<typeof PartnershipView>

export const PartnershipListView = z.object({ partnerships: z.array(PartnershipView) }).meta({ id: 'PartnershipList' })
export type PartnershipListView = z.infer<typeof PartnershipListView>
