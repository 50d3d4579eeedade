/**
 * The steps of the Turning the Curve walk, in the order in which Coventry's partnership takes them, with the planning of
 * actions at the end. Every template asks the same steps, so that an answer is given once, whatever the questions are
 * called. Source: PRODUCT.md, "The Turning the Curve questions"; Friedman, "Trying Hard Is Not Good Enough", for the
 * two sets of seven.
 */
export const steps = [
  'aim',
  'outcomes',
  'population',
  'success',
  'indicators',
  'trend',
  'target',
  'position',
  'story',
  'knowledge',
  'partners',
  'what-works',
  'actions',
] as const
export type Step = (typeof steps)[number]

export const templates = ['twelve', 'population-seven', 'performance-seven'] as const
export type Template = (typeof templates)[number]

/**
 * One question of a template: what is asked, and the steps that answer it. `number` is null for the planning of actions
 * that follows the twelve: it is not one of them.
 */
export type Question = Readonly<{ number: number | null; text: string; steps: readonly Step[] }>

const asked = (questions: readonly (readonly [string, ...Step[]])[]): readonly Question[] =>
  questions.map(([text, ...answeredBy], position) => ({
    number: position < 12 ? position + 1 : null,
    text,
    steps: answeredBy,
  }))

/** The questions of each template. Each step stands in exactly one question of every template. */
export const questionsOf: Readonly<Record<Template, readonly Question[]>> = {
  twelve: asked([
    ['What are we trying to achieve?', 'aim'],
    ['What outcomes do we want?', 'outcomes'],
    ['What is the population?', 'population'],
    ['How will we know when we have got there?', 'success'],
    ['What are the indicators of success?', 'indicators'],
    ['What does the trend data say now?', 'trend'],
    ['Where do we want to get to?', 'target'],
    ['What is our position on that?', 'position'],
    ['What is the story behind it?', 'story'],
    ['What do we know, and what else do we need to find out?', 'knowledge'],
    ['Who has a role to play?', 'partners'],
    ['What do we know about what works elsewhere?', 'what-works'],
    ['Plan the actions', 'actions'],
  ]),
  'population-seven': asked([
    ['What conditions of well-being do we want?', 'aim', 'outcomes', 'population'],
    ['What would they look like if we could see them?', 'success'],
    ['How can we measure them?', 'indicators'],
    ['How are we doing on the most important ones?', 'trend', 'target', 'position', 'story', 'knowledge'],
    ['Who are the partners with a role to play?', 'partners'],
    ['What works, including no-cost and low-cost ideas?', 'what-works'],
    ['What do we propose to do?', 'actions'],
  ]),
  'performance-seven': asked([
    ['Who are our customers?', 'aim', 'outcomes', 'population'],
    ['How can we measure if they are better off?', 'success'],
    ['How can we measure if we deliver well?', 'indicators'],
    ['How are we doing on the most important ones?', 'trend', 'target', 'position', 'story', 'knowledge'],
    ['Who are the partners with a role to play?', 'partners'],
    ['What works, including no-cost and low-cost ideas?', 'what-works'],
    ['What do we propose to do?', 'actions'],
  ]),
}

/** The words by which a step is named beside others: short enough for a strip of thirteen. */
export const stepNames: Readonly<Record<Step, string>> = {
  aim: 'Trying to achieve',
  outcomes: 'Outcomes',
  population: 'Population',
  success: 'How we will know',
  indicators: 'Indicators',
  trend: 'Trend',
  target: 'Where to',
  position: 'Our position',
  story: 'Story',
  knowledge: 'What to find out',
  partners: 'Who has a role',
  'what-works': 'What works',
  actions: 'Actions',
}

/** "9. What is the story behind it?", or without a number what follows the questions. */
export function describeQuestion({ number, text }: Question): string {
  return number === null ? text : `${number}. ${text}`
}

/**
 * Minutes for each step of a meeting, in whole minutes that add up to the total: the story, what works and the actions
 * are given twice the time of the others, since a group comes together for them. Largest remainders are rounded up
 * first, so that the sum is exact. `total` is 13 to 600 minutes: at least one for each step.
 */
export function minutesFor(total: number): Readonly<Record<Step, number>> {
  if (!Number.isInteger(total) || total < steps.length || total > 600)
    throw new RangeError('A walk takes 13 to 600 minutes.')
  const weightOf = (step: Step) => (step === 'story' || step === 'what-works' || step === 'actions' ? 2 : 1)
  const weights = steps.reduce((sum, step) => sum + weightOf(step), 0)
  const spare = total - steps.length
  const shares = steps.map((step) => ({ step, exact: (spare * weightOf(step)) / weights }))
  const whole = shares.reduce((sum, { exact }) => sum + Math.floor(exact), 0)
  const order = shares.toSorted((a, b) => (b.exact % 1) - (a.exact % 1))
  const up = new Set(order.slice(0, spare - whole).map(({ step }) => step))
  return Object.fromEntries(
    shares.map(({ step, exact }) => [step, 1 + Math.floor(exact) + (up.has(step) ? 1 : 0)]),
  ) as Record<Step, number>
}
