import { gapBetween } from '@ttc/domain/breakdown/gap'
import {
  describeGroupLines,
  describeGroupsAt,
  groupTableOf,
  notesOfGroups,
  sentenceOfGroups,
  subtitleOfGroups,
  widestOf,
} from '@ttc/domain/breakdown/group-lines.words'
import { groupPanelsOf, groupViewsOf, MOST_LINES } from '@ttc/domain/breakdown/group-panels'
import { hide } from '@ttc/domain/disclosure'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Given, measured } from '../support/curve-input.ts'
import { someGroupLines } from '../support/groups.ts'

const sexes = { '': [40, 42, 44], 'sex: girls': [38, 'suppressed', 41], 'sex: boys': [42, null, 47] } as const
const kinds = { ...sexes, 'SEND: EHC plan': [60, 61, 62], 'SEND: none': [36, 36, 37] } as const
const gapsOf = (groups: Readonly<Record<string, readonly Given[]>>) => {
  const lines = someGroupLines(groups)
  const by = { scale: lines.scale, breaks: [], through: null, frozenOn: null }
  const own = (id: string) => measured(groups[id] ?? [])
  const rest = lines.lines.filter((line) => line.id !== '')
  return { lines, gaps: rest.map((line) => ({ line, gap: gapBetween(own(line.id), own(''), by) })) }
}

describe('groups on one pair of axes', () => {
  test('share every period and heights that hold all; a hidden value is a mark, a missing one a gap', () => {
    const { lines, steps, axis } = someGroupLines(sexes)
    expect(steps.map((step) => step.label)).toEqual(['2016/17', '2017/18', '2018/19'])
    expect([axis.low <= 38, axis.high >= 47]).toEqual([true, true])
    expect(lines.map((line) => line.runs.map((run) => run.length))).toEqual([[3], [1, 1], [1, 1]])
    expect(lines.map((line) => line.hidden.map((mark) => mark.status))).toEqual([[], ['suppressed'], []])
  })

  test('a break cuts every line and stands once', () => {
    const reason = 'A new definition.'
    const { lines, breaks } = someGroupLines(kinds, { breaks: [{ from: '2018-04-01', reason }] })
    expect(lines[0]?.runs.map((run) => run.length)).toEqual([2, 1])
    expect(breaks).toEqual([{ at: 1.5, from: '2018-04-01', reason: 'A new definition' }])
  })

  test('a number that is hidden moves nothing: axes, lines and words are the same whatever it was', () => {
    const given = fc.double({ min: 0, max: 100, noNaN: true })
    const drawnOf = (small: number) => {
      const girls = measured([41, small]).map((one, i) => (i === 1 ? hide(one) : one))
      const groups = [
        { id: '', pairs: [], measurements: measured([40, 42]) },
        { id: 'girls', pairs: [{ category: 'sex', value: 'girls' }], measurements: girls },
      ]
      const lines = someGroupLines({}, { groups })
      return JSON.stringify([lines, describeGroupLines(lines, groupPanelsOf(lines, '', '')), groupTableOf(lines)])
    }
    fc.assert(fc.property(given, given, (one, other) => drawnOf(one) === drawnOf(other)))
  })
})

describe('what is drawn', () => {
  test('up to four lines stand on one chart, the one they are held against first', () => {
    const lines = someGroupLines(sexes)
    const panels = groupPanelsOf(lines, '', 'sex: boys')
    expect(panels).toMatchObject([{ title: null }])
    expect(panels[0]?.lines.map((line) => line.id)).toEqual(['sex: boys', '', 'sex: girls'])
    expect(groupViewsOf(lines)).toEqual([{ kind: '', text: 'Every group' }])
  })

  test('of more each has a chart of its own, beside the one it is held against', () => {
    const panels = groupPanelsOf(someGroupLines(kinds), '', '')
    expect(panels.map((panel) => [panel.title, panel.lines.map((line) => line.id)])).toEqual([
      ['Sex: girls', ['', 'sex: girls']],
      ['Sex: boys', ['', 'sex: boys']],
      ['SEND: EHC plan', ['', 'SEND: EHC plan']],
      ['SEND: none', ['', 'SEND: none']],
    ])
  })

  test('one kind of group is looked at alone, with all children', () => {
    const lines = someGroupLines(kinds)
    expect(groupViewsOf(lines).map((view) => view.text)).toEqual(['Every group', 'By sex', 'By SEND'])
    const [only] = groupPanelsOf(lines, 'SEND', '')
    expect(only?.lines.map((line) => line.id)).toEqual(['', 'SEND: EHC plan', 'SEND: none'])
  })

  test('a group without any value or mark is left to the table', () => {
    const lines = someGroupLines({ ...sexes, 'sex: other': [] })
    expect(groupPanelsOf(lines, '', '')[0]?.lines).toHaveLength(3)
    expect(groupTableOf(lines).groups.map((group) => group.name)).toContain('Sex: other')
    expect(groupPanelsOf(someGroupLines({ '': [], 'sex: girls': [] }), '', '')).toEqual([])
  })

  test('no chart ever holds more lines than are told apart, and every group with a value stands on one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 14 }), (count, against) => {
        const groups = Object.fromEntries(Array.from({ length: count }, (_, i) => [`kind ${i % 3}: ${i}`, [i, i + 1]]))
        const lines = someGroupLines({ '': [5, 6], ...groups })
        const panels = groupPanelsOf(lines, '', lines.lines[against]?.id ?? '')
        expect(Math.max(...panels.map((panel) => panel.lines.length))).toBeLessThanOrEqual(MOST_LINES)
        expect(new Set(panels.flatMap((panel) => panel.lines.map((line) => line.id))).size).toBe(count + 1)
      }),
    )
  })
})

describe('in words', () => {
  test('the headline is the widest gap and whether it narrows', () => {
    const { lines, gaps } = gapsOf(kinds)
    expect(sentenceOfGroups(lines, gaps, 'all children')).toBe(
      'Absence, the widest gap: for SEND: EHC plan it is 62% in 2018/19, 18 points higher than for all children (44%). It is too soon to tell whether the gap narrows.',
    )
    expect(widestOf(gaps)?.line.id).toBe('SEND: EHC plan')
    expect(subtitleOfGroups(lines)).toBe('Absence, by group of children, Northshire, %, 2016/17 to 2018/19')
  })

  test('one gap is not called the widest, and none is said to be none', () => {
    const one = gapsOf({ '': [40, 44], 'sex: girls': [38, 41] })
    expect(sentenceOfGroups(one.lines, one.gaps, 'all children')).toMatch(/^Absence: for sex: girls it is 41%/)
    const none = gapsOf({ '': [40], 'sex: girls': ['suppressed'] })
    expect(sentenceOfGroups(none.lines, none.gaps, 'all children')).toBe(
      'Absence: no group has a value for a period that all children has one for.',
    )
  })

  test('a period is read across every line that is drawn, with why a value is not there', () => {
    const lines = someGroupLines(sexes)
    const panels = groupPanelsOf(lines, '', '')
    expect(describeGroupsAt(lines, panels, 1)).toBe(
      '2017/18: All children 42%; Sex: girls suppressed to protect individuals; Sex: boys no value received.',
    )
    expect(describeGroupsAt(lines, panels, 9)).toBe('')
  })

  test('the picture is told from first to latest, and what is not shown', () => {
    const lines = someGroupLines({ ...sexes, 'sex: other': ['suppressed'] })
    expect(describeGroupLines(lines, groupPanelsOf(lines, '', ''))).toBe(
      'All children: 40% in 2016/17, 44% in 2018/19. ' +
        'Sex: girls: 38% in 2016/17, 41% in 2018/19. No value can be shown for 2017/18. ' +
        'Sex: boys: 42% in 2016/17, 47% in 2018/19. Sex: other: no value is shown. No value can be shown for 2016/17.',
    )
    expect(describeGroupLines(lines, [])).toBe('No group has a value yet.')
  })

  test('notes explain marks, axes and charts apart', () => {
    const lines = someGroupLines(kinds)
    const apart = notesOfGroups(lines, groupPanelsOf(lines, '', ''))
    expect(apart).toContain('Every chart has the same axes, and all children beside its group.')
    expect(apart).toContain('[c] under a chart: suppressed to protect individuals.')
    expect(notesOfGroups(lines, groupPanelsOf(lines, 'SEND', ''))).not.toContain(apart[0])
  })

  test('the table holds every group and period', () => {
    expect(groupTableOf(someGroupLines(sexes)).rows[1]).toEqual({
      label: '2017/18',
      values: ['42%', 'suppressed to protect individuals', 'no value received'],
    })
  })
})
