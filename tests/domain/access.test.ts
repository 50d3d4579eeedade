import {
  type Action,
  actions,
  actionToInvite,
  allowedAt,
  type Grant,
  heldFor,
  isAllowed,
  isAllowedAt,
  isReading,
  kindOf,
  kindsOfScope,
  type Place,
  planActions,
  type Role,
  readingOf,
  roles,
  rolesFor,
  wholePartnership,
} from '@ttc/domain/access'
import { describeInviteRefusal, describeRefusal, describeRole } from '@ttc/domain/access.words'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const inPlan = (planId: string): Place => ({ planId, priorityId: null })
const inPriority = (priorityId: string, planId = 'a'): Place => ({ planId, priorityId })
const as = (role: Role, place: Place = wholePartnership): Grant[] => [{ role, ...place }]

describe('who may do what, from the roles of PRODUCT.md', () => {
  test.each<[Role, Place, Action, Place, boolean]>([
    ['team-member', inPriority('p'), 'measurement.record', inPriority('p'), true],
    ['team-member', inPriority('p'), 'measurement.record', inPriority('q'), false],
    ['team-member', inPriority('p'), 'target.edit', inPriority('p'), false],
    ['priority-lead', inPriority('p'), 'measurement.record', inPriority('p'), true],
    ['priority-lead', inPriority('p'), 'measurement.record', inPriority('q'), false],
    ['priority-lead', inPriority('p'), 'target.edit', inPriority('p'), true],
    ['priority-lead', inPriority('p'), 'plan.edit', inPlan('a'), false],
    ['priority-lead', inPriority('p'), 'plan.read', inPlan('a'), true],
    ['priority-lead', inPriority('p'), 'plan.read', inPlan('b'), false],
    ['plan-coordinator', inPlan('a'), 'plan.edit', inPlan('a'), true],
    ['plan-coordinator', inPlan('a'), 'plan.edit', inPlan('b'), false],
    ['plan-coordinator', inPlan('a'), 'target.edit', inPriority('p'), true],
    ['plan-coordinator', inPlan('a'), 'plan.edit', wholePartnership, false],
    ['plan-coordinator', wholePartnership, 'plan.edit', wholePartnership, true],
    ['plan-coordinator', wholePartnership, 'member.edit', wholePartnership, true],
    ['plan-coordinator', wholePartnership, 'member.grant', wholePartnership, false],
    ['plan-coordinator', inPlan('a'), 'member.edit', wholePartnership, false],
    ['administrator', wholePartnership, 'member.grant', wholePartnership, true],
    ['administrator', wholePartnership, 'target.edit', inPriority('p'), false],
    ['administrator', wholePartnership, 'plan.read', inPlan('a'), true],
    ['plan-lead', wholePartnership, 'audit.read', wholePartnership, true],
    ['director', wholePartnership, 'plan.read', inPriority('p'), true],
    ['director', wholePartnership, 'measurement.record', inPriority('p'), false],
    ['lead-member', inPlan('a'), 'report-card.read', inPriority('p'), true],
    ['analyst', wholePartnership, 'import.store', wholePartnership, true],
    ['analyst', inPlan('a'), 'import.store', wholePartnership, false],
    ['analyst', inPlan('a'), 'measurement.record', inPriority('p'), true],
    ['reader', inPlan('a'), 'plan.read', inPlan('a'), true],
    ['reader', inPlan('a'), 'plan.read', inPlan('b'), false],
    ['reader', inPlan('a'), 'board.read', wholePartnership, true],
    ['reader', wholePartnership, 'audit.read', wholePartnership, false],
    ['administrator', wholePartnership, 'partnership.export', wholePartnership, true],
    ['plan-coordinator', wholePartnership, 'partnership.export', wholePartnership, false],
    ['analyst', wholePartnership, 'partnership.export', wholePartnership, false],
    ['team-member', inPriority('p'), 'link.make', inPriority('p'), true],
    ['team-member', inPriority('p'), 'link.make', inPriority('q'), false],
    ['team-member', inPriority('p'), 'link.accept', inPriority('p'), false],
    ['priority-lead', inPriority('p'), 'link.accept', inPriority('p'), true],
    ['plan-coordinator', inPlan('a'), 'link.accept', inPriority('p'), true],
    ['director', wholePartnership, 'link.read', inPriority('p'), false],
    ['administrator', wholePartnership, 'link.read', inPriority('p'), false],
  ])('%s held for %j: %s at %j is %s', (role, held, action, place, allowed) => {
    expect(isAllowed(as(role, held), action, place)).toBe(allowed)
  })
})

describe('an indicator in several places', () => {
  const both = [inPriority('p', 'a'), inPriority('q', 'b')]
  const lead = as('priority-lead', inPriority('p', 'a'))

  test.each<[Action, boolean]>([
    ['indicator.read', true],
    ['measurement.record', true],
    ['indicator.edit', false],
    ['baseline.freeze', false],
  ])('%s by the lead of one of them is %s', (action, allowed) => {
    expect(isAllowedAt(lead, action, both)).toBe(allowed)
  })

  test('is changed by who leads all of them', () => {
    const leads = [...lead, ...as('priority-lead', inPriority('q', 'b'))]
    expect(isAllowedAt(leads, 'indicator.edit', both)).toBe(true)
  })

  test.each<[Role, boolean]>([
    ['priority-lead', true],
    ['team-member', false],
    ['reader', false],
  ])('one that stands nowhere yet is open to a %s of some priority: %s', (role, allowed) => {
    expect(isAllowedAt(as(role, inPriority('p')), 'indicator.read', [])).toBe(allowed)
    expect(isAllowedAt(as(role, inPriority('p')), 'indicator.edit', [])).toBe(allowed)
  })
})

const aPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.constant(wholePartnership),
  fc.constantFrom('a', 'b').map(inPlan),
  fc.constantFrom('p', 'q').map((id) => inPriority(id)),
)
const aGrant = fc
  .tuple(fc.constantFrom(...roles), aPlace)
  .map(([role, place]) => ({ role, ...place }))
  .filter((grant) => heldFor[grant.role].includes(kindOf(grant)))
const anAction = fc.constantFrom(...actions)

describe('what holds for every role, action and place', () => {
  test('without a role nothing is allowed', () => {
    fc.assert(fc.property(anAction, aPlace, (action, place) => !isAllowed([], action, place)))
  })

  test('one role more never takes anything away', () => {
    fc.assert(
      fc.property(fc.array(aGrant), aGrant, anAction, aPlace, (grants, more, action, place) => {
        expect(isAllowed([...grants, more], action, place)).toBe(
          isAllowed(grants, action, place) || isAllowed([more], action, place),
        )
      }),
    )
  })

  test('a role for a plan or priority allows nothing that it would not allow for the partnership', () => {
    fc.assert(
      fc.property(aGrant, anAction, aPlace, (grant, action, place) => {
        const wider = { role: grant.role, ...wholePartnership }
        const isHeldWide = heldFor[grant.role].includes('partnership')
        expect(!isHeldWide || !isAllowed([grant], action, place) || isAllowed([wider], action, place)).toBe(true)
      }),
    )
  })

  test('whoever may change something may see it', () => {
    fc.assert(
      fc.property(aGrant, anAction, aPlace, (grant, action, place) => {
        expect(!isAllowed([grant], action, place) || isAllowed([grant], readingOf(action), place)).toBe(true)
      }),
    )
  })

  test('a role for one plan neither shows nor changes anything in another', () => {
    const own = fc.constantFrom(...actions.filter((action) => planActions.includes(action) || action === 'plan.read'))
    fc.assert(
      fc.property(aGrant, own, (grant, action) => {
        const isElsewhere = grant.planId === 'a'
        expect(isElsewhere && isAllowed([grant], action, inPlan('b'))).toBe(false)
      }),
    )
  })

  test('what is listed as allowed is what is allowed', () => {
    fc.assert(
      fc.property(fc.array(aGrant), aPlace, (grants, place) => {
        expect(allowedAt(grants, [place])).toEqual(actions.filter((action) => isAllowed(grants, action, place)))
      }),
    )
  })
})

describe('the table itself', () => {
  test.each(actions.filter((action) => !isReading(action) && !action.startsWith('account.') && action !== 'link.open'))(
    '%s is shown by an action that only reads',
    (action) => {
      expect(isReading(readingOf(action))).toBe(true)
    },
  )

  test.each(roles)('%s can be held for something, and does more than nothing there', (role) => {
    expect(heldFor[role].length).toBeGreaterThan(0)
    expect(kindsOfScope).toEqual(expect.arrayContaining([...heldFor[role]]))
    expect(allowedAt(as(role), [wholePartnership])).toContain('partnership.read')
  })

  test('only administrators give roles: nobody can make themselves one', () => {
    expect(rolesFor('member.grant')).toEqual(['administrator'])
  })
})

describe('letting somebody in', () => {
  test.each(roles)('as a %s takes as much as it takes to give the roles they could give', (role) => {
    const needed = heldFor[role].map((kind) =>
      actionToInvite(as(role, { partnership: wholePartnership, plan: inPlan('a'), priority: inPriority('p') }[kind])),
    )
    expect(new Set(needed)).toEqual(new Set([role === 'administrator' ? 'member.grant' : 'member.invite']))
  })

  test('who holds nothing takes an invitation alone; one role among several is enough to take more', () => {
    expect(actionToInvite([])).toBe('member.invite')
    expect(actionToInvite([...as('reader'), ...as('administrator')])).toBe('member.grant')
  })

  test('is refused with the reason and whom to ask', () => {
    expect(describeInviteRefusal('member.grant', [{ name: 'Systems administrator', agency: 'Council' }])).toBe(
      'This member can give roles, so inviting them and changing their e-mail address takes the same right. It is for: administrator. Ask Systems administrator (Council).',
    )
    expect(describeInviteRefusal('member.invite', [])).toBe(
      'Your role does not include this here. It is for: plan coordinator or administrator.',
    )
  })
})

test.each(roles)('%s has a name for people', (role) => {
  expect(describeRole(role)).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/)
})

test('a refusal says who can', () => {
  expect(describeRefusal('plan.edit', [{ name: 'Plan coordinator', agency: 'Council' }])).toBe(
    'Your role does not include this here. It is for: plan coordinator. Ask Plan coordinator (Council).',
  )
  expect(describeRefusal('member.edit', [])).toBe(
    'Your role does not include this here. It is for: plan coordinator or administrator.',
  )
})
