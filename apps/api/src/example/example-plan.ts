import { addDays, dayParts } from '@ttc/domain/day'
import { type IsoDate, periodOf, shiftPeriod } from '@ttc/domain/period'
import type { PlanFileInput } from '../plan/plan-file.ts'
import { adultLife } from './example-adult-life.ts'
import { adultLifeCompared } from './example-adult-life-compared.ts'
import { exampleAreas, exampleNeighbours, NEIGHBOUR_MODEL, OWN_AREA } from './example-areas.ts'
import { belonging } from './example-belonging.ts'
import { belongingCompared } from './example-belonging-compared.ts'
import { exampleBoards } from './example-boards.ts'
import { care } from './example-care.ts'
import { careCompared } from './example-care-compared.ts'
import { healthy } from './example-healthy.ts'
import { healthyCompared } from './example-healthy-compared.ts'
import { indicatorOf } from './example-indicator.ts'
import { learning } from './example-learning.ts'
import { learningCompared } from './example-learning-compared.ts'
import { exampleMembers } from './example-members.ts'
import { exampleOutcomes, examplePriorities } from './example-outcomes.ts'
import { safeHomes } from './example-safe-homes.ts'
import { safeHomesCompared } from './example-safe-homes-compared.ts'
import type { Compared } from './example-sketch.ts'

const compared: Readonly<Record<string, Compared>> = {
  ...learningCompared,
  ...safeHomesCompared,
  ...careCompared,
  ...healthyCompared,
  ...adultLifeCompared,
  ...belongingCompared,
}

/**
 * The worked example: the plan of a partnership that does not exist, in the third of its three years on the given day.
 * Every figure is made up, and ends with the last period that is over and would be published by then.
 */
export function examplePlan(today: IsoDate): PlanFileInput {
  const thisYear = periodOf('financial-year', today)
  const startsOn = shiftPeriod(thisYear, -2).start
  const years = `${dayParts(startsOn).year} to ${dayParts(thisYear.end).year}`
  const sketches = [...learning, ...safeHomes, ...care, ...healthy, ...adultLife, ...belonging]
  return {
    partnership: {
      name: 'Tarrowmouth Children’s Partnership (example)',
      area: OWN_AREA,
      neighbourModel: NEIGHBOUR_MODEL,
      colour: '#1f4e5f',
      example: true,
      notice:
        'This is a worked example. Tarrowmouth does not exist, and every figure is made up, those of England, the region and the neighbours too.',
    },
    areas: exampleAreas,
    neighbourModels: exampleNeighbours(addDays(startsOn, -60)),
    members: exampleMembers(today, startsOn),
    boards: exampleBoards(startsOn),
    plan: { name: `Children and Young People’s Plan ${years}`, startsOn, endsOn: thisYear.end },
    outcomes: exampleOutcomes,
    priorities: examplePriorities,
    indicators: sketches.map((sketch) => indicatorOf(sketch, compared[sketch.code] ?? null, today)),
  }
}
