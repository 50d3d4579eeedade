import type { Guide, Task } from './task.ts'

const seen: Task = {
  title: 'See how the plan stands',
  when: 'At any time',
  words:
    'The head of the plan’s page counts the indicators by status, says what has changed and names what is late. Each count is a link that narrows the list. Nothing is averaged: one red child is never hidden behind green ones.',
  link: { text: 'The plan', to: 'plan' },
  picture: 'plan',
}

const curve: Task = {
  title: 'Read one curve',
  when: 'At any time',
  words:
    'The sentence above the curve says what the numbers found. The dashed line is where the curve would have gone if nothing changed; the accent colour is what came after. Doing better than the dashed line is progress, even while the numbers still fall. The tab “Table” says the same.',
  link: { text: 'The plan', to: 'plan' },
  picture: 'curve',
}

const ask: Task = {
  title: 'Put a question to the meeting',
  when: 'Until the meeting begins',
  words:
    'Open the next meeting and choose “Ask a question”. Say what it is about. It stands under that item on the day, with your name and agency, and the answer and any promise are kept with it.',
  link: { text: 'Meetings', to: 'meetings' },
  picture: 'ask-a-question',
}

const ledger: Task = {
  title: 'Follow what was promised',
  when: 'After the meeting',
  words:
    'The ledger keeps every challenge and every promise: who made it, by when, and whether it was kept, late or dropped. It also names the indicators that nobody has asked about for a year.',
  link: { text: 'Ledger of promises', to: 'ledger' },
  picture: 'ledger',
}

/** Those who watch, ask and decide; they change no figure. */
export const watchingGuides = {
  director: {
    about: 'You see what is red, why, who answers for it, since when and when it is back; and you decide.',
    tasks: [
      {
        title: 'Look at this first',
        when: 'Each Monday',
        words:
          '“Red and amber” begins with the one item that is worst for longest. The counts under it narrow the list: by status, by what is overdue, by what asks something of you. Save a view you use often, and have it mailed to you weekly. No mail comes when nothing has changed.',
        link: { text: 'Red and amber', to: 'exceptions' },
        picture: 'look-first',
      },
      {
        title: 'Read one item',
        when: 'Each Monday',
        words:
          'One block says all there is: the gap, the cause and who controls it, the curve against the baseline, the action and its owner, the day it is expected back and how often that day moved. An item that is green today but not by forecast stands here too.',
        link: { text: 'Red and amber', to: 'exceptions' },
        picture: 'exception',
      },
      {
        title: 'Accept a recovery sheet or send it back',
        when: 'Ten days before the meeting',
        words:
          'Read what will be done differently, what is needed and from whom. Accept it, or send it back with a question; its owner is asked again.',
        link: { text: 'Red and amber, waiting for a decision', to: 'exceptions' },
        picture: 'decide-on-a-sheet',
      },
      {
        title: 'Decide on what was carried up',
        when: 'When it reaches you',
        words:
          'What stays red, or misses its day, is carried up by a rule everybody can read. Change the plan, change the target or accept it as it is, and say why. The decision stands in the register with your name.',
        link: { text: 'Escalations', to: 'escalations' },
        picture: 'escalation',
      },
      ask,
      ledger,
    ],
  },
  'lead-member': {
    about: 'You read your part of the plan, ask, and see what became of the answers.',
    tasks: [
      seen,
      {
        title: 'See what is red and amber',
        when: 'Before each meeting',
        words:
          'The list shows what is off its target, worst and longest first, with cause, action, owner and the day it should be back. You see what directors see.',
        link: { text: 'Red and amber', to: 'exceptions' },
        picture: 'exception',
      },
      {
        title: 'Read a report card',
        when: 'One week before the meeting',
        words:
          'A card is one side of A4: two curves, further indicators as rows, the story, what works and the actions. “Print or save as PDF” gives it with a description for screen readers.',
        link: { text: 'Report cards', to: 'report-cards' },
        picture: 'report-card',
      },
      ask,
      ledger,
    ],
  },
  reader: {
    about: 'You read the plan, its curves and its papers, and may ask.',
    tasks: [
      seen,
      curve,
      {
        title: 'Read the papers of a meeting',
        when: 'One week before the meeting',
        words:
          'A frozen pack holds agenda, promises from last time and report cards as they stood that day. It is there as a page, a PDF and slides, and never changes. A later version says what is different.',
        link: { text: 'Meetings', to: 'meetings' },
        picture: 'report-card',
      },
      ask,
      {
        title: 'Borrow an idea',
        when: 'At any time',
        words:
          'The bank of ideas holds what groups have thought of, with its cost and evidence, and what became of it. Search it by words before you start anew.',
        link: { text: 'Ideas', to: 'ideas' },
        picture: null,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Guide>>
