import type { Content } from '@ttc/contracts/answer'
import type { StatementStep } from '@ttc/domain/turning-the-curve/answer'
import type { Step } from '@ttc/domain/turning-the-curve/step'

type FormKind = Exclude<Content['kind'], 'evidence' | 'working-baseline'>

/** One list of a step: what stands in it, what a new one begins as, and what is said where there is none. */
export type StepList = Readonly<{
  key: string
  title: string
  mark?: 'plus' | 'minus'
  kind: FormKind
  holds: (content: Content) => boolean
  begins: Readonly<Record<string, unknown>>
  add: string
  empty: string
  /** What the order of the list means, where it means something. */
  order?: string
  /** Fields that are not asked of what stands in it. */
  without?: readonly string[]
  /** Dots may be given to what stands in it. */
  dots?: boolean
}>

const score = { score: null, reason: '' }

const statements = (step: StatementStep, title: string, add: string, empty: string): StepList => ({
  key: step,
  title,
  kind: 'statement',
  holds: (content) => content.kind === 'statement' && content.step === step,
  begins: { kind: 'statement', step, text: '', voice: false },
  add,
  empty,
})

const factors = (direction: 'contributing' | 'restricting', title: string): StepList => ({
  key: direction,
  title,
  mark: direction === 'contributing' ? 'plus' : 'minus',
  kind: 'factor',
  holds: (content) => content.kind === 'factor' && content.direction === direction,
  begins: { kind: 'factor', direction, text: '', control: null, rank: null },
  add: `Add a ${direction} factor`,
  empty:
    direction === 'contributing'
      ? 'What pushes the curve the right way? Say one thing a row.'
      : 'What holds it back? Say one thing a row, and ask “why?” of each.',
  dots: true,
  // What pushes the right way is no cause to be removed.
  ...(direction === 'contributing' ? { without: ['rank'] } : {}),
})

const candidates = (key: string, title: string, use: string, uses: readonly string[], empty: string): StepList => ({
  key,
  title,
  kind: 'candidate',
  holds: (content) => content.kind === 'candidate' && uses.includes(content.use),
  begins: {
    kind: 'candidate',
    text: '',
    placementId: null,
    communication: null,
    proxy: null,
    data: null,
    use,
    note: '',
  },
  add: key === 'candidates' ? 'Add a candidate indicator' : `Add to the ${title.toLowerCase()}`,
  empty,
  ...(key === 'data-development' ? { order: 'The first is wanted most.' } : {}),
})

const knowledge = (key: 'known' | 'find-out', title: string, state: string, empty: string): StepList => ({
  key,
  title,
  kind: 'knowledge',
  holds: (content) => content.kind === 'knowledge' && (content.state === 'known') === (key === 'known'),
  begins: { kind: 'knowledge', state, text: '', ownerMemberId: null, dueOn: null, found: '' },
  add: key === 'known' ? 'Add what is known' : 'Add a question',
  empty,
})

/** The lists of answers that each step asks for, in the order in which they are talked about. */
export const listsOf: Readonly<Record<Step, readonly StepList[]>> = {
  aim: [
    statements(
      'aim',
      'What we are trying to achieve',
      'Add a sentence',
      'Say it in a sentence that a neighbour would understand.',
    ),
  ],
  outcomes: [],
  population: [
    {
      key: 'population',
      title: 'The population and its groups',
      kind: 'population-group',
      holds: (content) => content.kind === 'population-group',
      begins: { kind: 'population-group', text: '', size: null, note: '' },
      add: 'Add a group',
      empty: 'Who is this about? Begin with everybody, then say for which groups it looks different.',
    },
  ],
  success: [
    statements(
      'success',
      'What we would see',
      'Add what we would see',
      'What would people see, hear or feel if it were true? Ask young people first.',
    ),
  ],
  indicators: [
    candidates(
      'candidates',
      'Candidate indicators',
      'undecided',
      ['undecided', 'headline', 'secondary'],
      'How would people know, in a number? Say every idea first, rate them after.',
    ),
    candidates(
      'data-development',
      'Data development agenda',
      'data-development',
      ['data-development'],
      'Nothing to collect first. A strong candidate without figures belongs here.',
    ),
    candidates(
      'parking',
      'Parking page for performance measures',
      'parked',
      ['parked'],
      'Nothing is parked. What tells of one service and not of a population belongs here.',
    ),
  ],
  trend: [],
  target: [
    statements(
      'target',
      'Where we want to get to',
      'Add a sentence',
      'Is the future that the baseline shows good enough? If not, what would be?',
    ),
  ],
  position: [
    statements(
      'position',
      'Our position',
      'Add a sentence',
      'What does the group say of where it stands, in a sentence or two?',
    ),
  ],
  story: [factors('contributing', 'Contributing factors'), factors('restricting', 'Restricting factors')],
  knowledge: [
    knowledge('known', 'What we know', 'known', 'What do we know for sure about why this is so?'),
    knowledge(
      'find-out',
      'Information and research agenda',
      'information',
      'What do we need to find out? Say who does so, and by when.',
    ),
  ],
  partners: [
    {
      key: 'partners',
      title: 'Partners with a role to play',
      kind: 'partner',
      holds: (content) => content.kind === 'partner',
      begins: { kind: 'partner', text: '', standing: 'existing', role: '', ask: '', reply: 'not-asked', replyNote: '' },
      add: 'Add a partner',
      empty: 'Who else has a part in this? Think of those who are not in the room.',
    },
  ],
  'what-works': [
    {
      key: 'ideas',
      title: 'Ideas of what works',
      kind: 'idea',
      holds: (content) => content.kind === 'idea',
      begins: {
        kind: 'idea',
        text: '',
        cost: null,
        offTheWall: false,
        stops: false,
        strength: null,
        evidence: '',
        elsewhere: '',
        source: '',
      },
      add: 'Add an idea',
      empty: 'What could turn the curve? No-cost and low-cost ideas first; off-the-wall ones are welcome.',
      dots: true,
    },
  ],
  actions: [
    {
      key: 'actions',
      title: 'What we will do',
      kind: 'action',
      holds: (content) => content.kind === 'action',
      begins: {
        kind: 'action',
        text: '',
        ownerMemberId: null,
        startsOn: null,
        dueOn: null,
        stops: '',
        effect: '',
        leverage: score,
        feasibility: score,
        specificity: score,
        values: score,
      },
      add: 'Add an action',
      empty: 'Which ideas do we take up? Each action has one owner and a day.',
    },
  ],
}

/** What each step asks, in a sentence or two under the question. */
export const stepHints: Readonly<Record<Step, string>> = {
  aim: 'In plain words, and without naming a service: what is to be different for children and families?',
  outcomes: 'The conditions of well-being that this priority serves. They name no service and carry no number.',
  population: 'Whose lives is this about? All of them, not only those who use a service.',
  success: 'If it were so, what would we see on the street, at school, at home?',
  indicators: 'Which numbers would tell? Rate each on three powers; two or three become headline indicators.',
  trend: 'Look at the curve and its baseline. Where there is no curve yet, draw what the group knows.',
  target: 'Look at where the baseline leads. Is this future OK?',
  position: 'Where does the group stand on that today?',
  story:
    'What pushes the curve the right way, and what holds it back? One factor a row. Ask “why?” until you reach something you could act on, then rank it as a root cause.',
  knowledge: 'Say what is certain. Make each guess a question, with somebody who finds out and a day.',
  partners: 'Who could do something about the factors, and what would we ask of them?',
  'what-works':
    'Each idea answers a factor and says how well it is known to work. At least one costs little or nothing.',
  actions: 'Each action comes from an idea, has exactly one owner and a due date, and is scored by the group.',
}
