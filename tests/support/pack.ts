import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { newId } from '@ttc/contracts/new-id'
import type { PackContent, PackListView, PackPreviewView, PackView } from '@ttc/contracts/pack'
import type { ReportCard } from '@ttc/contracts/report-card'
import { type TestApp, TODAY } from './app.ts'
import { aReportCard } from './report-card.ts'

export type PackDesk = Readonly<{
  freeze: (more?: Readonly<Record<string, unknown>>) => ReturnType<TestApp['send']>
  list: () => Promise<PackListView>
  preview: () => Promise<PackPreviewView>
  /** The pack that stands first in the list. */
  newest: () => Promise<PackView>
}>

/** What the coordinator does with the packs of a meeting. */
export function packDesk(it: TestApp, meetingId: string): PackDesk {
  const at = `/challenge-meetings/${meetingId}`
  const list = async () => (await it.get(`${at}/packs`)).json<PackListView>()
  return {
    freeze: (more = {}) => it.send('POST', `${at}/packs`, { id: newId(), after: 0, ...more }),
    list,
    preview: async () => (await it.get(`${at}/pack-preview`)).json<PackPreviewView>(),
    newest: async () => (await it.get(`/packs/${(await list()).packs[0]?.id}`)).json<PackView>(),
  }
}

export const hashOfBytes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const HEADER = 30

/** The files in a zip by name, as text: enough for one whose entries say their own sizes. */
export function entriesOf(zip: Buffer): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  let at = 0
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const [method, size] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18)]
    const [named, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + HEADER, at + HEADER + named)
    const from = at + HEADER + named + extra
    const packed = zip.subarray(from, from + size)
    entries.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at = from + size
  }
  return entries
}

/** A pack of these cards and nothing else, as it is frozen. */
export function aPack(cards: readonly ReportCard[], over: Partial<PackContent> = {}): PackContent {
  const { partnership, plan } = cards[0] ?? aReportCard()
  return {
    schema: 1,
    number: 1,
    audience: 'meeting',
    frozenOn: TODAY,
    frozenAt: `${TODAY}T09:00:00.000Z`,
    frozenBy: null,
    marking: 'OFFICIAL',
    partnership,
    plan,
    round: null,
    meeting: { name: 'Challenge meeting', meetsOn: TODAY, startsAt: '14:00', place: '', minutes: 120, chair: null },
    agenda: [],
    promises: [],
    exceptions: [],
    missing: [],
    leftOut: [],
    changes: null,
    cards: cards.map((card) => ({ id: newId(), standing: 'red', card })),
    ...over,
  }
}
