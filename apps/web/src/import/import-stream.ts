import { ImportLine } from '@ttc/contracts/import/inspection'
import { Problem } from '@ttc/domain/problem'
import { problemOf, type Reader, readWith, requestAnswer } from '../http/http.ts'

/** How far a file has been read. */
export type Progress = Readonly<{ rows: number; of: number }>

type Sending = Readonly<{ form: FormData; signal?: AbortSignal; onProgress?: (progress: Progress) => void }>

/** Sends a file and says how far it is read while it is; answers what it came to at the end. */
export async function requestInLines<T>(reader: Reader<T>, path: string, sending: Sending): Promise<T> {
  const { form, signal, onProgress = () => undefined } = sending
  try {
    const headers = { accept: 'application/x-ndjson, application/json, application/problem+json' }
    const answer = await requestAnswer(path, { form, signal, headers })
    if (!(answer.headers.get('content-type') ?? '').includes('ndjson')) return readWith(reader, await answer.json())
    for await (const line of linesOf(answer)) {
      const said = readWith(ImportLine, JSON.parse(line))
      if ('rows' in said) onProgress(said)
      else if ('problem' in said) throw await problemOf(500, said.problem)
      else return readWith(reader, said.result)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    if (signal?.aborted) throw new Problem('invalid', 'You stopped it. Nothing was stored.')
  }
  throw new Problem('unavailable', 'The connection was lost before the answer was whole.')
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (body === null) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${part.value}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line.trim() !== '')
  }
  if (rest.trim() !== '') yield rest
}
