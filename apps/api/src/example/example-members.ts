import { addDays } from '@ttc/domain/day'
import type { IsoDate } from '@ttc/domain/period'
import type { PlanFileInput } from '../plan/plan-file.ts'

type FileMember = PlanFileInput['members'][number]

const COUNCIL = 'Tarrowmouth Council'
const NHS = 'Tarrowmouth and Marchwater NHS Trust'
const PUBLIC_HEALTH = 'Tarrowmouth public health'
const YOUTH_CHARITY = 'Tarrow Youth Network (charity)'

/**
 * Roles, not people; a priority lead is called by what they do. Every role of the product is held by somebody who holds
 * no wider one, so that the example can be seen with the eyes of each. Leads and owners get theirs from the plan.
 */
export function exampleMembers(today: IsoDate, startsOn: IsoDate): FileMember[] {
  return [...steering(), ...leads(startsOn), ...owners(today), ...watching(), ...gone(today)]
}

/** Those who run the plan. Coordinator and administrator are two people: who gives roles has no say over figures. */
const steering = (): FileMember[] => [
  { key: 'coordinator', name: 'Plan coordinator', agency: COUNCIL, coordinates: true },
  { key: 'plan-officer', name: 'Plan officer', agency: COUNCIL, roles: [{ role: 'plan-coordinator', plan: true }] },
  {
    key: 'plan-lead',
    name: 'Independent chair of the partnership',
    agency: 'Tarrowmouth Children’s Partnership',
    roles: [{ role: 'plan-lead' }],
  },
  { key: 'director', name: 'Director of children’s services', agency: COUNCIL, roles: [{ role: 'director' }] },
  {
    key: 'health-director',
    name: 'Director of public health',
    agency: PUBLIC_HEALTH,
    roles: [{ role: 'director', plan: true }],
  },
  {
    key: 'lead-member',
    name: 'Lead member for children and young people',
    agency: COUNCIL,
    roles: [{ role: 'lead-member' }],
  },
  { key: 'analyst', name: 'Performance analyst', agency: COUNCIL, roles: [{ role: 'analyst' }] },
  {
    key: 'health-analyst',
    name: 'Public health analyst',
    agency: PUBLIC_HEALTH,
    roles: [{ role: 'analyst', plan: true }],
  },
  { key: 'administrator', name: 'Systems administrator', agency: COUNCIL, roles: [{ role: 'administrator' }] },
]

const leads = (startsOn: IsoDate): FileMember[] => [
  { key: 'early-years', name: 'Early years adviser', agency: COUNCIL },
  { key: 'secondary', name: 'Headteacher of a secondary school', agency: 'Secondary heads’ forum' },
  { key: 'primary', name: 'Headteacher of a primary school', agency: 'Primary heads’ forum' },
  { key: 'early-help', name: 'Head of early help', agency: COUNCIL },
  { key: 'corporate-parenting', name: 'Head of corporate parenting', agency: COUNCIL },
  { key: 'public-health', name: 'Consultant in public health', agency: PUBLIC_HEALTH },
  {
    key: 'mental-health',
    name: 'CAMHS service manager',
    agency: NHS,
    earlierAgencies: [{ agency: 'Marchwater Community Health', toOn: addDays(startsOn, 182) }],
  },
  { key: 'college', name: 'College vice-principal', agency: 'Tarrowmouth College' },
  { key: 'youth-justice', name: 'Youth justice manager', agency: 'Youth justice partnership' },
]

const owners = (today: IsoDate): FileMember[] => [
  { key: 'health-visiting', name: 'Health visiting lead', agency: NHS },
  { key: 'send', name: 'Head of SEND', agency: COUNCIL },
  { key: 'social-work', name: 'Principal social worker', agency: COUNCIL },
  {
    key: 'fostering',
    name: 'Fostering team manager',
    agency: COUNCIL,
    absence: { from: addDays(today, -12), to: addDays(today, 16) },
    deputy: 'placements',
  },
  { key: 'leaving-care', name: 'Leaving care team manager', agency: COUNCIL },
  { key: 'gp', name: 'General practitioner', agency: 'Harbourside Surgery', deputy: 'public-health' },
  { key: 'youth-worker', name: 'District manager', agency: YOUTH_CHARITY },
  { key: 'post-16', name: 'Post-16 participation officer', agency: COUNCIL },
  { key: 'police', name: 'Neighbourhood inspector', agency: 'Marchwater Police' },
  { key: 'inclusion', name: 'Financial inclusion manager', agency: COUNCIL },
  {
    key: 'placements',
    name: 'Placements officer',
    agency: COUNCIL,
    roles: [{ role: 'team-member', priority: 'settled-care' }],
  },
  {
    key: 'virtual-school',
    name: 'Head of the virtual school',
    agency: COUNCIL,
    roles: [
      { role: 'team-member', priority: 'settled-care' },
      { role: 'team-member', priority: 'in-class' },
    ],
  },
]

/** Those who read, ask and challenge: for the partnership, for the plan, or for the one priority that is theirs. */
const watching = (): FileMember[] => [
  {
    key: 'safeguarding-chair',
    name: 'Independent scrutineer of safeguarding',
    agency: 'Tarrowmouth Safeguarding Children Partnership',
    roles: [{ role: 'lead-member', plan: true }],
  },
  {
    key: 'parenting-chair',
    name: 'Chair of the corporate parenting board',
    agency: COUNCIL,
    roles: [{ role: 'lead-member', priority: 'settled-care' }],
  },
  {
    key: 'participation',
    name: 'Participation worker',
    agency: YOUTH_CHARITY,
    roles: [{ role: 'reader' }],
  },
  { key: 'scrutiny', name: 'Scrutiny officer', agency: COUNCIL, roles: [{ role: 'reader', plan: true }] },
  {
    key: 'housing',
    name: 'Supported housing manager',
    agency: 'Tarrowmouth Homes',
    roles: [{ role: 'reader', priority: 'next-step' }],
  },
]

/** Somebody whose indicators and seat another took over: what they held is still told. */
const gone = (today: IsoDate): FileMember[] => [
  {
    key: 'youth-work',
    name: 'Youth work manager',
    agency: YOUTH_CHARITY,
    roles: [{ role: 'team-member', priority: 'safe-streets' }],
    leftOn: addDays(today, -75),
  },
]
