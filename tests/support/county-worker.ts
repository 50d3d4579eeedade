import type { County } from './county-model.ts'
import type { CountyRole } from './county-plan.ts'

export type Answer = Readonly<{
  status: number
  headers: Readonly<Record<string, unknown>>
  json: <Body>() => Body
}>

export type Asking = Readonly<{
  /** What it is counted as. */
  as: string
  method?: 'GET' | 'POST' | 'PUT'
  /** After '/api/partnerships/<id>', or from '/api' on. */
  path: string
  body?: object
  headers?: Readonly<Record<string, string>>
  /** A file that is sent along with its fields. */
  file?: Readonly<{ name: string; text: string; fields: Readonly<Record<string, string>> }>
  /** Asked without being signed in. */
  guest?: boolean
}>

/** Somebody at work: how they ask, what they pick, and what their browser remembers. */
export type Worker = Readonly<{
  county: County
  role: CountyRole
  ask: (asking: Asking) => Promise<Answer>
  pick: <Thing>(things: readonly Thing[]) => Thing
  remembered: Map<string, string>
}>

/** One thing that people do, and how often beside the others. */
export type Doing = Readonly<{
  name: string
  weight: number
  /** Everybody where nobody is named. */
  by?: readonly CountyRole[]
  does: (worker: Worker) => Promise<void>
}>
