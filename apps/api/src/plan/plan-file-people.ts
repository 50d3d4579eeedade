import { BoardKindView, SeatView } from '@ttc/contracts/board'
import { Day, line } from '@ttc/contracts/id'
import { heldFor, kindOf, roles } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { z } from 'zod'

export const Key = z.string().min(1).max(80)

const FileRole = z
  .object({
    role: z.enum(roles),
    plan: z.boolean().default(false).meta({ description: 'Held for the plan of the file' }),
    priority: Key.nullable().default(null).meta({ description: 'Held for this one priority' }),
  })
  .check(({ value: { role, plan, priority }, issues }) => {
    const kind = kindOf({ planId: plan ? 'plan' : null, priorityId: priority })
    const refuse = (message: string) => issues.push({ code: 'custom', path: ['role'], input: role, message })
    if (plan && priority !== null) refuse('A role is held for the plan or for one priority. Choose one of them.')
    else if (!heldFor[role].includes(kind))
      refuse(`${describeRole(role)} is held for: ${heldFor[role].join(', ')}. Choose one of them.`)
  })

const Absence = z
  .object({ from: Day, to: Day.nullable().default(null) })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'The absence must end on or after its first day.',
  })

/** A person of the file. Without a role the file may still make them one: who leads a priority, who owns an indicator. */
export const FileMember = z.object({
  key: Key,
  name: line('the role'),
  agency: line('the agency'),
  earlierAgencies: z
    .array(z.object({ agency: line('the earlier agency'), fromOn: Day.nullable().default(null), toOn: Day }))
    .default([])
    .meta({ description: 'Before the present one, the earliest first' }),
  coordinates: z.boolean().default(false),
  roles: z
    .array(FileRole)
    .default([])
    .meta({ description: 'Held for the partnership where no plan or priority is said; leads and owners have theirs' }),
  absence: Absence.nullable().default(null),
  deputy: Key.nullable().default(null).meta({ description: 'The member who stands in' }),
  leftOn: Day.nullable().default(null).meta({ description: 'Roles and seats of who left end on this day' }),
})

export const FileBoard = z.object({
  key: Key,
  parent: Key.nullable().default(null).meta({ description: 'A board that stands earlier in the file' }),
  name: line('the name of the board'),
  kind: BoardKindView,
  priority: Key.nullable().default(null),
  seats: z
    .array(
      z.object({
        member: Key,
        seat: SeatView.default('member'),
        fromOn: Day.nullable().default(null).meta({ description: 'The day of loading where nothing is said' }),
        toOn: Day.nullable().default(null),
      }),
    )
    .default([]),
})
