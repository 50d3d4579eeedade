import { newId } from '@ttc/contracts/new-id'
import type { CardWords, CardWritingView } from '@ttc/contracts/report-card/writing'
import type { TestApp } from './app.ts'
import { placeIn } from './place.ts'

export const TOLD =
  'Fewer families came back within a year, because one worker stays with them from the first visit to the last.'

/** The words of a lead that lack nothing. */
export const someWords = (over: Partial<CardWords> = {}): CardWords => ({
  line: 'Families are helped once',
  changed: TOLD,
  asks: [{ of: 'NHS', text: 'Keep the ten slots when the pilot ends.' }],
  ...over,
})

type Ask = (method: 'GET' | 'PUT', path: string, payload?: object) => ReturnType<TestApp['get']>

/** The card of the plan's one priority, as whoever asks: the coordinator where nobody else is named. */
export async function cardOf(it: TestApp, asOther?: Ask) {
  const { priority } = await placeIn(it)
  const at = `/priorities/${priority.id}/report-card`
  const ask: Ask =
    asOther ?? ((method, path, payload) => (method === 'GET' ? it.get(path) : it.send('PUT', path, payload ?? {})))
  const read = async (): Promise<CardWritingView> => (await ask('GET', `${at}/writing`)).json()
  const present = async () => {
    const { id, version } = await read()
    return { id: id ?? newId(), version }
  }
  const put = async (path: string, body: object) => ask('PUT', `${at}/${path}`, { ...(await present()), ...body })
  return {
    at,
    priorityId: priority.id,
    read,
    present,
    card: async () => (await ask('GET', at)).json(),
    pdf: async () => (await ask('GET', `${at}.pdf`)).rawPayload,
    write: (words: Partial<CardWords> = {}) => put('words', { words: someWords(words) }),
    ready: (ready = true, reason = '') => put('ready', { ready, reason }),
    sign: (signed = true, reason = '') => put('signature', { signed, reason }),
    put: (path: string, body: object) => ask('PUT', `${at}/${path}`, body),
  }
}
