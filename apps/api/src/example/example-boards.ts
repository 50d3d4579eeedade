import type { IsoDate } from '@ttc/domain/period'
import type { PlanFileInput } from '../plan/plan-file.ts'
import { examplePriorities } from './example-outcomes.ts'

type FileBoard = NonNullable<PlanFileInput['boards']>[number]
type FileSeat = NonNullable<FileBoard['seats']>[number]

/** Who works in each priority group beside its lead, the supporting officer first. */
const groups: Readonly<Record<string, readonly [name: string, supporting: string, ...members: string[]]>> = {
  'first-years': ['First five years group', 'plan-officer', 'health-visiting', 'primary', 'gp'],
  'in-class': ['Inclusion group', 'plan-officer', 'send', 'virtual-school', 'primary'],
  'getting-on': ['Attainment group', 'plan-officer', 'secondary', 'send'],
  'right-help': ['Early help group', 'coordinator', 'social-work', 'health-visiting', 'police'],
  'settled-care': [
    'Homes in care group',
    'coordinator',
    'fostering',
    'leaving-care',
    'virtual-school',
    'mental-health',
    'placements',
  ],
  'well-body': ['Healthy weight and health group', 'health-analyst', 'gp', 'health-visiting', 'primary'],
  'well-mind': ['Emotional well-being group', 'health-analyst', 'public-health', 'primary', 'youth-worker'],
  'next-step': ['Next steps group', 'plan-officer', 'post-16', 'leaving-care', 'housing'],
  'safe-streets': ['Safe streets group', 'plan-officer', 'police', 'youth-worker', 'inclusion', 'youth-work'],
}

/**
 * The partnership's structure. Safeguarding and corporate parenting stand beside the partnership, not under it: each
 * answers for itself and asks the partnership questions.
 */
export function exampleBoards(startsOn: IsoDate): FileBoard[] {
  const seated = (...seats: readonly FileSeat[]) => seats.map((one) => ({ fromOn: startsOn, ...one }))
  const members = (...keys: readonly string[]): FileSeat[] => keys.map((member) => ({ member }))
  return [
    {
      key: 'partnership',
      name: 'Tarrowmouth Children’s Partnership board',
      kind: 'trust',
      seats: seated(
        { member: 'plan-lead', seat: 'chair' },
        { member: 'coordinator', seat: 'supporting-officer' },
        ...members('director', 'lead-member', 'health-director', 'police', 'secondary', 'college', 'youth-worker'),
      ),
    },
    {
      key: 'strategic',
      parent: 'partnership',
      name: 'Children and young people’s strategic group',
      kind: 'strategic-group',
      seats: seated(
        { member: 'director', seat: 'chair' },
        { member: 'coordinator', seat: 'supporting-officer' },
        ...members(...examplePriorities.flatMap(({ lead }) => lead ?? []), 'analyst'),
      ),
    },
    ...examplePriorities.map(({ key, name, lead }): FileBoard => {
      const [title = name, supporting = 'plan-officer', ...others] = groups[key] ?? []
      return {
        key,
        parent: 'strategic',
        name: title,
        kind: 'priority-group',
        priority: key,
        seats: seated(
          ...(lead === null ? [] : [{ member: lead, seat: 'lead' as const }]),
          { member: supporting, seat: 'supporting-officer' },
          ...members(...others),
        ),
      }
    }),
    {
      key: 'data',
      parent: 'strategic',
      name: 'Data group',
      kind: 'data-group',
      seats: seated(
        { member: 'analyst', seat: 'chair' },
        { member: 'plan-officer', seat: 'supporting-officer' },
        ...members('health-analyst', 'police', 'send'),
      ),
    },
    {
      key: 'panel',
      parent: 'partnership',
      name: 'Young people’s panel',
      kind: 'consultative-group',
      seats: seated({ member: 'participation', seat: 'supporting-officer' }, ...members('youth-worker', 'post-16')),
    },
    {
      key: 'safeguarding',
      name: 'Safeguarding children board',
      kind: 'safeguarding-board',
      seats: seated(
        { member: 'safeguarding-chair', seat: 'chair' },
        ...members('director', 'police', 'health-director', 'social-work', 'secondary'),
      ),
    },
    {
      key: 'parenting',
      name: 'Corporate parenting board',
      kind: 'corporate-parenting-board',
      seats: seated(
        { member: 'parenting-chair', seat: 'chair' },
        { member: 'scrutiny', seat: 'supporting-officer' },
        ...members('lead-member', 'corporate-parenting', 'virtual-school', 'housing'),
      ),
    },
  ]
}
