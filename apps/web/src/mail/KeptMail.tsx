import type { KeptMailView } from '@ttc/contracts/mail'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import './mail.scss'

/** The words of a kept mail, to be copied and handed on. */
export function KeptMail({ mail, onClose }: { mail: KeptMailView; onClose: () => void }) {
  return (
    <Dialog title={mail.subject} onClose={onClose}>
      <p>To {mail.to}</p>
      <pre className="ttc-letter">{mail.text}</pre>
      <Actions>
        <Button onClick={onClose}>Close</Button>
      </Actions>
    </Dialog>
  )
}
