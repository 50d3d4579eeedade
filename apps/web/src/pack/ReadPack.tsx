import type { ReadPackView } from '@ttc/contracts/link/pack'
import type { ReportCard } from '@ttc/contracts/report-card'
import { describePackAudience } from '@ttc/domain/pack.words'
import { describeDay } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { setPageTitle } from '../design/page-title.ts'
import { saveAs } from '../figure/picture-file.ts'
import { firstPageShown } from '../http/when-idle.ts'
import { readCard, readFile } from '../link/open-link.api.ts'
import { Card } from '../report-card/Card.tsx'
import { PackFront } from './PackFront.tsx'
import { sizeText } from './size-text.ts'
import './read-pack.scss'

export type ReadPackProps = { linkKey: string; asked: ReadPackView; onOver: (problem: Problem) => void }

/** The address holds the key and must not change, so what is open is kept beside it: going back leads to the pack again. */
const cardInHistory = () => (window.history.state as { packCard?: string } | null)?.packCard ?? null

/** One frozen pack for somebody without an account, and its report cards one at a time. */
export default function ReadPack(props: ReadPackProps) {
  const [cardId, setCardId] = useState(cardInHistory)
  const [problem, setProblem] = useState<Problem | null>(null)
  // The frame, which says so of every other page, is not round this one.
  useEffect(firstPageShown, [])
  useEffect(() => {
    const went = () => setCardId(cardInHistory())
    window.addEventListener('popstate', went)
    return () => window.removeEventListener('popstate', went)
  }, [])
  const { onOver } = props
  const failed = useCallback(
    (error: unknown) => {
      const told = error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.')
      if (told.code === 'not-found') onOver(told)
      else setProblem(told)
    },
    [onOver],
  )
  function open(card: string | null) {
    setProblem(null)
    window.history.pushState(card === null ? null : { packCard: card }, '')
    setCardId(card)
    window.scrollTo?.(0, 0)
  }
  const { marking } = props.asked.content
  return (
    <>
      {marking !== 'none' && <p className="ttc-read__marking">{marking}</p>}
      {problem !== null && <p role="alert">{problem.message}</p>}
      {cardId === null ? (
        <Front {...props} onOpen={open} onFailed={failed} />
      ) : (
        <OneCard key={cardId} linkKey={props.linkKey} card={cardId} onBack={() => open(null)} onFailed={failed} />
      )}
    </>
  )
}

type FrontProps = ReadPackProps & { onOpen: (card: string) => void; onFailed: (error: unknown) => void }

function Front({ linkKey, asked, onOpen, onFailed }: FrontProps) {
  const { content, cards, files } = asked
  const { meeting, audience, number, frozenOn } = content
  useEffect(() => setPageTitle(`${meeting.name}: pack, version ${number}`), [meeting.name, number])
  return (
    <>
      <h1 className="ttc-asked__title">{meeting.name}</h1>
      <p>
        {describePackAudience(audience)}. Version {number}, frozen {describeDay(frozenOn)}: it does not change.
      </p>
      <Whose asked={asked} />
      <p className="ttc-read__files">
        <Saving linkKey={linkKey} asked={asked} file="pdf" onFailed={onFailed}>
          Save the PDF ({sizeText(files.pdf)})
        </Saving>
        <Saving linkKey={linkKey} asked={asked} file="slides" onFailed={onFailed}>
          Save the slides, PowerPoint ({sizeText(files.slides)})
        </Saving>
      </p>
      <PackFront
        content={content}
        cards={cards}
        linkTo={({ id, name }) => (
          <Button look="link" onClick={() => onOpen(id)}>
            {name}
          </Button>
        )}
      />
    </>
  )
}

function Whose({ asked: { forName, agency, sentBy, expiresOn } }: Pick<ReadPackProps, 'asked'>) {
  return (
    <p className="ttc-read__whose">
      For {forName}, {agency}; sent by {sentBy.name} ({sentBy.agency}). Please do not pass the link on. It works until{' '}
      {describeDay(expiresOn)}.
    </p>
  )
}

const ENDINGS = { pdf: 'pdf', slides: 'pptx' } as const

type SavingProps = Omit<FrontProps, 'onOver' | 'onOpen'> & { file: keyof typeof ENDINGS; children: React.ReactNode }

/** The key goes in the body of the request, so a file is no link: it is fetched, and handed to the browser to keep. */
function Saving({ linkKey, asked: { content }, file, onFailed, children }: SavingProps) {
  const [busy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const bytes = await readFile({ key: linkKey, file })
      const audience = content.audience === 'public' ? 'public pack' : 'pack'
      saveAs(bytes, `${audience} ${content.meeting.meetsOn} version ${content.number}`, ENDINGS[file])
    } catch (error) {
      onFailed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button look="secondary" busy={busy} busyWords="Fetching it" onClick={() => void save()}>
      {children}
    </Button>
  )
}

type OneCardProps = Pick<FrontProps, 'linkKey' | 'onFailed'> & { card: string; onBack: () => void }

function OneCard({ linkKey, card, onBack, onFailed }: OneCardProps) {
  const [read, setRead] = useState<ReportCard | null>(null)
  useEffect(() => {
    let gone = false
    readCard({ key: linkKey, card }).then(
      (found) => {
        if (gone) return
        setRead(found)
        setPageTitle(`Report card: ${found.priority}`)
      },
      (error) => !gone && onFailed(error),
    )
    return () => {
      gone = true
    }
  }, [linkKey, card, onFailed])
  useEffect(() => {
    if (read !== null) document.getElementById('card-title')?.focus({ preventScroll: true })
  }, [read])
  return (
    <>
      <p>
        <Button look="link" onClick={onBack}>
          Back to the pack
        </Button>
      </p>
      {read === null ? <p role="status">Loading</p> : <Card card={read} />}
    </>
  )
}
