/** The words of the house: one a concept, spelled alike in every layer. */
const concepts = `account member board partnership plan outcome priority indicator target measurement period area
  breakdown comparator baseline verdict rag direction interval spc assessment figure import catalogue round link
  turning-the-curve factor partner idea action exception recovery-sheet report-card challenge-meeting pack promise mail
  job audit problem`.split(/\s+/)

/** Rooms that stand for no concept of their own, each with the reason it is there. */
const others: Readonly<Record<string, string>> = {
  app: 'an application puts itself together in one place',
  design: 'the components that know no room',
  decimal: 'exact decimal arithmetic and rounding, under every number shown',
  season: 'the season of a quarterly, monthly or termly series, used by baseline and direction alike',
  forecast: 'where a baseline leads, and the RAG that follows from it',
  quantile: 'critical values of the t and normal distributions',
  benchmark: 'an interval set against a reference value',
  symbol: 'the symbols that published statistics print in place of a number',
  sanity: 'a value to be recorded, held against its series before it is stored',
  'track-record': 'past forecasts scored against what came',
  'target-reality': 'a target held against what other authorities have done',
  disclosure: 'which small numbers are hidden, and what must go with them so that they stay so',
  'how-sure': 'the account behind "How sure is this?" on an indicator',
  day: 'the calendar arithmetic under periods and deadlines',
  access: 'the actions that a route declares and a member may do',
  role: 'what a member holds for the partnership, a plan or a priority',
  leaving: 'what a member answers for, passed on in one step when they go',
  invitation: 'a link that makes an account a member',
  token: 'the read-only key of a program',
  'new-id': 'makes the ids of rows, alike for server and pages',
  id: 'the ids, versions and lines of text that every request is made of',
  receipt: 'the first answer to a request with an id of its own, so that a repeated one is done once',
  placement: 'an indicator in a version of a plan, under a priority',
  column: 'the columns that tables of every room share',
  'data-folder': 'the hold of one process on the embedded database',
  'copy-in': 'rows by the thousand into a table, over both drivers',
  statement: 'statements of hot paths, written once for each database',
  'last-step': 'what a transaction does last, before it is kept',
  schema: 'the list of all tables that migrations are made from',
  http: 'asks the API and reads its answers; every room of the pages stands on it',
  help: 'the pages about the product itself: help, the method in plain words, accessibility',
  digest: 'the weekly mail of what has changed, and the lists that somebody keeps',
  override: 'a status shown beside the computed one, with its reason, until a day',
  formula: 'how a derived indicator is computed from others; the indicator is one like any other',
  'year-to-date':
    'running totals that restart each year: their steps, their years side by side, their profiled targets',
  connect: 'one kind of database over both drivers',
  answer: 'what a group says to a question of its walk, typed, kept and sent alike for every kind',
  sheet: 'the latest values of all indicators of a priority, typed at once',
  feed: 'the flat table of observations that other programs read',
  example: 'the worked example, the plan of a partnership that does not exist',
}

export const isRoom = (word: string) => concepts.includes(word) || Object.hasOwn(others, word)
