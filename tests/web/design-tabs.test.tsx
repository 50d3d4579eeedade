import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Figure } from '../../apps/web/src/design/Figure.tsx'
import { Tabs } from '../../apps/web/src/design/Tabs.tsx'

afterEach(cleanup)

describe('tabs', () => {
  beforeEach(() => {
    render(
      <Tabs
        label="Views of this figure"
        tabs={[
          { id: 'chart', label: 'Chart', content: <p>A curve</p> },
          { id: 'table', label: 'Table', content: <a href="/rows">All rows</a> },
          { id: 'about', label: 'About', content: <p>How it was made</p> },
        ]}
      />,
    )
  })

  test('shows the first panel, named by its tab', () => {
    expect(screen.getByRole('tablist', { name: 'Views of this figure' })).toBeTruthy()
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Chart')
    expect(screen.getByRole('tabpanel', { name: 'Chart' }).textContent).toBe('A curve')
  })

  test.each([
    ['{ArrowRight}', 'Table'],
    ['{ArrowRight}{ArrowRight}', 'About'],
    ['{ArrowRight}{ArrowRight}{ArrowRight}', 'Chart'],
    ['{ArrowLeft}', 'About'],
    ['{End}', 'About'],
    ['{End}{Home}', 'Chart'],
    ['{ArrowRight}x', 'Table'],
  ])('keys %s show and focus %s', async (keys, name) => {
    const user = userEvent.setup()
    await user.tab()
    await user.keyboard(keys)
    expect(screen.getByRole('tab', { selected: true, name })).toBe(document.activeElement)
    expect(screen.getByRole('tabpanel', { name })).toBeTruthy()
  })

  test('is one stop for the Tab key, which then goes into the panel', async () => {
    const user = userEvent.setup()
    await user.tab()
    await user.keyboard('{ArrowRight}')
    await user.tab()
    expect(screen.getByRole('link', { name: 'All rows' })).toBe(document.activeElement)
  })

  test('a press shows a panel and hides the others', async () => {
    await userEvent.click(screen.getByRole('tab', { name: 'About' }))
    expect(screen.getByText('How it was made')).toBeTruthy()
    expect(screen.queryByText('A curve')).toBeNull()
  })
})

describe('a figure', () => {
  test('is named by the sentence that says what it shows', () => {
    render(
      <Figure
        headline="Fewer are NEET than forecast"
        subtitle="% of young people"
        chart={<p>Curve</p>}
        table={<p>Rows</p>}
      />,
    )
    expect(screen.getByRole('figure', { name: 'Fewer are NEET than forecast' })).toBeTruthy()
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Chart', 'Table'])
  })

  test('has no tabs where the chart is all there is', () => {
    render(<Figure headline="Two points" subtitle="Score" chart={<p>Curve</p>} />)
    expect(screen.queryByRole('tablist')).toBeNull()
    expect(screen.getByText('Curve')).toBeTruthy()
  })
})
