import { type GroupLines, type GroupsInput, groupLinesOf } from '@ttc/domain/breakdown/group-lines'
import { type Given, measured } from './curve-input.ts'

const scale: GroupsInput['scale'] = {
  unit: '%',
  decimals: 0,
  polarity: 'lower',
  minimum: 0,
  maximum: 100,
  multiplier: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
}

/** Groups of children from what a test says of each, named "category: value"; "" are all children. */
function aGroupsInput(
  groups: Readonly<Record<string, readonly Given[]>>,
  over: Partial<GroupsInput> = {},
): GroupsInput {
  return {
    name: 'Absence',
    areaName: 'Northshire',
    scale,
    breaks: [],
    groups: Object.entries(groups).map(([key, given]) => {
      const [category = '', value = ''] = key.split(': ')
      return { id: key, pairs: key === '' ? [] : [{ category, value }], measurements: measured(given) }
    }),
    ...over,
  }
}

export const someGroupLines = (
  groups: Readonly<Record<string, readonly Given[]>>,
  over: Partial<GroupsInput> = {},
): GroupLines => groupLinesOf(aGroupsInput(groups, over))
