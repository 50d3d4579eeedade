// Loaded into a server by the tests, before it: its clock goes as ever, so many milliseconds away from the machine's.
const shift = Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0)
const Machine = globalThis.Date

globalThis.Date = new Proxy(Machine, {
  construct: (date, given, made) =>
    Reflect.construct(date, given.length === 0 ? [date.now() + shift] : given, made === globalThis.Date ? date : made),
  apply: (date) => new date(date.now() + shift).toString(),
  get: (date, name) => (name === 'now' ? () => date.now() + shift : Reflect.get(date, name)),
})
