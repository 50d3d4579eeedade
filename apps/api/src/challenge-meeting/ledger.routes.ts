import { LedgerSummaryView, QuietListView } from '@ttc/contracts/challenge-meeting'
import { Id, InPartnership } from '@ttc/contracts/id'
import { plansWith } from '@ttc/domain/access'
import { medianDays } from '@ttc/domain/promise'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { countChallenges, countKnown } from '../challenge/ledger.queries.ts'
import { countDaysToKept, countPromises } from '../promise/promise-ledger.queries.ts'
import { listAgencies } from './agency.queries.ts'
import { listQuiet } from './quiet.queries.ts'

const tags = ['Challenges and promises']
const at = '/partnerships/:partnership/ledger'
const MOST_QUIET = 500
const OfPlan = z.object({ plan: Id.optional() })

export const ledgerRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    `${at}/summary`,
    {
      config: { action: 'challenge.list', mayBeStale: true },
      schema: {
        tags,
        summary: 'What came of all meetings: challenges between agencies, promises kept, how long they took',
        params: InPartnership,
        querystring: OfPlan,
        response: { 200: LedgerSummaryView },
      },
    },
    async ({ reads, scope, query: { plan } }) => {
      const plans = plansWith(scope.grants, 'plan.read')
      const search = { words: '', state: 'all' as const, plan }
      const asked = { filter: search, plans }
      const promised = { filter: { ...search, whose: 'all' as const }, plans, today: app.today() }
      const [challenges, known, promises, days, quiet, agencies] = await Promise.all([
        countChallenges(reads, scope, asked),
        countKnown(reads, scope, asked),
        countPromises(reads, scope, promised),
        countDaysToKept(reads, scope, promised),
        listQuiet(reads, scope, plans),
        listAgencies(reads, scope, plans),
      ])
      const { all, kept, late, dropped, open, overdue } = promises
      return {
        challenges: { all: challenges.all, known, crossing: challenges.crossing, escalated: challenges.escalate },
        promises: { all, kept, late, dropped, open, overdue },
        medianDays: medianDays(days),
        quiet: quiet.filter((one) => plan === undefined || one.plan.id === plan).length,
        agencies,
      }
    },
  )

  app.get(
    `${at}/quiet`,
    {
      config: { action: 'challenge.list', mayBeStale: true },
      schema: {
        tags,
        summary: 'Indicators nobody asked about in the last four meetings of their plan: stop collecting?',
        params: InPartnership,
        querystring: OfPlan,
        response: { 200: QuietListView },
      },
    },
    async ({ reads, scope, query: { plan } }) => {
      const quiet = await listQuiet(reads, scope, plansWith(scope.grants, 'plan.read'))
      return { indicators: quiet.filter((one) => plan === undefined || one.plan.id === plan).slice(0, MOST_QUIET) }
    },
  )
}
