import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@ttc/contracts/new-id'
import { laitFile } from './import-file.ts'
import { areas, type KilledGround } from './killed.ts'
import { aRecord } from './request.ts'

/** A change somebody asked for: what is asked again, word for word, when nobody knows what became of it. */
type Asked = Readonly<{ path: string; body: unknown; form?: boolean }>

type Frozen = Readonly<{ id: string; number: number; pdf: Readonly<{ sha256: string }> }>
type Revised = Readonly<{ revision: number; period: Readonly<{ start: string }> }>

export type Kind = 'plan' | 'value' | 'import' | 'pack'

/** What one writer knows: what it was told is stored, and what it has asked for and was told nothing about. */
type Known = { acknowledged: string[]; open: Asked | null }

const AGAIN_MS = 100

/** People who write one thing after the other, each waiting for the answer, and remember what they were told. */
export class Writers {
  readonly #ground: KilledGround
  readonly #known: Readonly<Record<Kind, Known>> = {
    plan: { acknowledged: [], open: null },
    value: { acknowledged: [], open: null },
    import: { acknowledged: [], open: null },
    pack: { acknowledged: [], open: null },
  }
  /** Refusals that nobody expected. */
  readonly refused: string[] = []
  /** What was said while the database was away. */
  readonly unavailable: string[] = []

  constructor(ground: KilledGround) {
    this.#ground = ground
  }

  acknowledged(kind: Kind): number {
    return this.#known[kind].acknowledged.length
  }

  /** Writes until the server is gone, or until told to end; what is not available is asked for again. */
  async writeUntilGone(address: string, kinds: readonly Kind[], end = new AbortController().signal): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#write(address, kind, end)))
  }

  async #write(address: string, kind: Kind, end: AbortSignal): Promise<void> {
    const known = this.#known[kind]
    while (!end.aborted) {
      known.open ??= this.#next(kind)
      const answer = await this.#send(address, known.open).catch(() => null)
      if (answer === null) return
      if (answer.status === 503) {
        this.unavailable.push(((await answer.json()) as { detail: string }).detail)
        await pause(AGAIN_MS)
        continue
      }
      if (answer.status !== 201) {
        this.refused.push(`${kind}: ${answer.status} ${await answer.text().catch(() => '')}`)
        return
      }
      // Acknowledged is what has arrived whole.
      if ((await answer.text().catch(() => null)) === null) return
      known.acknowledged.push(idOf(known.open))
      known.open = null
    }
  }

  #next(kind: Kind): Asked {
    const { meetingId, seriesId, indicatorId } = this.#ground
    const number = this.#known[kind].acknowledged.length
    if (kind === 'plan')
      return {
        path: '/plans',
        body: { id: newId(), name: `Plan ${number}`, startsOn: '2025-04-01', endsOn: '2028-03-31' },
      }
    if (kind === 'value')
      return {
        path: '/measurements',
        body: aRecord(seriesId, { value: 18 + (number % 5) / 10, basedOnRevision: number }),
      }
    if (kind === 'pack')
      return {
        path: `/challenge-meetings/${meetingId}/packs`,
        body: { id: newId(), after: number, reason: 'As agreed' },
      }
    const rows = areas.map(({ code }) => ['ReReferral', '2019', code, String(1 + (number % 90))] as const)
    const indicators = [{ indicatorId, key: 'ReReferral', breakdown: '' }]
    return {
      path: '/imports',
      form: true,
      body: { id: newId(), options: JSON.stringify({ indicators, reach: 'all', decisions: [] }), file: laitFile(rows) },
    }
  }

  #send(address: string, { path, body, form = false }: Asked): Promise<Response> {
    const { at, cookie } = this.#ground
    const headers: Record<string, string> = form ? { cookie } : { cookie, 'content-type': 'application/json' }
    const sent = form ? formOf(body as Readonly<Record<string, string>>) : JSON.stringify(body)
    return fetch(`${address}${at}${path}`, { method: 'POST', headers, body: sent })
  }

  /** What is not as it was acknowledged, after a start; what was left open is asked for again first, and is then there once. */
  async whatIsWrong(address: string): Promise<readonly string[]> {
    const halves = await this.#halfBatches(address)
    const again = await Promise.all(
      Object.entries(this.#known).map(([kind, known]) => this.#settle(address, kind, known)),
    )
    const found = await Promise.all([
      this.#plans(address),
      this.#values(address),
      this.#packs(address),
      this.#batches(address),
    ])
    return [...halves, ...again.flat(), ...found.flat(), ...this.refused]
  }

  async #settle(address: string, kind: string, known: Known): Promise<readonly string[]> {
    if (known.open === null) return []
    const asked = known.open
    const answers = [await this.#send(address, asked), await this.#send(address, asked)]
    const statuses = answers.map(({ status }) => status)
    if (statuses.some((status) => status !== 201))
      return [`${kind}: asked again ${statuses} ${await answers[0]?.text()}`]
    known.acknowledged.push(idOf(asked))
    known.open = null
    return []
  }

  async #get(address: string, path: string) {
    const { at, cookie } = this.#ground
    const answer = await fetch(`${address}${at}${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }

  async #plans(address: string): Promise<readonly string[]> {
    const { acknowledged } = this.#known.plan
    const there = await Promise.all(
      acknowledged.slice(-100).map((id) =>
        this.#get(address, `/plans/${id}`).then(
          () => true,
          () => false,
        ),
      ),
    )
    return there.flatMap((is, at) => (is ? [] : [`plan ${acknowledged.slice(-100)[at]} is lost`]))
  }

  /** Each value rests on the one before it: none may be missing and none twice. */
  async #values(address: string): Promise<readonly string[]> {
    const answer = await this.#get(address, `/series/${this.#ground.seriesId}/revisions`)
    const { revisions } = (await answer.json()) as { revisions: Revised[] }
    const told = this.#known.value.acknowledged.length
    const ofTheYear = revisions.filter(({ period }) => period.start === '2025-04-01')
    const numbers = ofTheYear.map(({ revision }) => revision).toSorted((a, b) => a - b)
    const isWhole = numbers.length === told && numbers.every((revision, at) => revision === at + 1)
    return isWhole ? [] : [`values ${numbers.slice(-5)} of ${numbers.length}, told ${told}`]
  }

  /** Every pack is there by its number, and its file is the one whose hash was written down. */
  async #packs(address: string): Promise<readonly string[]> {
    const answer = await this.#get(address, `/challenge-meetings/${this.#ground.meetingId}/packs`)
    const { packs } = (await answer.json()) as { packs: Frozen[] }
    const { acknowledged } = this.#known.pack
    const there = packs.map(({ id }) => id).toReversed()
    const isOdd =
      there.join() !== acknowledged.slice(-packs.length).join() ||
      packs[0]?.number !== (acknowledged.length || undefined)
    const [last] = packs
    const isHalf = last !== undefined && last.pdf.sha256 !== (await this.#hashOf(address, last))
    return [
      ...(isOdd ? [`packs ${there.slice(-3)}, told of ${acknowledged.slice(-3)}`] : []),
      ...(isHalf ? [`pack ${last.id} is not its hash`] : []),
    ]
  }

  async #hashOf(address: string, { id }: Frozen): Promise<string> {
    const bytes = await (await this.#get(address, `/packs/${id}/pdf`)).arrayBuffer()
    return createHash('sha256').update(Buffer.from(bytes)).digest('hex')
  }

  /** A file sets every area to one number: two numbers are two halves. */
  async #halfBatches(address: string): Promise<readonly string[]> {
    const query = new URLSearchParams({ limit: '10000' })
    const { observations } = (await (await this.#get(address, `/observations?${query}`)).json()) as {
      observations: { area_code: string; value: number }[]
    }
    const imported = observations.filter((one) => one.area_code.startsWith('E0610'))
    const values = new Set(imported.map((one) => one.value))
    const isHalf = values.size > 1 || ![0, areas.length].includes(imported.length)
    const first = this.#known.import.acknowledged.length > 0 && imported.length === 0
    return isHalf || first ? [`half a batch: ${imported.length} values, ${[...values]}`] : []
  }

  async #batches(address: string): Promise<readonly string[]> {
    const { batches } = (await (await this.#get(address, '/imports')).json()) as { batches: { id: string }[] }
    const last = this.#known.import.acknowledged.slice(-5)
    return last.filter((id) => !batches.some((one) => one.id === id)).map((id) => `batch ${id} is lost`)
  }
}

const idOf = ({ body }: Asked) => (body as { id: string }).id

function formOf({ file = '', ...fields }: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([file], { type: 'text/csv' }), 'figures.csv')
  return form
}
