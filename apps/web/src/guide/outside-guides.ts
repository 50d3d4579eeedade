import type { Guide } from './task.ts'

/** Those without an account, who come through a link. */
export const outsideGuides = {
  partner: {
    about: 'You were sent a link. You can give what it asks from your phone, without an account.',
    tasks: [
      {
        title: 'Give one number',
        when: 'Until the day the link says',
        words:
          'The page says who asks, what is counted and what the last number was. Type how many it is true of and out of how many, and send. You can open the link again and correct the number until the group has accepted it. A small number is hidden from others.',
        link: null,
        picture: 'opened-link',
      },
      {
        title: 'Say that you cannot give it',
        when: 'Until the day the link says',
        words:
          'Choose “I cannot give this number” and say why. That helps more than silence: the group stops asking you, or asks somebody else. You have no duty to answer.',
        link: null,
        picture: null,
      },
      {
        title: 'Read a pack, or ask a question',
        when: 'Before the meeting',
        words:
          'Another kind of link shows the frozen papers of one meeting and nothing else. A third lets you put questions to a meeting until it begins. Keep a link to yourself: whoever has it can use it.',
        link: null,
        picture: null,
      },
    ],
  },
  panel: {
    about: 'You are on the young people’s panel. You can read your papers and ask the meeting questions.',
    tasks: [
      {
        title: 'Read what you asked for',
        when: 'Before the meeting',
        words:
          'Open the link you were given. It shows the parts you chose, in plain words, with a picture of the numbers. You do not need an account.',
        link: null,
        picture: 'panel',
      },
      {
        title: 'Ask your questions',
        when: 'Until the meeting begins',
        words:
          'Choose “Ask about this”, or ask about the meeting as a whole. Write in your own words. You can change a question or take it out until the meeting begins. Your group’s name stands under it, not yours.',
        link: null,
        picture: null,
      },
      {
        title: 'Read the answers',
        when: 'One week before the meeting',
        words:
          'Somebody who knows owes you an answer a week before the meeting. Open the same link again to read it. If you are not happy with it, ask again.',
        link: null,
        picture: null,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Guide>>
