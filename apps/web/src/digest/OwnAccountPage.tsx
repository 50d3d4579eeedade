import { AccountPage } from '../account/AccountPage.tsx'
import { WeeklyMails } from './WeeklyMails.tsx'

/** A person's own account, with the mails they get every week. */
export function OwnAccountPage() {
  return <AccountPage mail={<WeeklyMails />} />
}
