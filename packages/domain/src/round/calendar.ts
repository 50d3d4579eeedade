import { addDays, type IsoDate } from '../day.ts'

/** A whole day in somebody's calendar. `sequence` rises with every change of what it is about. */
export type CalendarDay = Readonly<{
  uid: string
  sequence: number
  /** When it was last changed, as an ISO moment in UTC. */
  changedAt: string
  on: IsoDate
  summary: string
  description: string
  url: string
}>

const LONGEST_OCTETS = 75

/**
 * A calendar that programs subscribe to, as text: each day whole (VALUE=DATE, so that no time zone moves it) and free
 * time, with a lasting UID. The same days give the same text to the byte: DTSTAMP is the day's last change, not now.
 * Source: RFC 5545 (3.1 folding at 75 octets, 3.3.11 escaping, 3.8.7.2 DTSTAMP with METHOD); RFC 7986 for the refresh.
 */
export function calendarText(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Turning the Curve//Rounds//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...days.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function eventLines({ uid, sequence, changedAt, on, summary, description, url }: CalendarDay): readonly string[] {
  const moment = changedAt.replace(/[-:]|\.\d+/g, '')
  const day = (date: IsoDate) => date.replaceAll('-', '')
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${moment}`,
    `LAST-MODIFIED:${moment}`,
    `DTSTART;VALUE=DATE:${day(on)}`,
    `DTEND;VALUE=DATE:${day(addDays(on, 1))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** Text of a calendar: backslash, semicolon, comma and line breaks are escaped; other control characters go. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** A line cut into parts of 75 octets of UTF-8 at most, never within a character; each further part begins with a space. */
export function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = octetsOf(sign)
    if (octets + size > LONGEST_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += size
  }
  return [...parts, part].join('\r\n')
}

function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x1_0000 ? 3 : 4
}
