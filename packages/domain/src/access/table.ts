import type { Action } from './action.ts'
import { type Kind, kindsOfScope, type Role } from './role.ts'

export { type Action, actions } from './action.ts'
export { type Kind, kindsOfScope, type Role, roles } from './role.ts'

/**
 * How far a role held for a plan or a priority reaches. `within`: only to what lies inside it. `plan`: to the whole
 * plan around it, because a group that could not see the plan it works for would work on its own. `anywhere`: to what
 * the partnership shares, such as its people and boards.
 */
export type Reach = 'within' | 'plan' | 'anywhere'

type Rule = Readonly<{
  /** Who may, by role and by the kinds of scope the role counts for. */
  who: Readonly<Partial<Record<Role, readonly Kind[]>>>
  reach: Reach
  /** The action that shows the object; the action itself where it is one of reading. */
  sees: Action
  /** Of an object in several places at once: is one enough, or must every one be covered? */
  needs: 'some' | 'every'
  /** Who may do this may do it to an indicator that stands in no plan yet. */
  unplaced: Action | null
}>

const everywhere: readonly Kind[] = kindsOfScope
const plans: readonly Kind[] = ['partnership', 'plan']
const whole: readonly Kind[] = ['partnership']

/**
 * What each role may be held for. Where the table gives a role nothing to do in a scope, holding it there would be a
 * promise nobody keeps: so no administrator of one priority, and no coordinator of half a plan.
 */
export const heldFor: Readonly<Record<Role, readonly Kind[]>> = {
  'team-member': everywhere,
  'priority-lead': everywhere,
  'plan-coordinator': plans,
  'plan-lead': plans,
  director: plans,
  'lead-member': everywhere,
  analyst: plans,
  administrator: whole,
  reader: everywhere,
}

/** Reading: whoever has any role sees the plan that the role is in. */
const reading = (sees: Action, reach: Reach, unplaced: Action | null = null): Rule => ({
  who: heldFor,
  reach,
  sees,
  needs: 'some',
  unplaced,
})

const doing = (sees: Action, who: Rule['who'], more: Partial<Rule> = {}): Rule => ({
  who,
  reach: 'within',
  sees,
  needs: 'some',
  unplaced: null,
  ...more,
})

/**
 * Who may do what: the one place that says so. The API's hook asks it before a route runs, and the answers carry what
 * it allows, so that no screen offers what would be refused. Source: the roles of PRODUCT.md ("Who uses it").
 *
 * - Those who watch and challenge (plan lead, director, lead member, reader) read, and change no figure. Plan leads and
 *   directors accept recovery sheets or send them back; what else they ask and decide belongs to the challenge meeting.
 * - An administrator looks after people, boards, tokens and mail, and has no say over figures: whoever can give
 *   themselves a role should not also be able to change a target unnoticed. Giving a role is recorded.
 * - Numbers are recorded by those nearest to them; what a number is measured against (target, rule, baseline) is
 *   changed by leads and coordinators; the plan's own structure by the coordinator alone.
 * - What holds for several plans at once (people, boards, whole files of figures) needs a role for the partnership.
 */
export const table: Readonly<Record<Action, Rule>> = {
  'page.read': reading('page.read', 'anywhere'),
  'health.read': reading('health.read', 'anywhere'),
  /** Signing in, resetting a password, accepting an invitation: asked before anybody is known. */
  'account.open': reading('account.open', 'anywhere'),
  /** One's own account and sessions: needs a session, no partnership. */
  'account.own': reading('account.own', 'anywhere'),
  'partnership.read': reading('partnership.read', 'anywhere'),
  /** Everything at once, with the small numbers: whoever looks after the installation, never a program. */
  'partnership.export': { ...reading('partnership.read', 'within'), who: { administrator: whole } },
  'member.read': reading('member.read', 'anywhere'),
  /** One's own absence and deputy. */
  'member.own': doing('member.read', heldFor, { reach: 'anywhere' }),
  'member.edit': doing('member.read', { 'plan-coordinator': whole, administrator: whole }),
  /** Letting a person in: the invitation, and the address it goes to. Not for every member: see `actionToInvite`. */
  'member.invite': doing('member.read', { 'plan-coordinator': whole, administrator: whole }),
  /** Roles, leaving, deleting a person: only administrators, else a coordinator could make themselves one. */
  'member.grant': doing('member.read', { administrator: whole }),
  'board.read': reading('board.read', 'anywhere'),
  'board.edit': doing('board.read', { 'plan-coordinator': whole, administrator: whole }),
  /** Refused openly: everyone in a partnership knows that what they do is written down. */
  'audit.read': { ...reading('partnership.read', 'within'), who: { administrator: whole, 'plan-lead': whole } },
  'token.edit': doing('member.read', { administrator: whole, analyst: whole }),
  /** Kept mails hold links that let people in. */
  'mail.read': { ...reading('mail.read', 'within'), who: { administrator: whole } },
  'plan.read': reading('plan.read', 'plan'),
  'plan.edit': doing('plan.read', { 'plan-coordinator': plans }),
  /** The priority lead chooses the indicators of the group. */
  'placement.edit': doing('plan.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  /** For choosing: the list holds those alone that the reader may see. */
  'indicator.list': reading('indicator.list', 'anywhere'),
  'indicator.read': reading('indicator.read', 'plan', 'indicator.add'),
  'indicator.add': doing(
    'partnership.read',
    { 'priority-lead': everywhere, 'plan-coordinator': plans, analyst: plans },
    { reach: 'anywhere' },
  ),
  'indicator.edit': doing(
    'indicator.read',
    { 'priority-lead': everywhere, 'plan-coordinator': plans, analyst: plans },
    { needs: 'every', unplaced: 'indicator.add' },
  ),
  'measurement.read': reading('measurement.read', 'plan', 'indicator.add'),
  /**
   * The numbers hidden from everyone else, and saying which are hidden: those who check figures before others see them.
   * A lead or a director decides on what may be shown. No token: a program would carry them on.
   */
  'measurement.read-small': doing('indicator.read', { 'plan-coordinator': plans, analyst: plans }, { needs: 'every' }),
  'measurement.record': doing(
    'indicator.read',
    { 'team-member': everywhere, 'priority-lead': everywhere, 'plan-coordinator': plans, analyst: plans },
    { unplaced: 'indicator.add' },
  ),
  'target.edit': doing('indicator.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  'baseline.freeze': doing(
    'indicator.read',
    { 'priority-lead': everywhere, 'plan-coordinator': plans, analyst: plans },
    { needs: 'every', unplaced: 'indicator.add' },
  ),
  'comparator.read': reading('comparator.read', 'anywhere'),
  /** Whom the partnership compares itself with: for every indicator of every plan at once. */
  'comparator.edit': doing('comparator.read', { 'plan-coordinator': whole, analyst: whole }),
  /** A file of figures reaches over all plans. */
  'import.read': {
    ...reading('import.read', 'within'),
    who: { analyst: whole, 'plan-coordinator': whole, 'priority-lead': whole },
  },
  'import.store': doing('import.read', { analyst: whole, 'plan-coordinator': whole }),
  /** Published figures, the same for everybody; what is made of them here is shown to those who may see it. */
  'catalogue.read': reading('catalogue.read', 'anywhere'),
  'report-card.read': reading('report-card.read', 'plan'),
  /** The lead's own words, and that the card is ready. */
  'report-card.write': doing('report-card.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  /** The card goes to the meeting as it is: by those who answer for the plan, not by who wrote it alone. */
  'report-card.sign': doing('report-card.read', { 'plan-coordinator': plans, 'plan-lead': plans }),
  'walk.read': reading('walk.read', 'plan'),
  /** Answers, evidence and dots: whoever works in the group, all at the same time. */
  'walk.contribute': doing('walk.read', {
    'team-member': everywhere,
    'priority-lead': everywhere,
    'plan-coordinator': plans,
  }),
  /** The meeting itself: its clock, its recorder, what counts as answered, which advice is set aside. */
  'walk.lead': doing('walk.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  /** The files under what a group answered. They may show more of a child than an answer says: whoever reads the walk. */
  'evidence.read': reading('evidence.read', 'plan'),
  'evidence.add': doing('evidence.read', {
    'team-member': everywhere,
    'priority-lead': everywhere,
    'plan-coordinator': plans,
  }),
  'action.list': reading('action.list', 'anywhere'),
  /** Whoever owns an action says how it stands, whatever role they hold; the route asks whether they own it. */
  'action.update': doing('walk.read', heldFor, { reach: 'plan' }),
  /** What was thought of elsewhere in the partnership: the list holds what the reader may see. */
  'idea.list': reading('idea.list', 'anywhere'),
  /** What is red and amber: the list holds what the reader may see. */
  'exception.list': reading('exception.list', 'anywhere'),
  'override.list': reading('override.list', 'anywhere'),
  /** Whoever sets targets may say why a colour misleads. Directors read who does so, and how often. */
  'override.edit': doing('indicator.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  /** What a link's key opens: asked by somebody without an account, who is told of nothing but what the link asks. */
  'link.open': reading('link.open', 'anywhere'),
  /** Names and addresses of people outside, and what they brought: those who asked them, and those who decide. */
  'link.read': {
    ...reading('plan.read', 'within'),
    who: { 'team-member': everywhere, 'priority-lead': everywhere, 'plan-coordinator': plans },
  },
  /** Whoever collects the group's numbers asks others for theirs. */
  'link.make': doing('plan.read', {
    'team-member': everywhere,
    'priority-lead': everywhere,
    'plan-coordinator': plans,
  }),
  /** What comes from outside becomes a number of the plan by the word of those who answer for it. */
  'link.accept': doing('plan.read', { 'priority-lead': everywhere, 'plan-coordinator': plans }),
  'recovery-sheet.read': reading('recovery-sheet.read', 'plan'),
  /** The indicator's owner, whatever role they hold, and those who lead: the route asks which. */
  'recovery-sheet.write': doing('recovery-sheet.read', heldFor, { reach: 'plan' }),
  /** Accepting a sheet, or sending it back with a question. The coordinator checks it before directors see it. */
  'recovery-sheet.decide': doing('recovery-sheet.read', {
    'plan-coordinator': plans,
    'plan-lead': plans,
    director: plans,
  }),
  'escalation.list': reading('escalation.list', 'anywhere'),
  /** What was carried up is decided by those it was carried up to. Coordinators and leads make it so, or change it. */
  'escalation.decide': doing('recovery-sheet.read', { 'plan-lead': plans, director: plans }),
  /** When sheets are owed and what is carried up, for every plan at once. */
  'escalation.rule': doing('escalation.list', { 'plan-coordinator': whole, administrator: whole }),
  /** One's own lists, and the mail about them. */
  'view.own': doing('exception.list', heldFor, { reach: 'anywhere' }),
  'round.read': reading('round.read', 'plan'),
  /**
   * Setting up the quarter, opening and closing it, who owes what. Whoever chairs may do it as well. Not administrators:
   * what is asked of whom is a matter of the plan.
   */
  'round.run': doing('round.read', { 'plan-coordinator': plans, 'plan-lead': plans }),
  /** What one owes oneself, and one's own calendar. */
  'round.own': doing('partnership.read', heldFor, { reach: 'anywhere' }),
  'challenge-meeting.read': reading('challenge-meeting.read', 'plan'),
  /** Day, agenda, order of questions, clock and end: whoever chairs the meeting, and whoever prepares it. */
  'challenge-meeting.run': doing('challenge-meeting.read', { 'plan-coordinator': plans, 'plan-lead': plans }),
  /** A question for the day, put in writing before it: whoever reads the plan may ask. */
  'challenge.ask': doing('challenge-meeting.read', heldFor, { reach: 'plan' }),
  /** The minutes: who runs the meeting, and who was asked to take them, whatever role they hold; the route asks which. */
  'challenge.write': doing('challenge-meeting.read', heldFor, { reach: 'plan' }),
  /** The panel's questions before the day: who leads the priority or was named, and who runs the meeting; the route asks. */
  'panel.answer': doing('challenge-meeting.read', heldFor, { reach: 'plan' }),
  /** The ledger: the list holds what the reader may see. */
  'challenge.list': reading('challenge.list', 'anywhere'),
  /** Whoever promised says what became of it, and whoever runs the meeting; the route asks which. */
  'promise.update': doing('challenge-meeting.read', heldFor, { reach: 'plan' }),
  'pack.read': reading('pack.read', 'plan'),
  /** The papers of a meeting: whoever runs it. Nothing in them changes afterwards, so freezing is no one else’s to undo. */
  'pack.freeze': doing('pack.read', { 'plan-coordinator': plans, 'plan-lead': plans }),
}
