import { Problem } from '@ttc/domain/problem'
import { PressThread } from '../thread/press-thread.ts'
import type { MinutesPaper } from './minutes.paper.ts'
import type { MinutesAnswer, MinutesOrder } from './minutes.worker.ts'

const thread = new PressThread<MinutesOrder, MinutesAnswer>(new URL('./minutes.worker.ts', import.meta.url), {
  timeout: 60_000,
  renewAfter: 100,
})

/** Minutes as tagged PDF (PDF/UA-1) on A4. The same minutes give the same bytes. */
export async function makeMinutesPdf(paper: MinutesPaper): Promise<Uint8Array> {
  const { pdf, error } = await thread.ask({ paper })
  if (pdf === null) throw new Problem('unexpected', 'The PDF could not be made.', { present: error })
  return pdf
}

/** Ends the thread behind the PDFs; later minutes start it again. */
export function closeMinutesPdf(): Promise<void> {
  return thread.close()
}
