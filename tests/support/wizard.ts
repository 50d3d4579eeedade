import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { openPage } from './page.tsx'

type Page = ReturnType<typeof openPage>

/** What somebody answers on the way; a step that is not named is gone on from as it stands. */
export type Answers = Readonly<{
  /** Of the questions about periods: the words of the choices. */
  periods?: readonly RegExp[]
  /** Where a measure goes, by its name in the file. */
  uses?: Readonly<Record<string, string>>
  /** The measure that goes into an indicator, by its name in the file; null for the only one there is. */
  measure?: string | null
  into?: string
  /** Choices of a new indicator, by the words of their radio buttons. */
  made?: readonly string[]
  reach?: string
}>

/** Which of the wizard's pages is shown: its address is another one already while the page is loaded. */
export const stepOf = ({ router: { state } }: Page): string =>
  (state.resolvedLocation ?? state.location).pathname.split('/').at(-1) ?? ''

export async function chooseFile(
  { user }: Page,
  name: string,
  content: string | Uint8Array,
  meta: string | null = null,
) {
  await user.upload(await screen.findByLabelText('File'), new File([content as BlobPart], name))
  if (meta === null) return
  await user.click(screen.getByText('Its publisher gives a .meta.csv beside it'))
  await user.upload(screen.getByLabelText('Description of the file'), new File([meta], 'figures.meta.csv'))
}

export async function pasteTable({ user }: Page, text: string) {
  await user.click(await screen.findByRole('radio', { name: 'I paste them from a spreadsheet' }))
  fireEvent.change(await screen.findByLabelText('Paste the table here'), { target: { value: text } })
}

/** Presses the page's button and waits for the next page, or for what is wrong with this one. */
export async function goOn(page: Page, button = 'Continue'): Promise<string> {
  const before = stepOf(page)
  await page.user.click(screen.getByRole('button', { name: button }))
  await waitFor(() => {
    if (stepOf(page) === before && screen.queryByRole('alert') === null) throw new Error(`Still at ${before}`)
  })
  if (stepOf(page) === before) throw new Error(`At ${before}: ${screen.getByRole('alert').textContent}`)
  return stepOf(page)
}

/** Answers the page it is on. */
async function answer({ user }: Page, step: string, answers: Answers) {
  const { periods = [], uses = {}, made = [], reach, measure, into } = answers
  const chosen: Readonly<Record<string, readonly (string | RegExp)[]>> = {
    periods,
    new: made,
    which: reach === undefined ? [] : [new RegExp(`^${reach}`)],
  }
  for (const name of chosen[step] ?? [])
    for (const radio of screen.queryAllByRole('radio', { name })) await user.click(radio)
  if (step !== 'measures') return
  for (const [name, to] of Object.entries(uses))
    await user.selectOptions(await screen.findByLabelText(`Where “${name}” goes`), to)
  if (into === undefined) return
  const only = new RegExp(measure === null || measure === undefined ? '^Where “' : `^Where “${measure}`)
  await user.selectOptions(await screen.findByLabelText(only), into)
}

/** From the page it is on to the preview, answering what is asked. */
export async function toPreview(page: Page, answers: Answers = {}): Promise<void> {
  for (let step = stepOf(page); step !== 'preview'; ) {
    await answer(page, step, answers)
    step = await goOn(page, step === 'which' ? 'See what would change' : 'Continue')
  }
  await screen.findByRole('heading', { level: 1, name: /^Check what will change|could not be read$/ })
}

/** The number in one of the boxes of the preview or the result. */
export function countOf(term: string): number {
  const box = screen.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent ?? ''
  return Number(/^[\d,]+/.exec(box)?.[0].replaceAll(',', '') ?? Number.NaN)
}
