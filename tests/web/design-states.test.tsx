import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ProblemCode } from '@ttc/domain/problem'
import { Problem } from '@ttc/domain/problem'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ConflictNotice } from '../../apps/web/src/design/ConflictNotice.tsx'
import { Loading } from '../../apps/web/src/design/Loading.tsx'
import { SuccessNotice } from '../../apps/web/src/design/Notice.tsx'
import { ProblemPage } from '../../apps/web/src/design/ProblemPage.tsx'
import { ShowMore } from '../../apps/web/src/design/ShowMore.tsx'

afterEach(cleanup)

describe('a problem has a page', () => {
  test.each<readonly [ProblemCode, string]>([
    ['not-found', 'Page not found'],
    ['forbidden', 'You cannot see this page'],
    ['unavailable', 'We cannot reach Turning the Curve'],
    ['unexpected', 'Sorry, there is a problem with this page'],
  ])('%s: heading, title and the words that came', (code, title) => {
    render(<ProblemPage problem={new Problem(code, 'There is no such plan.')} />)
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy()
    expect(document.title).toBe(`${title} – Turning the Curve`)
    expect(screen.getByText('There is no such plan.')).toBeTruthy()
  })

  test('only what may pass can be tried again', async () => {
    const retry = vi.fn()
    const { rerender } = render(<ProblemPage problem={new Problem('unavailable', '')} onRetry={retry} />)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retry).toHaveBeenCalledOnce()
    rerender(<ProblemPage problem={new Problem('forbidden', '')} onRetry={retry} />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('two versions', () => {
  const keep = vi.fn()
  const take = vi.fn()

  test('are shown side by side, the difference marked, and the person chooses', async () => {
    render(
      <ConflictNotice
        what="the target for 2026/27"
        theirs={{ by: 'Plan coordinator', when: '4 February 2026' }}
        rows={[
          { field: 'Value', mine: '34%', theirs: '35%', changed: true },
          { field: 'Note', mine: 'Agreed', theirs: 'Agreed', changed: false },
        ]}
        onKeepMine={keep}
        onTakeTheirs={take}
      />,
    )
    expect(screen.getByRole('region', { name: 'Two versions' })).toBe(document.activeElement)
    expect(screen.getByRole('row', { name: 'Value 34% 35%' })).toBeTruthy()
    expect(screen.getAllByRole('mark').map((mark) => mark.textContent)).toEqual(['34%', '35%'])
    await userEvent.click(screen.getByRole('button', { name: 'Take the saved one' }))
    expect(take).toHaveBeenCalledOnce()
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(keep).toHaveBeenCalledOnce()
  })
})

describe('what is said while and after', () => {
  test('loading is announced', () => {
    render(<Loading label="Loading the plan" shape="page" />)
    expect(screen.getByRole('status').textContent).toBe('Loading the plan')
  })

  test('success is announced and takes the focus', () => {
    render(<SuccessNotice title="39% is recorded for 2024/25" />)
    expect(screen.getByRole('alert')).toBe(document.activeElement)
  })

  test.each([
    [20, 41, '20 of 41 revisions shown', 1],
    [41, 41, '41 of 41 revisions shown', 0],
    [20, null, '20 revisions shown', 1],
  ])('%s of %s says "%s"', (shown, total, words, buttons) => {
    render(<ShowMore shown={shown} total={total} things="revisions" onMore={() => {}} />)
    expect(screen.getByRole('status').textContent).toBe(words)
    expect(screen.queryAllByRole('button', { name: 'Show more revisions' })).toHaveLength(buttons)
  })
})
