import { readFileSync } from 'node:fs'

// Loaded into a server by the tests, before it: its clock goes as ever, so many milliseconds away from the machine's. It
// jumps by as many more as stand in a file, where one is named, while the server works.
const begun = Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0)
const file = process.env.TEST_CLOCK_FILE ?? ''
const LOOK_MS = 20
const Machine = globalThis.Date
let shift = begun
if (file !== '')
  setInterval(() => {
    shift = begun + Number(readFileSync(file, 'utf8'))
  }, LOOK_MS).unref()

globalThis.Date = new Proxy(Machine, {
  construct: (date, given, made) =>
    Reflect.construct(date, given.length === 0 ? [date.now() + shift] : given, made === globalThis.Date ? date : made),
  apply: (date) => new date(date.now() + shift).toString(),
  get: (date, name) => (name === 'now' ? () => date.now() + shift : Reflect.get(date, name)),
})
