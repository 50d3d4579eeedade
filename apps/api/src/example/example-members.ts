import type { PlanFileInput } from '../plan/plan-file.ts'

const COUNCIL = 'Tarrowmouth Council'
const NHS = 'Tarrowmouth and Marchwater NHS Trust'

/** Roles, not people. A priority lead is called by what they do. */
export const exampleMembers: PlanFileInput['members'] = [
  { key: 'coordinator', name: 'Plan coordinator', agency: COUNCIL, coordinates: true },
  { key: 'director', name: 'Director of children’s services', agency: COUNCIL },
  { key: 'early-years', name: 'Early years adviser', agency: COUNCIL },
  { key: 'health-visiting', name: 'Health visiting lead', agency: NHS },
  { key: 'primary', name: 'Headteacher of a primary school', agency: 'Primary heads’ forum' },
  { key: 'secondary', name: 'Headteacher of a secondary school', agency: 'Secondary heads’ forum' },
  { key: 'send', name: 'Head of SEND', agency: COUNCIL },
  { key: 'early-help', name: 'Head of early help', agency: COUNCIL },
  { key: 'social-work', name: 'Principal social worker', agency: COUNCIL },
  { key: 'corporate-parenting', name: 'Head of corporate parenting', agency: COUNCIL },
  { key: 'fostering', name: 'Fostering team manager', agency: COUNCIL },
  { key: 'leaving-care', name: 'Leaving care team manager', agency: COUNCIL },
  { key: 'public-health', name: 'Consultant in public health', agency: 'Tarrowmouth public health' },
  { key: 'gp', name: 'General practitioner', agency: 'Harbourside Surgery' },
  { key: 'mental-health', name: 'CAMHS service manager', agency: NHS },
  { key: 'youth-worker', name: 'District manager', agency: 'Tarrow Youth Network (charity)' },
  { key: 'college', name: 'College vice-principal', agency: 'Tarrowmouth College' },
  { key: 'post-16', name: 'Post-16 participation officer', agency: COUNCIL },
  { key: 'youth-justice', name: 'Youth justice manager', agency: 'Youth justice partnership' },
  { key: 'police', name: 'Neighbourhood inspector', agency: 'Marchwater Police' },
]
