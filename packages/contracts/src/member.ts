import { kindsOfScope } from '@ttc/domain/access/role'
import { z } from 'zod'
import { BoardKindView, SeatView } from './board.ts'
import { Day, Id, line, Version } from './id.ts'
import { AllowedView, MemberView, RoleView } from './partnership.ts'

/** What a role is held for: the partnership, a plan or a priority, by name. */
const HeldForView = z.object({
  kind: z.enum(kindsOfScope),
  plan: z.object({ id: Id, name: z.string() }).nullable(),
  priority: z.object({ id: Id, name: z.string() }).nullable(),
})

export const HeldRoleView = z
  .object({
    id: Id,
    role: RoleView,
    heldFor: HeldForView,
    grantedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'HeldRole' })
export type HeldRoleView = z.infer<typeof HeldRoleView>

export const PersonView = z
  .object({
    ...MemberView.shape,
    email: z.string().nullable().meta({ description: 'Only for those who may edit members' }),
    signsIn: z.boolean().meta({ description: 'Has accepted an invitation' }),
    absentFrom: Day.nullable(),
    absentTo: Day.nullable(),
    away: z.boolean().meta({ description: 'Absent today' }),
    deputy: MemberView.nullable(),
    leftOn: Day.nullable(),
    removed: z.boolean().meta({ description: 'Deleted: the name is a pseudonym' }),
    version: z.int(),
    roles: z.array(HeldRoleView).meta({ description: 'Held now, in plans that you see' }),
  })
  .meta({ id: 'Person' })
export type PersonView = z.infer<typeof PersonView>

export const PersonListView = z.object({ people: z.array(PersonView), allowed: AllowedView }).meta({ id: 'PersonList' })
export type PersonListView = z.infer<typeof PersonListView>

/** What a member answers for now: all of it passes to another when they leave. */
export const OwnedView = z
  .object({
    placements: z.int(),
    priorities: z.int(),
    seats: z.int(),
    deputies: z.int().meta({ description: 'Members whose deputy this is' }),
    tokens: z.int(),
    invitations: z.int(),
    actions: z.int().meta({ description: 'Agreed in walks, and neither done nor stopped' }),
    questions: z.int().meta({ description: 'To be found out for a walk' }),
    promises: z.int().meta({ description: 'Made in challenge meetings, and neither kept nor dropped' }),
    answers: z.int().meta({
      description: 'Priorities about which they were named to answer the young people’s panel, before meetings to come',
    }),
  })
  .meta({ id: 'Owned' })
export type OwnedView = z.infer<typeof OwnedView>

export const PersonPageView = z
  .object({
    person: PersonView,
    agencies: z.array(z.object({ agency: z.string(), fromOn: Day.nullable(), toOn: Day.nullable() })),
    earlierRoles: z.array(HeldRoleView),
    seats: z.array(
      z.object({
        id: Id,
        board: z.object({ id: Id, name: z.string(), kind: BoardKindView }),
        seat: SeatView,
        fromOn: Day,
        toOn: Day.nullable(),
      }),
    ),
    owns: OwnedView,
    allowed: AllowedView,
  })
  .meta({ id: 'PersonPage' })
export type PersonPageView = z.infer<typeof PersonPageView>

const email = z
  .email({ error: 'Enter an e-mail address, such as name@example.org.' })
  .max(254, { error: 'Enter an e-mail address of 254 characters or fewer.' })
  .transform((text) => text.toLowerCase())

export const CreateMember = z
  .object({ id: Id, name: line('the role title or name'), agency: line('the agency'), email: email.nullable() })
  .meta({ id: 'CreateMember' })
export type CreateMember = z.infer<typeof CreateMember>

/** A change of agency keeps the earlier one, until the day before. */
export const EditMember = z
  .object({
    version: Version,
    name: line('the role title or name'),
    agency: line('the agency'),
    agencyFrom: Day.nullable().meta({ description: 'From when on the agency is another; today where null' }),
    email: email.nullable(),
  })
  .meta({ id: 'EditMember' })
export type EditMember = z.infer<typeof EditMember>

export const SetAbsence = z
  .object({ version: Version, from: Day.nullable(), to: Day.nullable(), deputyMemberId: Id.nullable() })
  .refine((it) => it.from !== null || it.to === null, { path: ['from'], error: 'Enter the first day of absence.' })
  .refine((it) => it.from === null || it.to === null || it.to >= it.from, {
    path: ['to'],
    error: 'The absence must end on or after its first day.',
  })
  .meta({ id: 'SetAbsence' })
export type SetAbsence = z.infer<typeof SetAbsence>

/** For the partnership where both are null; else for one plan or one priority, never both. */
export const GrantRole = z
  .object({ id: Id, role: RoleView, planId: Id.nullable(), priorityId: Id.nullable() })
  .meta({ id: 'GrantRole' })
export type GrantRole = z.infer<typeof GrantRole>

export const EndRole = z.object({ ended: z.literal(true) }).meta({ id: 'EndRole' })
export type EndRole = z.infer<typeof EndRole>

export const LeaveMember = z
  .object({
    version: Version,
    leftOn: Day,
    handOverTo: Id.nullable().meta({ description: 'Who answers from now on for everything the leaver answered for' }),
    passRoles: z.boolean().default(false).meta({ description: 'The successor gets the same roles' }),
  })
  .meta({ id: 'LeaveMember' })
export type LeaveMember = z.infer<typeof LeaveMember>

export const LeftView = z.object({ id: Id, version: z.int(), handedOver: OwnedView }).meta({ id: 'Left' })
export type LeftView = z.infer<typeof LeftView>

export const RestoreMember = z.object({ version: Version }).meta({ id: 'RestoreMember' })
export type RestoreMember = z.infer<typeof RestoreMember>

/** For good: name and address go, everywhere; what they did stays under a pseudonym. */
export const RemoveMember = z.object({ version: Version }).meta({ id: 'RemoveMember' })
export type RemoveMember = z.infer<typeof RemoveMember>
