import type { Action } from './action.ts'

export { type Action, actions } from './action.ts'

/** The roles of the product, in the order in which screens list them. */
export const roles = [
  'team-member',
  'priority-lead',
  'plan-coordinator',
  'plan-lead',
  'director',
  'lead-member',
  'analyst',
  'administrator',
  'reader',
] as const
export type Role = (typeof roles)[number]

/** What a role can be held for. */
export const kindsOfScope = ['partnership', 'plan', 'priority'] as const
export type Kind = (typeof kindsOfScope)[number]

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
  'recovery-sheet.read': reading('recovery-sheet.read', 'plan'),
  /** The indicator's owner, whatever role they hold, and those who lead: the route asks which. */
  'recovery-sheet.write': doing('recovery-sheet.read', heldFor, { reach: 'plan' }),
  /** Accepting a sheet, or sending it back with a question. The coordinator checks it before directors see it. */
  'recovery-sheet.decide': doing('recovery-sheet.read', {
    'plan-coordinator': plans,
    'plan-lead': plans,
    director: plans,
  }),
  /** One's own lists, and the mail about them. */
  'view.own': doing('exception.list', heldFor, { reach: 'anywhere' }),
}
