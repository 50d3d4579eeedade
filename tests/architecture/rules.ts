import * as cycles from './cycles.ts'
import * as directions from './directions.ts'
import * as hygiene from './hygiene.ts'
import * as names from './names.ts'
import type { Rule } from './tree.ts'

/** Every rule of the house, by the sentence it holds. */
export const rules = {
  'domain, contracts, figure, db, web and api import only what they may': directions.packagesPointInward,
  'a relative import stays in its package': directions.importsStayInTheirPackage,
  'every import names its module': directions.importsAreWrittenOut,
  'only queries, commands and app/ touch tables': directions.onlyQueriesTouchTables,
  'only app/ connects to the database': directions.onlyAppConnects,
  'queries know no HTTP': directions.queriesKnowNoHttp,
  'only app/ imports routes': directions.onlyAppImportsRoutes,
  'rooms do not know app/': directions.roomsDoNotKnowApp,
  'design/ knows no room': directions.designKnowsNoRoom,
  'only charts draw with recharts': directions.onlyChartsDrawWithRecharts,
  'what makes traces is loaded only when they are asked for': directions.tracesAreLoadedWhenAsked,
  'no cycle of files': cycles.noCycleOfFiles,
  'no cycle of rooms in a package': cycles.noCycleOfRooms,
  'no name that says nothing': names.noBuckets,
  'every room is a known word': names.roomsAreKnownWords,
  'no file beside the rooms of an application': names.applicationsHaveFolders,
  'no file over 250 lines': names.filesAreShort,
  'no any': hygiene.noAny,
  'no check switched off': hygiene.noSwitchedOffChecks,
  'no unfinished work': hygiene.noUnfinishedWork,
  'no test left out': hygiene.noTestLeftOut,
  'no snapshots': hygiene.noSnapshots,
  'only the access check and commands make a scope': hygiene.onlyAccessMakesScopes,
  'no registry host': hygiene.noRegistryHost,
  'no address in the lock file': hygiene.lockFileHasNoAddresses,
  'no path of one machine': hygiene.noPathOfOneMachine,
} as const satisfies Readonly<Record<string, Rule>>
