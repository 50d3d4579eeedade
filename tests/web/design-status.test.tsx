import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { ChanceBar } from '../../apps/web/src/design/ChanceBar.tsx'
import { CountLinks } from '../../apps/web/src/design/CountLinks.tsx'
import { Day } from '../../apps/web/src/design/Day.tsx'
import { DirectionMark } from '../../apps/web/src/design/DirectionMark.tsx'
import { LastFour } from '../../apps/web/src/design/LastFour.tsx'
import { StatusCounts, StatusTag } from '../../apps/web/src/design/StatusTag.tsx'
import type { Status } from '../../apps/web/src/design/status.ts'
import type { Verdict } from '../../apps/web/src/design/VerdictMark.tsx'
import { VerdictMark } from '../../apps/web/src/design/VerdictMark.tsx'

afterEach(cleanup)

const WORDS: readonly (readonly [Status, string])[] = [
  ['red', 'Red'],
  ['amber', 'Amber'],
  ['green', 'Green'],
  ['contextual', 'Contextual'],
  ['no-target', 'No target'],
  ['late', 'Late'],
  ['not-due', 'Not due yet'],
  ['too-soon', 'Too soon to tell'],
  ['break', 'Break in series'],
]

describe('a status', () => {
  test.each(WORDS)('%s is said in words beside a drawing that readers pass over', (status, word) => {
    render(<StatusTag status={status} />)
    const tag = screen.getByText(word)
    expect(tag.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  test('no two have the same drawing', () => {
    const { container } = render(WORDS.map(([status]) => <StatusTag key={status} status={status} />))
    const drawings = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML)
    expect(new Set(drawings).size).toBe(WORDS.length)
  })

  test('counts leave out what counts nothing', () => {
    render(
      <StatusCounts
        counts={[
          { status: 'red', count: 2 },
          { status: 'amber', count: 0 },
          { status: 'no-target', count: 1 },
        ]}
      />,
    )
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['2 red', '1 no target'])
  })

  test('the last four are said with their rounds, and red, amber and green carry letters', () => {
    const { container } = render(
      <LastFour
        statuses={[
          { round: '2024/25 Q4', status: 'green' },
          { round: '2025/26 Q1', status: 'late' },
          { round: '2025/26 Q2', status: 'amber' },
          { round: '2025/26 Q3', status: 'red' },
        ]}
      />,
    )
    expect(screen.getByText('2025/26 Q1: Late')).toBeTruthy()
    expect([...container.querySelectorAll('text')].map((letter) => letter.textContent)).toEqual(['G', 'A', 'R'])
  })
})

describe('verdict and direction', () => {
  test.each<readonly [Verdict, string]>([
    ['turned', 'Turned'],
    ['slowing', 'Slowing'],
    ['on-baseline', 'On the baseline'],
    ['worse', 'Worse'],
    ['too-soon', 'Too soon to tell'],
  ])('%s is said as "%s"', (verdict, word) => {
    const { container } = render(<VerdictMark verdict={verdict} side="below" />)
    expect(container.textContent).toBe(word)
  })

  test('strength and note are said after the verdict', () => {
    const { container } = render(
      <VerdictMark verdict="turned" side="below" strength="strong" note="10.8 points better" />,
    )
    expect(container.textContent).toBe('Turned (strong)10.8 points better')
  })

  test('the same verdict is drawn on the side the value went to', () => {
    const { container } = render([
      <VerdictMark key="a" verdict="worse" side="above" />,
      <VerdictMark key="b" verdict="worse" side="below" />,
    ])
    const [above, below] = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML)
    expect(above).not.toBe(below)
  })

  test('a falling value that is good is an arrow down with its words', () => {
    const { container } = render(
      <DirectionMark direction="falling" judged="better" note="a signal, not noise">
        Falling: improving
      </DirectionMark>,
    )
    expect(container.textContent).toBe('Falling: improvinga signal, not noise')
    expect(container.querySelector('svg')?.getAttribute('class')).toBe('ttc-judged--better')
  })
})

describe('counts, chances and days', () => {
  test('a count is a link that says number and name, and the one in force is marked', () => {
    render(
      <CountLinks
        label="Status of 17 indicators"
        links={[
          { href: '?status=red', count: 4, label: 'Red', status: 'red', current: true },
          { href: '?', count: 17, label: 'All' },
        ]}
      />,
    )
    expect(screen.getByRole('link', { name: '4 Red' }).getAttribute('aria-current')).toBe('true')
    expect(screen.getByRole('link', { name: '17 All' }).hasAttribute('aria-current')).toBe(false)
  })

  test.each([
    [0.36, '36%'],
    [-1, '0%'],
    [1.2, '100%'],
  ])('a chance of %s is filled to %s and said in words', (chance, share) => {
    render(<ChanceBar chance={chance} words="Chance of meeting 34%: about 1 in 3" />)
    const bar = screen.getByRole('img', { name: 'Chance of meeting 34%: about 1 in 3' })
    expect(bar.firstElementChild).toHaveProperty('style.width', share)
  })

  test.each([
    ['2026-11-03', false, '3 November 2026'],
    ['2026-02-04', true, '4 Feb 2026'],
    ['2026-06-30T23:30:00Z', false, '1 July 2026'],
    ['2026-12-31T23:30:00Z', false, '31 December 2026'],
  ])('%s, short: %s, is written "%s"', (date, short, words) => {
    render(<Day date={date} short={short} />)
    expect(screen.getByText(words).getAttribute('datetime')).toBe(date)
  })
})
