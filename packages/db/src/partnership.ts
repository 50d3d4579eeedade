import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { area, neighbourModel } from './area.ts'

/** The tenant: one authority's partnership. `example` marks the worked example, which one command removes. */
export const partnership = pgTable('partnership', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  areaCode: text('area_code')
    .notNull()
    .references(() => area.code),
  neighbourModelId: text('neighbour_model_id').references(() => neighbourModel.id),
  colour: text('colour'),
  example: boolean('example').notNull().default(false),
  /** What pages say about the figures of this partnership ("A worked example …"), where there is something to say. */
  notice: text('notice'),
  version: integer('version').notNull().default(1),
})
