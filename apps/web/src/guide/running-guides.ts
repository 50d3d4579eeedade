import type { Guide } from './task.ts'

/** Those who run the plan, its data and its people. */
export const runningGuides = {
  'plan-coordinator': {
    about: 'You run the quarter: open the round, see who owes what, freeze the pack, take the minutes.',
    tasks: [
      {
        title: 'Plan and open the round',
        when: 'Three weeks before the meeting',
        words:
          'Give the day of the meeting and the other days are proposed, working back from it. Change any of them. When you open the round, each owner gets one mail with what they owe.',
        link: { text: 'Rounds', to: 'rounds' },
        picture: 'days-of-a-round',
      },
      {
        title: 'See who owes what',
        when: 'Two weeks before the meeting',
        words:
          'The round’s page lists each person with what is still open and what is overdue. It shows whether they have opened their list and when they were last asked. Reminders go out on the days you set.',
        link: { text: 'Rounds', to: 'rounds' },
        picture: 'who-owes-what',
      },
      {
        title: 'Check what was written',
        when: 'Ten days before the meeting',
        words:
          '“What to look at” finds words that nobody rewrote for the new value, actions that name no effect, targets without a reason and days that were put off. Each is a sign, not a verdict. Then sign the cards that are ready, or open them again with a reason.',
        link: { text: 'What to look at', to: 'detectors' },
        picture: 'what-to-look-at',
      },
      {
        title: 'Plan the meeting and its agenda',
        when: 'Two weeks before the meeting',
        words:
          'An agenda is proposed from what is red and amber, worst first, with minutes for each item. Move items, change the minutes or add your own. On the same page you can ask partners and the young people’s panel for questions, through a link.',
        link: { text: 'Meetings', to: 'meetings' },
        picture: 'agenda',
      },
      {
        title: 'Freeze the pack',
        when: 'One week before the meeting',
        words:
          'The pack’s page shows what would be frozen now and what has not come. A frozen pack never changes, even when numbers do. If you must issue it again, say why; readers see what changed. Somebody without an account can read one version through a link.',
        link: { text: 'Meetings', to: 'meetings' },
        picture: 'freeze-the-pack',
      },
      {
        title: 'Take the minutes',
        when: 'On the day',
        words:
          'Type each question, who asked, the answer, the promise, its owner and its day. All of it is saved as you type and can be seen on the projector. Later changes to minutes need a reason, which everybody can read.',
        link: { text: 'Meetings', to: 'meetings' },
        picture: 'minutes',
      },
      {
        title: 'Send the follow-up note',
        when: 'Two days after the meeting',
        words:
          'On the closed meeting’s page send each person what they promised. A nudge goes out by itself a month later for what is still open. The next pack begins with these promises.',
        link: { text: 'Ledger of promises', to: 'ledger' },
        picture: 'ledger',
      },
    ],
  },
  'plan-lead': {
    about: 'You sign the cards, chair the challenge meeting from one screen and decide on what was carried up.',
    tasks: [
      {
        title: 'Read the plan in one look',
        when: 'At any time',
        words:
          'The head of the plan’s page counts the indicators by status, says what has changed and names what is late. Each count is a link that narrows the list.',
        link: { text: 'The plan', to: 'plan' },
        picture: 'plan',
      },
      {
        title: 'Sign the report cards',
        when: 'Ten days before the meeting',
        words:
          'A card that its lead has called ready waits for you or a coordinator. Signing keeps it exactly as it is. You can open it again, with a reason, until the pack is frozen.',
        link: { text: 'Report cards', to: 'report-cards' },
        picture: 'report-card',
      },
      {
        title: 'Chair the meeting',
        when: 'On the day',
        words:
          'The projector’s view shows one item at a time: the curve, how long it has been red, the cause, and what was promised last time. The clock belongs to you. Promises from last time come first, then red and amber.',
        link: { text: 'Meetings', to: 'meetings' },
        picture: 'projector',
      },
      {
        title: 'Accept a recovery sheet or send it back',
        when: 'Before and after the meeting',
        words:
          'Read what will be done differently, and the day it should be back. Accept it, or send it back with a question; its owner is asked again.',
        link: { text: 'Red and amber', to: 'exceptions' },
        picture: 'decide-on-a-sheet',
      },
      {
        title: 'Decide on what was carried up',
        when: 'When it reaches you',
        words:
          'What stays red is carried further up by a rule: to its owner, to a director, then to the board. Decide whether to change the plan, to change the target, or to accept it as it is, and say why.',
        link: { text: 'Escalations', to: 'escalations' },
        picture: 'escalation',
      },
      {
        title: 'Look up who changed what',
        when: 'When it is needed',
        words:
          'The audit trail keeps every change with its author and moment. Rule changes and overrides have lists of their own under “Red and amber”.',
        link: { text: 'Audit trail', to: 'audit' },
        picture: null,
      },
    ],
  },
  analyst: {
    about: 'You bring published figures in, check them, and feed Power BI, Excel, R and Python.',
    tasks: [
      {
        title: 'Bring in a file',
        when: 'When figures are published',
        words:
          'Give a CSV or Excel file, or paste a table. Each column is recognised by what stands in it, and you confirm. The preview counts what would be added, changed and refused, with the reason for each row. Nothing is stored before you confirm, and a stored file can be undone as a whole.',
        link: { text: 'Data', to: 'imports' },
        picture: 'bring-in-a-file',
      },
      {
        title: 'Take an indicator from the catalogue',
        when: 'When the plan is made',
        words:
          'The catalogue holds published collections that were loaded here. Adopting an indicator brings its definition and figures for your area and its comparators. When a new edition is loaded, you see what it would change first.',
        link: { text: 'Catalogue', to: 'catalogue' },
        picture: null,
      },
      {
        title: 'Correct a value',
        when: 'When a figure is revised',
        words:
          'Record the value again for its period, or bring in the revised file. The earlier one stays, with its day. A frozen baseline and a frozen pack do not move. “As it was known on a day” shows what was known when a decision was made.',
        link: { text: 'The plan', to: 'plan' },
        picture: 'record-a-value',
      },
      {
        title: 'Read a curve',
        when: 'At any time',
        words:
          'History runs to the dotted line, where the baseline was frozen. The dashed line with its range is where it would have gone if nothing changed. The accent colour is what came after. The tabs hold the same as a table, as downloads, and the definition.',
        link: { text: 'The plan', to: 'plan' },
        picture: 'curve',
      },
      {
        title: 'Make a token and feed other programs',
        when: 'Once',
        words:
          'Every figure stands in one flat table at one address. A token lets a program read it and change nothing; it ends on the day you set. Hidden small numbers are hidden there as well. The page on using the figures elsewhere has lines to copy.',
        link: { text: 'Tokens', to: 'tokens' },
        picture: 'token',
      },
    ],
  },
  administrator: {
    about: 'You let people in, give them roles, and keep boards, tokens and mails. You have no say over figures.',
    tasks: [
      {
        title: 'Let somebody in',
        when: 'When somebody joins',
        words:
          'Add the person by their role title and agency, and invite them by mail. The mail holds a link that works once. On the next page you give them roles, each for the whole partnership, one plan or one priority.',
        link: { text: 'People', to: 'members' },
        picture: 'new-person',
      },
      {
        title: 'Pass on what a leaver holds',
        when: 'When somebody leaves',
        words:
          'On the person’s page, “Leaving and hand-over” moves everything they answer for to somebody else in one step. For a holiday, set an absence and a deputy instead. What they did stays under the name of their role.',
        link: { text: 'People', to: 'members' },
        picture: null,
      },
      {
        title: 'Keep the boards',
        when: 'When a board changes',
        words: 'Boards and their seats say where something is carried up to. Each seat has a person and dates.',
        link: { text: 'Boards', to: 'boards' },
        picture: null,
      },
      {
        title: 'Set when something is carried up',
        when: 'Once, with the board',
        words:
          'Say after how many red rounds another recovery sheet is owed, whether a missed day back goes to a director, and when the board must decide. The rule is dated and has a reason. It holds from today on and never changes what was judged before.',
        link: { text: 'When something is carried up', to: 'escalation-rule' },
        picture: null,
      },
      {
        title: 'See what was mailed and what changed',
        when: 'When it is needed',
        words:
          'Mails shows what went out, what failed and what is kept because no mail server is set; from there you can hand a link on yourself. The audit trail keeps each change with its author. Tokens can be revoked at once. Below the people you can download the whole partnership.',
        link: { text: 'Mails', to: 'mails' },
        picture: null,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Guide>>
