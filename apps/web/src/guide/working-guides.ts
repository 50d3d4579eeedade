import type { Guide } from './task.ts'

/** Those who gather the numbers, lead a group and say what is done. */
export const workingGuides = {
  'team-member': {
    about: 'You give the numbers that are asked of you and help your group to plan its actions.',
    tasks: [
      {
        title: 'See what you owe',
        when: 'Three weeks before the meeting',
        words:
          'When the round opens you get one mail with what is asked of you and nothing else. “What you owe” shows the same list, with the day each thing is due. What is not published yet is not asked for. You can put the days into your own calendar from the foot of that page.',
        link: { text: 'What you owe', to: 'owed' },
        picture: 'what-you-owe',
      },
      {
        title: 'Record a value',
        when: 'Two weeks before the meeting',
        words:
          'Choose the indicator on your list, then “Record a value”. The newest period without a value is chosen for you. Type numerator and denominator if you have them, so that a gap can be told in children. If there is no value, say why: that is an answer too, and it is never counted as zero. A value that looks odd is asked about before it is stored.',
        link: { text: 'What you owe', to: 'owed' },
        picture: 'record-a-value',
      },
      {
        title: 'Ask somebody outside for a number',
        when: 'Two weeks before the meeting',
        words:
          'A school, a surgery or a charity can give one number without an account. On the indicator choose “Ask someone for it”. The link works for that number alone, until the day you set. Your lead or the coordinator accepts what comes back before it counts.',
        link: null,
        picture: 'ask-by-link',
      },
      {
        title: 'Add to the group’s story',
        when: 'When your group meets',
        words:
          'The walk takes your group through the Turning the Curve questions, one on a page. Say what pushes the curve the right way and what holds it back, one factor a row, and how you know. Everybody can type at the same time. What you type is kept even if the connection goes.',
        link: { text: 'Turning the Curve walk', to: 'walks' },
        picture: 'walk-story',
      },
      {
        title: 'Say how your actions stand',
        when: 'Before each meeting',
        words:
          'An action has one owner and a day it is due. If it is yours, choose “Say how it stands” and write what has happened since last time. Each update keeps its date, so nobody has to remember.',
        link: { text: 'Your actions', to: 'actions' },
        picture: 'own-actions',
      },
    ],
  },
  'priority-lead': {
    about: 'You have a report card ready for the meeting, with your group, in ten minutes of writing.',
    tasks: [
      {
        title: 'See what you owe',
        when: 'Three weeks before the meeting',
        words:
          '“What you owe” lists the values, report cards and recovery sheets that are asked of you, each with its day. Open one and you are where it is given.',
        link: { text: 'What you owe', to: 'owed' },
        picture: 'what-you-owe',
      },
      {
        title: 'Record your group’s values at once',
        when: 'Two weeks before the meeting',
        words:
          'On your priority choose “Record the latest values”. Type down the list, or paste a column from a spreadsheet. Each row says at once whether it is right. Numbers that came through a link wait on the priority’s list of links until you accept them.',
        link: { text: 'The plan, for your priority', to: 'plan' },
        picture: 'sheet-of-values',
      },
      {
        title: 'Lead the walk',
        when: 'When your group meets',
        words:
          'Open the walk and run the meeting from it: it keeps the time and shows everybody the same question. Rank the root causes, tie each idea to a factor, and keep one idea that costs little or nothing. Advice can be set aside with a reason. The report card takes its story and actions from here.',
        link: { text: 'Turning the Curve walk', to: 'walks' },
        picture: 'walk-story',
      },
      {
        title: 'Finish the report card',
        when: 'Ten days before the meeting',
        words:
          'Curves, story and actions are on the card already. You add what changed since last time, what you ask and of whom. The page says what is thin. It counts whether everything fits on one side of A4. Then choose “Call it ready”; a coordinator or the plan lead signs it.',
        link: { text: 'Report cards', to: 'report-cards' },
        picture: 'finish-the-card',
      },
      {
        title: 'Send a recovery sheet for red and amber',
        when: 'Ten days before the meeting',
        words:
          'Four questions: what changed, what you will do differently, when it will be back on path, and what you need from whom. What is known from the numbers and the walk is filled in. If the day back moves later, the list shows that it slipped.',
        link: { text: 'Red and amber', to: 'exceptions' },
        picture: 'recovery-sheet',
      },
      {
        title: 'Set targets and the baseline',
        when: 'When the plan is made, and once a year',
        words:
          'On the indicator choose “Targets and RAG rule”. Before you save you can see how every past period would have been judged. The last target is held against what other authorities have done. Under “Baseline” you freeze the forecast that later results are compared with, and give a reason.',
        link: null,
        picture: 'targets',
      },
      {
        title: 'Show another status where a colour misleads',
        when: 'When it is needed',
        words:
          'On the indicator choose “Show another status”. Both statuses then stand side by side, with your reason and name. It ends by itself when the next value comes, at the latest. Directors can list every one.',
        link: { text: 'Overrides', to: 'overrides' },
        picture: 'another-status',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Guide>>
