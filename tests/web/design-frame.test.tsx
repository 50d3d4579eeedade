import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { brandOf, contrast } from '../../apps/web/src/app/brand.ts'
import type { Frame } from '../../apps/web/src/app/layout.tsx'
import { Layout } from '../../apps/web/src/app/layout.tsx'
import { Breadcrumbs } from '../../apps/web/src/design/Breadcrumbs.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const frame: Frame = {
  name: 'Example Partnership',
  home: '/plan',
  colour: null,
  logo: null,
  role: 'Plan coordinator',
  notice: 'This is a worked example.',
  nav: [
    { href: '/plan', text: 'Plan' },
    { href: '/plan/report-cards', text: 'Report cards' },
    { href: '/data', text: 'Data' },
  ],
}

function show(path: string, more: Partial<Frame> = {}) {
  return render(
    <Layout frame={{ ...frame, ...more }} path={path}>
      <h1>Page</h1>
    </Layout>,
  )
}

describe('the frame', () => {
  test('has the landmarks, the name, the role and the notice of an example', () => {
    show('/plan')
    expect(within(screen.getByRole('banner')).getByRole('link', { name: 'Example Partnership' })).toBeTruthy()
    expect(within(screen.getByRole('banner')).getByText('Plan coordinator')).toBeTruthy()
    expect(screen.getByRole('complementary', { name: 'About this example' }).textContent).toBe(
      'This is a worked example.',
    )
    expect(within(screen.getByRole('main')).getByRole('heading', { name: 'Page' })).toBeTruthy()
    expect(screen.getByRole('contentinfo').textContent).toContain('Open Government Licence v3.0')
  })

  test('the first stop of the keyboard skips to the main content', async () => {
    show('/plan')
    await userEvent.tab()
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Skip to main content' }))
    expect(document.activeElement?.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`)
  })

  test.each([
    ['/plan', 'Plan', 'page'],
    ['/plan/indicators/1', 'Plan', 'true'],
    ['/plan/report-cards/2', 'Report cards', 'true'],
    ['/data', 'Data', 'page'],
  ])('on %s the entry "%s" is the current one', (path, text, current) => {
    show(path)
    const marked = within(screen.getByRole('navigation', { name: 'Main' }))
      .getAllByRole('link')
      .filter((link) => link.hasAttribute('aria-current'))
    expect(marked.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([[text, current]])
  })

  test('the menu button says whether it is open', async () => {
    show('/plan')
    const menu = screen.getByRole('button', { name: 'Menu', expanded: false })
    await userEvent.click(menu)
    expect(screen.getByRole('button', { name: 'Menu', expanded: true })).toBe(menu)
  })

  test('says that the connection is gone, and stops when it is back', () => {
    show('/plan')
    expect(screen.getByRole('status').textContent).toBe('')
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(screen.getByRole('status').textContent).toContain('You are offline')
    online.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    expect(screen.getByRole('status').textContent).toBe('')
  })

  test('wears the colour of the partnership, and takes it off again', () => {
    const { unmount } = show('/plan', { colour: '#00703c' })
    expect(document.documentElement.style.getPropertyValue('--ttc-brand')).toBe('#00703c')
    unmount()
    expect(document.documentElement.style.getPropertyValue('--ttc-brand')).toBe('')
  })

  test('the last crumb is the page itself and no link', () => {
    render(<Breadcrumbs crumbs={[{ text: 'Plan', href: '/plan' }, { text: 'Suspensions' }]} />)
    expect(screen.getByText('Suspensions').getAttribute('aria-current')).toBe('page')
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Plan'])
  })
})

describe('any colour stays readable', () => {
  test.each([['#12344f'], ['#ffcc00'], ['#777777'], ['#787878'], ['#767676'], ['#ffffff'], ['#000000'], ['#d4351c']])(
    '%s',
    (colour) => {
      const brand = brandOf(colour)
      expect(contrast(String(brand?.bar), String(brand?.ink))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(String(brand?.text), '#ffffff')).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([['teal'], ['#fff'], [''], ['#12344f80']])('"%s" is no colour', (colour) => {
    expect(brandOf(colour)).toBeNull()
  })

  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
  ])('contrast of %s on %s is %s (WCAG 2.2)', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})
