import type { Saved } from './use-autosave.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** Whether what was typed is kept: said when it changes. */
export function SavedDraft({ saved }: { saved: Saved }) {
  const isWell = saved.state === 'saved' || saved.state === 'unchanged' || saved.state === 'saving'
  return (
    <p className={isWell ? 'ttc-saved' : 'ttc-saved ttc-saved--not'} role="status">
      {wordsOf(saved)}
    </p>
  )
}

function wordsOf(saved: Saved): string {
  if (saved.state === 'saved') return `Draft saved at ${TIME.format(saved.at)}`
  if (saved.state === 'saving') return 'Saving'
  if (saved.state === 'away') return 'No connection. What you typed is kept here and sent when it is back'
  if (saved.state === 'conflict') return 'Two versions: choose which one stays'
  if (saved.state === 'refused') return `Not saved: ${saved.message}`
  return 'What you type is saved as you go'
}
