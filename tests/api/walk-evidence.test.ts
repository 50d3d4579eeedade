import { newId } from '@ttc/contracts/new-id'
import { MOST_EVIDENCE_BYTES } from '@ttc/domain/turning-the-curve/evidence-file'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, TODAY } from '../support/app.ts'
import { formWithFile, zipOf } from '../support/evidence-file.ts'
import { startTwoPartnerships, type TwoPartnerships } from '../support/two-partnerships.ts'
import { aFactor, anAction, type OpenedWalk, openWalk } from '../support/walk.ts'

let two: TwoPartnerships
let it: TestApp
let walk: OpenedWalk

beforeAll(async () => {
  two = await startTwoPartnerships()
  it = two.it
  walk = await openWalk(it)
})
afterAll(() => it.close())

const pdf = new TextEncoder().encode('%PDF-1.7\nWhat young people said')
const send = (name: string, content: Uint8Array, id: string = newId()) =>
  it.app.inject({ method: 'POST', url: `${it.at}/walks/${walk.id}/files`, ...formWithFile(id, name, content) })
const evidence = (more: object) => ({ kind: 'evidence', type: 'file', text: 'What young people said', ...more })

test('a file is kept and given back byte by byte, to be saved and never shown', async () => {
  const kept = await send('Survey of young people.pdf', pdf)
  expect(kept.statusCode).toBe(201)
  expect(kept.json()).toMatchObject({
    name: 'Survey of young people.pdf',
    mediaType: 'application/pdf',
    size: pdf.length,
  })
  const back = await it.get(`/walks/${walk.id}/files/${kept.json().id}`)
  expect(new Uint8Array(back.rawPayload)).toEqual(pdf)
  expect(back.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''Survey%20of%20young%20people.pdf",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  })
})

test('it stands under an answer, and only a file of the same walk may', async () => {
  const factor = await walk.add(aFactor('Bus fares'))
  const { id: fileId } = (await send('Survey.pdf', pdf)).json()
  const known = await walk.add(evidence({ fileId }), { linkId: factor.id })
  expect(known.content).toMatchObject({ type: 'file', fileId })
  const body = { id: newId(), linkId: factor.id, content: evidence({ fileId: newId() }) }
  const refused = await it.send('POST', `/walks/${walk.id}/answers`, body)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields).toEqual([{ field: 'content.fileId', message: 'Add the file to this walk first.' }])
})

test.each([
  ['a program under the name of a PDF', 'Survey.pdf', Uint8Array.of(0x4d, 0x5a, 0x90, 0), /whatever its name says/],
  ['a web page', 'notes.txt', new TextEncoder().encode('<html><script>'), /whatever its name says/],
  ['a zip', 'all.zip', zipOf(['a.txt']), /whatever its name says/],
  ['nothing', 'empty.pdf', new Uint8Array(), /empty/],
  ['too much', 'long.txt', new Uint8Array(MOST_EVIDENCE_BYTES + 1).fill(65), /10 MB or less/],
] as const)('%s is refused in words, and nothing is kept', async (_, name, content, says) => {
  const refused = await send(name, content)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields).toMatchObject([{ field: 'file', message: expect.stringMatching(says) }])
})

test('a file sent again because no answer came is kept once', async () => {
  const id = newId()
  const [first, again] = [await send('Survey.pdf', pdf, id), await send('Survey.pdf', pdf, id)]
  expect([again.statusCode, again.json()]).toEqual([201, first.json()])
  expect((await send('Other.pdf', new TextEncoder().encode('%PDF-1.4 other'), id)).statusCode).toBe(409)
})

test('a form without a file, or without an id, says what is missing', async () => {
  const form = formWithFile('no-id', 'Survey.pdf', pdf)
  const url = `${it.at}/walks/${walk.id}/files`
  expect((await it.app.inject({ method: 'POST', url, ...form })).json().fields).toMatchObject([{ field: 'id' }])
  const empty = { payload: '------turningthecurve--\r\n', headers: form.headers }
  expect((await it.app.inject({ method: 'POST', url, ...empty })).json()).toMatchObject({
    status: 400,
    fields: [{ field: 'file', message: 'The file came only in part. Send it again.' }],
  })
})

test('another partnership’s file is not there, under its own walk or another', async () => {
  const { other } = two
  const theirs = await openWalk(other)
  const { id } = (await send('Survey.pdf', pdf)).json()
  expect((await other.get(`/walks/${theirs.id}/files/${id}`)).statusCode).toBe(404)
  expect((await other.get(`/walks/${walk.id}/files/${id}`)).statusCode).toBe(404)
})

test('evidence that would run something is no link', async () => {
  const factor = await walk.add(aFactor('Waiting'))
  const content = { kind: 'evidence', type: 'link', text: 'See', url: 'javascript:alert(1)' }
  const refused = await it.send('POST', `/walks/${walk.id}/answers`, { id: newId(), linkId: factor.id, content })
  expect(refused.json().fields).toMatchObject([{ field: 'content.url' }])
})

test('evidence can bear out an update of the action it stands under, and of no other', async () => {
  const [action, another] = [
    await walk.add(anAction('Open the youth club')),
    await walk.add(anAction('Ask the bus firm')),
  ]
  const update = { id: newId(), on: TODAY, status: 'on-track', note: 'Keys handed over' }
  expect((await it.send('POST', `/walks/${walk.id}/answers/${action.id}/updates`, update)).statusCode).toBe(201)
  const content = { kind: 'evidence', type: 'quotation', text: 'It is open at last.', updateId: update.id }
  const known = await walk.add(content, { linkId: action.id })
  expect(known.content).toMatchObject({ updateId: update.id })
  const body = { id: newId(), linkId: another.id, content }
  expect((await it.send('POST', `/walks/${walk.id}/answers`, body)).json().fields).toEqual([
    { field: 'content.updateId', message: 'Choose an update of the action that this is evidence for.' },
  ])
})
