import { addDays } from '@ttc/domain/day'
import { afterAll, expect, test } from 'vitest'
import { defectsAt, goTo } from '../support/browser-page.ts'
import { canRead, readWith } from '../support/pdf.ts'
import { freezePack, type Promised, planMeeting, typeDay, typePromises, useQuarter } from '../support/quarter.ts'

const BEGINS = '2026-11-30'
const PRIORITY = 'Feeling well'
const INDICATOR = 'First CAMHS appointment within four weeks'
const TOLD = 'Fewer young people wait: two clinics moved into schools, and one in ten first appointments is missed now.'
const WIDTHS = [1440, 390]
const PATIENCE = { timeout: 30_000 }

const { goOnTo, someone, rounds, end } = useQuarter()
afterAll(end)

const promised = (meetsOn: string): readonly Promised[] =>
  [
    'rooms in two schools',
    'a text before each appointment',
    'a list of who waits',
    'a nurse on Fridays',
    'one form',
  ].map((what, i) => ({
    question: `What about ${what}?`,
    promise: `We bring ${what}`,
    owner: `Manager ${i + 1}`,
    due: addDays(meetsOn, 40 + i),
  }))

test.skipIf(!canRead('pdftotext'))(
  'one whole quarter: round, link, card, sheet, pack, meeting, note, nudge, and the next pack with its promises',
  async () => {
    const found: string[] = []
    const { plan, priority, indicator, partnership } = await goOnTo(BEGINS)
    const planner = await someone('plan-coordinator')
    await goTo(planner.page, `${plan}/rounds/new`)
    await planner.page.getByRole('button', { name: 'Plan this round' }).click()
    await planner.page.getByText('This round is not open yet').waitFor(PATIENCE)
    const round = (await rounds()).find(({ state }) => state === 'planned')
    const { opensOn, cardsDueOn, freezeOn, meetsOn, noteOn, nudgeOn } = round ?? {
      opensOn: '',
      cardsDueOn: '',
      freezeOn: '',
      meetsOn: '',
      noteOn: '',
      nudgeOn: '',
    }

    await goOnTo(opensOn)
    const coordinator = await someone('plan-coordinator')
    await goTo(coordinator.page, `${plan}/rounds/${round?.id}/owed`)
    await coordinator.page.getByRole('button', { name: 'Open the round now' }).click()
    await coordinator.page.getByRole('button', { name: 'Open it', exact: true }).click()
    await coordinator.page.getByRole('button', { name: 'Close the round' }).waitFor(PATIENCE)
    await goTo(coordinator.page, indicator('Good level of development at five'))
    await coordinator.page.getByRole('link', { name: 'Ask someone for it' }).click()
    await coordinator.page.getByLabel('Who is asked').fill('Reception lead')
    await coordinator.page.getByLabel('Their agency').fill('Harbour Street Academy')
    await coordinator.page.getByLabel('Period').selectOption({ index: 1 })
    await coordinator.page.getByRole('button', { name: 'Make the link' }).click()
    const link = await coordinator.page.getByLabel('Link for Reception lead').inputValue()
    const partner = await someone('nobody', 390)
    await goTo(partner.page, `/l#${link.split('#')[1]}`)
    await partner.page.getByLabel('How many it is true of').fill('700')
    await partner.page.getByLabel('Out of how many').fill('1000')
    await partner.page.getByRole('button', { name: 'Send', exact: true }).click()
    await partner.page.getByRole('heading', { level: 1, name: 'Thank you: 70.0% is in' }).waitFor(PATIENCE)

    await goOnTo(cardsDueOn)
    const lead = await someone('priority-lead', 390)
    await goTo(lead.page, `${indicator(INDICATOR)}/recovery-sheet`)
    await lead.page.getByLabel('What changed, and why').fill('The slot is lost when nobody comes.')
    await lead.page.getByLabel('Action 1').fill('Text the evening before')
    await typeDay(lead.page.getByRole('group', { name: 'Due', exact: true }), addDays(meetsOn, 60))
    await typeDay(lead.page.getByRole('group', { name: 'Back to green by' }), addDays(meetsOn, 300))
    await lead.page.getByRole('button', { name: 'Send the sheet' }).click()
    await lead.page.getByText('The recovery sheet is sent').waitFor(PATIENCE)
    await goTo(lead.page, `${priority(PRIORITY)}/report-card`)
    await lead.page.getByLabel('What changed since last time').fill(TOLD)
    await lead.page.getByRole('button', { name: 'Call it ready' }).click()
    await lead.page.getByText('The card is ready for the meeting').waitFor(PATIENCE)
    const signer = await someone('plan-coordinator')
    await goTo(signer.page, `${priority(PRIORITY)}/report-card`)
    await signer.page.getByRole('button', { name: 'Sign the card' }).click()
    await signer.page.getByText('The card is signed and kept as it is').waitFor(PATIENCE)

    await goOnTo(freezeOn)
    const freezer = await someone('plan-coordinator')
    await planMeeting(freezer.page, plan, meetsOn)
    const meeting = new URL(freezer.page.url()).pathname
    found.push(...(await defectsAt(freezer.page, WIDTHS)))
    const pack = await freezePack(freezer.page)
    found.push(...(await defectsAt(freezer.page, WIDTHS)))
    await freezer.page.getByRole('link', { name: 'Version 1', exact: true }).click()
    await freezer.page.getByRole('heading', { level: 1, name: /Challenge meeting/ }).waitFor(PATIENCE)
    found.push(...(await defectsAt(freezer.page, WIDTHS)))
    const words = readWith('pdftotext', [], pack).replaceAll(/\s+/g, ' ')
    expect(words).toContain('Fewer young people wait')
    expect(words).toContain('Signed on')
    expect((await rounds()).find(({ id }) => id === round?.id)?.state).toBe('frozen')

    await goOnTo(meetsOn)
    const taker = await someone('plan-coordinator', 1440)
    await goTo(taker.page, `${meeting}/room?view=minutes`)
    await taker.page.getByRole('button', { name: 'Begin the meeting' }).click()
    await typePromises(taker.page, promised(meetsOn))
    await taker.page.getByRole('button', { name: 'Close the meeting' }).click()
    await taker.page.getByRole('button', { name: 'Yes, close the meeting' }).click()
    await taker.page.getByText('This meeting is closed.').waitFor(PATIENCE)

    await goOnTo(noteOn)
    const sender = await someone('plan-coordinator')
    await goTo(sender.page, meeting)
    found.push(...(await defectsAt(sender.page, WIDTHS)))
    await sender.page.getByLabel('E-mail address of Manager 1').fill('manager-1@example.org')
    await sender.page.getByRole('button', { name: 'Send the follow-up note' }).click()
    await sender.page.getByText('1 mail is on the way').waitFor(PATIENCE)

    await goOnTo(nudgeOn)
    const administrator = await someone('administrator')
    await expect
      .poll(async () => {
        await goTo(administrator.page, `${partnership}/mails`)
        return administrator.page.getByRole('row', { name: /manager-1@example\.org/ }).count()
      }, PATIENCE)
      .toBe(2)

    const nextMeets = addDays(meetsOn, 91)
    await goOnTo(addDays(nextMeets, -7))
    const next = await someone('plan-coordinator')
    await planMeeting(next.page, plan, nextMeets)
    const later = readWith('pdftotext', [], await freezePack(next.page)).replaceAll(/\s+/g, ' ')
    expect(promised(meetsOn).filter(({ promise }) => !later.includes(promise))).toEqual([])
    expect(later).not.toContain('Signed on')
    expect(found).toEqual([])
    expect(later.indexOf('We bring one form')).toBeLessThan(later.indexOf('Report card:'))
  },
  400_000,
)
