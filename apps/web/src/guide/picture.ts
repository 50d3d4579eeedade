import sizes from './pictures/sizes.json'

export type PictureName = keyof typeof sizes

type Words = Readonly<{ alt: string; caption: string }>

/** What each picture shows, for those who do not see it, and the line under it. */
const words: Readonly<Record<PictureName, Words>> = {
  'what-you-owe': {
    alt: 'A list on a phone: the days of the round, then a value, a report card and a recovery sheet, each with its day and whether it was opened.',
    caption: '“What you owe” of a priority lead, on a phone',
  },
  'record-a-value': {
    alt: 'A form on a phone: the period, numerator and denominator, the choice to give the value or to say there is none, and a note.',
    caption: '“Record a value”, on a phone',
  },
  'sheet-of-values': {
    alt: 'Three indicators under one another, each with its last value and empty fields for period, value, numerator and note.',
    caption: '“Record the latest values” of one priority',
  },
  'ask-by-link': {
    alt: 'A form that asks who is asked, their agency, an optional address, the period, and the last day on which the link works.',
    caption: '“Ask someone for this number”',
  },
  'opened-link': {
    alt: 'A page on a phone that says which number is asked for and by whom, shows the last numbers as a curve, and has two fields and a button to send.',
    caption: 'What a partner sees when the link is opened',
  },
  'walk-story': {
    alt: 'Two restricting factors in a list, each with its rank as a root cause, who could change it and a link to add evidence.',
    caption: 'The story behind the curve, in the walk',
  },
  'own-actions': {
    alt: 'Two actions on a phone, each with the idea it comes from, its owner, its day and its state; the first is seven days overdue.',
    caption: 'Your actions, on a phone',
  },
  'finish-the-card': {
    alt: 'Fields for what changed since last time, what is asked of whom, and one line; beside them the words of last time.',
    caption: 'What the lead adds to the card, beside the words of last time',
  },
  'report-card': {
    alt: 'The two curves of a report card, each with its latest value, its status and its verdict in words.',
    caption: 'The two curves of a report card',
  },
  'recovery-sheet': {
    alt: 'The four questions of a recovery sheet. The first is filled in from the walk; the actions agreed before are listed with their state.',
    caption: 'A recovery sheet as it opens, with what is known already',
  },
  targets: {
    alt: 'Two dated targets, a line that holds the last one against other authorities, a field for the reason and a button to preview.',
    caption: 'Targets of one indicator',
  },
  'another-status': {
    alt: 'A choice of the status to show, a field for the reason and the last day on which it may stand.',
    caption: '“Show another status”',
  },
  'days-of-a-round': {
    alt: 'Six days of a round with the date proposed for each: it opens, numbers are due, cards are due, the pack is frozen, the note and the nudge go out.',
    caption: 'The days proposed for the next round',
  },
  'who-owes-what': {
    alt: 'A list of people with what is late and still owed by each, when they were mailed and when they first looked.',
    caption: 'Who owes what, person by person',
  },
  'what-to-look-at': {
    alt: 'Four signs, each with how many were found and how: words not rewritten, actions without an effect, targets without a reason, days put off.',
    caption: '“What to look at”',
  },
  agenda: {
    alt: 'The first eight items of a proposed agenda, each with its minutes and controls to move it or take it off.',
    caption: 'The agenda that is proposed, worst first',
  },
  'freeze-the-pack': {
    alt: 'Counts of what would be frozen now: items of the agenda, promises, exceptions, cards, and what has not come; under them the button to freeze.',
    caption: 'What would be frozen now',
  },
  minutes: {
    alt: 'A form with question, who asked, answer, who answered, a promise with its owner and day, and the decision.',
    caption: 'The minutes of one question, with a promise',
  },
  projector: {
    alt: 'One item as the room sees it: red for two years, a sentence in large type, the curve, and beside it gap, cause, who controls it and what was promised.',
    caption: 'One item on the projector',
  },
  'new-person': {
    alt: 'A form with role title, agency and e-mail address, and a ticked box to invite the person by mail.',
    caption: '“Add a person”',
  },
  token: {
    alt: 'A form that asks what the token is for, what it reads and its last day.',
    caption: '“Make a token”',
  },
  'bring-in-a-file': {
    alt: 'The first step of bringing in figures: choose a file or paste a table, with a field to drop the file on.',
    caption: 'The first step of bringing in figures',
  },
  'look-first': {
    alt: 'One item that is worst for longest with a sentence about it, and under it counts of what is red, amber, late, and of what waits for somebody.',
    caption: 'The head of “Red and amber”',
  },
  exception: {
    alt: 'One red item: status and last four rounds, a small curve, cause, who controls it, baseline, direction, forecast, day back, action, last challenge and promise.',
    caption: 'One item of “Red and amber”',
  },
  'decide-on-a-sheet': {
    alt: 'A choice to accept the sheet or to send it back with a question, and a field for words.',
    caption: 'A director’s decision on a recovery sheet',
  },
  escalation: {
    alt: 'An item that has been red in six rounds running, with the choice to change the plan, change the target or accept it, and a field for the reason.',
    caption: 'A decision on what was carried up',
  },
  'ask-a-question': {
    alt: 'A form with the question, and what it is about.',
    caption: 'A question for the meeting',
  },
  ledger: {
    alt: 'One promise in the ledger with who made it, at which meeting, and its day.',
    caption: 'A promise in the ledger',
  },
  plan: {
    alt: 'Indicators counted by status, the verdicts against the baseline, what changed with the latest value, and three values that are late.',
    caption: 'The head of the plan’s page',
  },
  curve: {
    alt: 'A curve: history, the frozen baseline’s forecast as a dashed line with its range, results since then, and the target.',
    caption: 'One curve with its sentence',
  },
  summary: {
    alt: 'A strip with an indicator’s latest value, status, direction of travel, verdict against the baseline and forecast.',
    caption: 'What is said of one indicator, in one strip',
  },
  panel: {
    alt: 'A part of the panel’s papers on a phone: what it is about in plain words, a sentence about the number and its curve.',
    caption: 'The panel’s papers, on a phone',
  },
}

const files = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?url', import: 'default' })

/** A picture with its size as it was taken, so that the page does not jump when it arrives. */
export function pictureOf(name: PictureName) {
  return { ...words[name], ...sizes[name], src: files[`./pictures/${name}.webp`] ?? '' }
}
