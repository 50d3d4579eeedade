/** The pages' addresses, made in one place so that links and routes cannot drift apart. */
export type InPlan = Readonly<{ partnership: string; plan: string }>

export const planAddress = ({ partnership, plan }: InPlan) => `/partnerships/${partnership}/plans/${plan}`
export const outcomeAddress = (at: InPlan, outcome: string) => `${planAddress(at)}/outcomes/${outcome}`
export const priorityAddress = (at: InPlan, priority: string) => `${planAddress(at)}/priorities/${priority}`
export const placementAddress = (at: InPlan, placement: string) => `${planAddress(at)}/placements/${placement}`
export const reportCardAddress = (at: InPlan, priority: string) => `${priorityAddress(at, priority)}/report-card`
export const importsAddress = (partnership: string) => `/partnerships/${partnership}/imports`

/** Where the API keeps what belongs to a partnership. */
export const apiOf = (partnership: string) => `/api/partnerships/${partnership}`
