import { index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { day } from './column.ts'

/** Published geography, shared by all partnerships and never edited by one. `code` is the GSS code. */
export const area = pgTable(
  'area',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['country', 'region', 'authority'] }).notNull(),
    oldCode: text('old_code'),
    regionCode: text('region_code'),
    closedOn: day('closed_on'),
    successorCode: text('successor_code'),
  },
  (t) => [index('area_old_code').on(t.oldCode)],
)

/** One published edition of "which authorities are like this one". */
export const neighbourModel = pgTable('neighbour_model', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  publishedOn: day('published_on').notNull(),
  source: text('source').notNull(),
})

export const neighbour = pgTable(
  'neighbour',
  {
    modelId: text('model_id')
      .notNull()
      .references(() => neighbourModel.id),
    areaCode: text('area_code')
      .notNull()
      .references(() => area.code),
    rank: smallint('rank').notNull(),
    neighbourCode: text('neighbour_code')
      .notNull()
      .references(() => area.code),
    closeness: text('closeness'),
  },
  (t) => [primaryKey({ columns: [t.modelId, t.areaCode, t.rank] })],
)
