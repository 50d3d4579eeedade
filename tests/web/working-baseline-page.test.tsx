import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aJudgedCurve, type OpenedWalk, openWalk } from '../support/walk.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let walk: OpenedWalk
let home: string

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  walk = await openWalk(running)
  home = `${(await placesIn(running)).home}/walks/${walk.id}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const judged = async () => (await walk.view()).answers.filter(({ content }) => content.kind === 'working-baseline')

test('four questions draw a curve that says whose judgement it is, and it is stored once all are answered', async () => {
  const { user } = openPage(`${home}/trend`)
  await user.click(await screen.findByRole('button', { name: 'Draw a curve from what the group knows' }))
  await user.type(screen.getByRole('textbox', { name: /What the curve is of/ }), 'Somebody to talk to')
  const question = (name: RegExp) => within(screen.getByRole('group', { name }))
  await user.type(question(/Where are we now/).getByRole('textbox', { name: 'Value now' }), '40')
  await user.selectOptions(question(/better or worse/).getByRole('combobox', { name: 'It got' }), 'worse')
  expect(screen.getByText(/drawn here as soon as/)).toBeTruthy()
  await user.selectOptions(question(/Fast or slowly/).getByRole('combobox'), 'slow')
  await user.type(question(/if nothing changes/).getByRole('textbox', { name: /Value then/ }), '35')
  expect(await screen.findByRole('img', { name: /^The group judges: 40% in 20\d\d, worse, slowly/ })).toBeTruthy()
  await waitFor(async () => expect(await judged()).toMatchObject([{ content: { now: 40, future: 35 } }]), {
    timeout: 20_000,
  })
})

test('numbers that contradict what was said are named beside their field, and kept', async () => {
  await walk.add(aJudgedCurve({ now: 40, course: 'worse', before: null }))
  const { user } = openPage(`${home}/trend`)
  await user.type(await screen.findByRole('textbox', { name: /Value then, if anybody/ }), '30')
  await user.tab()
  expect(await screen.findByText(/You said that it got worse, but by these numbers it got better/)).toBeTruthy()
  expect((await judged())[0]?.content).toMatchObject({ before: null })
})

test('on the page for paper a judged curve stands apart from what was measured', async () => {
  await walk.add(aJudgedCurve({ text: 'Somebody to talk to' }))
  openPage(`${home}/check`)
  expect(await screen.findByRole('heading', { level: 3, name: 'Judged by the group, not measured' })).toBeTruthy()
  expect(screen.getByText('Somebody to talk to')).toBeTruthy()
})
