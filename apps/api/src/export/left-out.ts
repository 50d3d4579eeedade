import { bareText } from './cell-form.ts'

/** The tables of a partnership that its export leaves out, each with the reason that its README gives. */
export const leftOutTables: Readonly<Record<string, string>> = {
  mail: 'what waits to be sent is sent from where it was written, and a mail may hold a link that lets somebody in',
  invitation: 'a link that lets somebody in holds for one installation; people are invited anew',
  token: 'a key of a program holds for one installation; keys are made anew',
  calendar_link: 'the address of a calendar holds for one installation; people make a new one',
  receipt: 'answers kept so that a repeated request is done once, which only the same installation is sent again',
}

/** A column that does not travel, and the SQL over the row (`s`) that fills it where the rows arrive. */
type LeftOutColumn = Readonly<{ why: string; filledBy: string }>

export const leftOutColumns: Readonly<Record<string, Readonly<Record<string, LeftOutColumn>>>> = {
  member: {
    account_id: {
      why: 'an account belongs to its installation; account.csv says whose address signs in as whom',
      filledBy: `(select a.id from account a join pg_temp.incoming_account i on ${bareText('i.email')} = a.email where i.member_id = s.id)`,
    },
  },
  link: {
    key_sha256: {
      why: 'the key of a link holds for one installation; a link is sent again with a new one',
      filledBy: `encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')`,
    },
  },
}

/** The same for every table: whose rows they are is said once, by the manifest. */
export const OWNER_COLUMN = 'partnership_id'
