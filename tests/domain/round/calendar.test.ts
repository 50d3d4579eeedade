import { calendarText, escapeText, foldLine } from '@ttc/domain/round/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const day = {
  uid: 'round-1-meeting@turning-the-curve',
  sequence: 2,
  changedAt: '2026-11-03T09:30:00.123Z',
  on: '2026-12-31',
  summary: 'Challenge meeting: Quarter 3, 2026/27',
  description: 'Children; young people',
  url: 'https://curve.example.org/partnerships/1/plans/2',
}

test('a day is a whole day with a lasting id, its last change and its sequence', () => {
  const text = calendarText('Turning the Curve', [day])
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Turning the Curve//Rounds//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Turning the Curve',
    'X-WR-CALNAME:Turning the Curve',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    'BEGIN:VEVENT',
    'UID:round-1-meeting@turning-the-curve',
    'SEQUENCE:2',
    'DTSTAMP:20261103T093000Z',
    'LAST-MODIFIED:20261103T093000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    String.raw`SUMMARY:Challenge meeting: Quarter 3\, 2026/27`,
    String.raw`DESCRIPTION:Children\; young people`,
    'URL:https://curve.example.org/partnerships/1/plans/2',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('signs that mean something are escaped, line breaks are written, other control characters go', () => {
  expect(escapeText('a\\b;c,d\r\ne\nf\u0007g')).toBe(String.raw`a\\b\;c\,d\ne\nfg`)
})

const text = fc.string({ unit: 'grapheme', maxLength: 400 })
const octets = (line: string) => new TextEncoder().encode(line).length

test('no line is longer than 75 octets, and unfolded it is what it was', () => {
  fc.assert(
    fc.property(text, (summary) => {
      const line = `SUMMARY:${escapeText(summary)}`
      const folded = foldLine(line)
      expect(folded.split('\r\n').filter((part) => octets(part) > 75)).toEqual([])
      expect(folded.replaceAll('\r\n ', '')).toBe(line)
    }),
  )
})

test('a name in any alphabet is cut between characters, never within one', () => {
  const folded = foldLine(`SUMMARY:${'Ελπίδα 👩🏽‍👧 नमस्ते '.repeat(9)}`)
  expect(folded).not.toContain('\uFFFD')
  expect(Buffer.from(folded, 'utf8').toString('utf8')).toBe(folded)
})
