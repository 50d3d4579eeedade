const ISO = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The day it is in London, as forms propose it. What holds is the server's day. */
export function today(): string {
  return ISO.format(new Date())
}
