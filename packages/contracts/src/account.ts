import { signInProblems } from '@ttc/domain/account'
import { z } from 'zod'
import { Id, line } from './id.ts'
import { RoleView } from './partnership.ts'

/** Stored and compared in lower case. */
const Email = z
  .email({ error: 'Enter an e-mail address, such as name@example.org.' })
  .max(254, { error: 'Shorten the e-mail address to 254 characters or fewer.' })
  .transform((address) => address.toLowerCase())

const password = z.string({ error: 'Enter a password.' }).min(1, { error: 'Enter a password.' }).max(500)
const newPassword = z
  .string({ error: 'Choose a password.' })
  .min(1, { error: 'Choose a password.' })
  .max(500, { error: 'Use at most 128 characters.' })
/** 256 random bits; whatever else is sent is answered like a link that is over. */
const linkToken = z.string({ error: 'Open the link from the mail again.' }).min(1).max(200)
const code = z
  .string({ error: 'Enter the code.' })
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'Enter the six digits that your app shows.' }))

export const SignIn = z.object({ email: Email, password }).meta({ id: 'SignIn' })
export type SignIn = z.infer<typeof SignIn>
export const SignInView = z
  .object({ next: z.enum(['signed-in', 'code']).meta({ description: 'code: send a one-time or recovery code' }) })
  .meta({ id: 'SignInResult' })

export const EnterCode = z.union([
  z.strictObject({ code }),
  z.strictObject({ recoveryCode: z.string().trim().min(1, { error: 'Enter a recovery code.' }).max(40) }),
])
export type EnterCode = z.infer<typeof EnterCode>

export const SignInElsewhere = z.object({
  next: z.string().max(2000).nullable().default(null).meta({ description: 'A path of this site to go to afterwards' }),
})
export type SignInElsewhere = z.infer<typeof SignInElsewhere>
export const ElsewhereView = z.object({ url: z.url() }).meta({ id: 'SignInElsewhere' })

const AccountView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  example: z.boolean(),
  twoFactor: z.boolean(),
})

/** What the screens need to know before and after somebody signed in. Asking does not keep a session alive. */
export const CurrentSessionView = z
  .object({
    account: AccountView.nullable().meta({ description: 'Who is signed in, or null' }),
    expiresAt: z.iso.datetime().nullable().meta({ description: 'When the session ends if nothing more is asked' }),
    endsAt: z.iso.datetime().nullable().meta({ description: 'When it ends in any case' }),
    warnSeconds: z.int().meta({ description: 'How long before expiresAt to warn' }),
    now: z.iso.datetime().meta({ description: 'The server’s time, to count from' }),
    provider: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The external sign-in, where there is one' }),
    signInAs: z.boolean().meta({ description: 'Whether the accounts of the worked example may be used' }),
    mail: z.enum(['smtp', 'kept']).meta({ description: 'kept: no mail leaves; administrators hand the links on' }),
  })
  .meta({ id: 'CurrentSession' })
export type CurrentSessionView = z.infer<typeof CurrentSessionView>

export const SessionListView = z
  .object({
    sessions: z.array(
      z.object({
        id: Id,
        current: z.boolean(),
        device: z.string().nullable().meta({ description: 'As the browser described itself' }),
        startedAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'SessionList' })
export type SessionListView = z.infer<typeof SessionListView>
export const SessionAddress = z.object({ session: Id })

export const AskPasswordReset = z.object({ email: Email })
export type AskPasswordReset = z.infer<typeof AskPasswordReset>
export const UsePasswordReset = z.object({ token: linkToken, password: newPassword })
export type UsePasswordReset = z.infer<typeof UsePasswordReset>
export const ChangePassword = z.object({ current: password, password: newPassword })
export type ChangePassword = z.infer<typeof ChangePassword>

export const ConfirmPassword = z.object({ password })
export type ConfirmPassword = z.infer<typeof ConfirmPassword>
export const ConfirmCode = z.object({ code })
export type ConfirmCode = z.infer<typeof ConfirmCode>
export const TwoFactorView = z
  .object({
    uri: z.string().meta({ description: 'otpauth:// address, for a QR code or to type its secret' }),
    recoveryCodes: z.array(z.string()).meta({ description: 'Shown once; each works once' }),
  })
  .meta({ id: 'TwoFactor' })
export type TwoFactorView = z.infer<typeof TwoFactorView>
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })

export const LookAtInvitation = z.object({ token: linkToken })
export type LookAtInvitation = z.infer<typeof LookAtInvitation>
export const InvitationLookView = z
  .object({
    partnership: z.string(),
    member: z.string(),
    email: z.string(),
    needs: z
      .enum(['account', 'sign-in', 'nothing'])
      .meta({ description: 'account: name and password; sign-in: as this address first; nothing: accept as you are' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'InvitationLook' })
export type InvitationLookView = z.infer<typeof InvitationLookView>
export const AcceptInvitation = z.object({
  token: linkToken,
  account: z
    .object({ name: line('your name', 120), password: newPassword })
    .nullable()
    .default(null),
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>
export const AcceptedView = z.object({ partnershipId: Id }).meta({ id: 'InvitationAccepted' })

export const SetUp = z.object({
  token: linkToken,
  name: line('your name', 120),
  email: Email,
  password: newPassword,
  partnership: z
    .object({
      name: line('the partnership’s name'),
      area: z.object({
        code: z.string().regex(/^[A-Z]\d{8}$/, { error: 'Enter the nine-character area code, such as E06000001.' }),
        name: line('the area’s name', 120),
      }),
    })
    .nullable()
    .default(null)
    .meta({ description: 'The first partnership; null where one is there that has no administrator' }),
})
export type SetUp = z.infer<typeof SetUp>
export const LookAtSetUp = z.object({ token: linkToken })
export const SetUpLookView = z
  .object({ needsPartnership: z.boolean(), partnerships: z.array(z.string()), expiresAt: z.iso.datetime() })
  .meta({ id: 'SetUpLook' })
export type SetUpLookView = z.infer<typeof SetUpLookView>

export const ExampleAccountListView = z
  .object({
    accounts: z.array(
      z.object({
        id: Id,
        role: RoleView,
        heldFor: z.string().nullable().meta({ description: 'The plan or priority by name; null: the partnership' }),
        name: z.string(),
        agency: z.string(),
        partnership: z.string(),
      }),
    ),
  })
  .meta({ id: 'ExampleAccountList' })
export type ExampleAccountListView = z.infer<typeof ExampleAccountListView>
export const SignInAs = z.object({ accountId: Id })
export type SignInAs = z.infer<typeof SignInAs>

export const InviteMember = z.object({ id: Id, memberId: Id, email: Email })
export type InviteMember = z.infer<typeof InviteMember>
export const InvitationView = z
  .object({
    id: Id,
    memberId: Id,
    member: z.string(),
    email: z.string(),
    state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
    expiresAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })
export type InvitationView = z.infer<typeof InvitationView>
export const InvitationListView = z.object({ invitations: z.array(InvitationView) }).meta({ id: 'InvitationList' })

/** In the address of the sign-in page after a provider sent somebody back: /sign-in?problem=… */
export const SignInQuery = z.object({ problem: z.enum(signInProblems).optional() })
