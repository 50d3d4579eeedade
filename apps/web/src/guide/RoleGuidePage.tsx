import { useParams } from '@tanstack/react-router'
import { Problem } from '@ttc/domain/problem'
import { BackLink } from '../design/BackLink.tsx'
import { Page, Section } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { GuidePicture } from './GuidePicture.tsx'
import { guideAddress, guideFor, nameOf } from './guide.ts'
import { useAddressOf } from './own-place.ts'
import type { Task } from './task.ts'
import './guide.scss'

/** What somebody with one role does here, in the quarter's order. */
export function RoleGuidePage() {
  const found = guideFor(useParams({ from: '/guide/$reader' }).reader)
  if (found === null) return <ProblemPage problem={new Problem('not-found', 'The guide has no page for this.')} />
  const { reader, guide } = found
  return (
    <>
      <BackLink href="/guide">Guide</BackLink>
      <Page
        title={nameOf(reader)}
        tab={`Guide: ${nameOf(reader)}`}
        caption="Guide"
        actions={<PrintButton />}
        width="question"
      >
        <p>{guide.about}</p>
        {guide.tasks.map((task, i) => (
          <TaskSection key={task.title} task={task} number={i + 1} />
        ))}
        <p className="ttc-guide__words">
          <a href={guideAddress('words')}>What the numbers and words mean</a>
        </p>
      </Page>
    </>
  )
}

/** Where the reader may go there, its link leads; the words say where it is in any case. */
function TaskSection({ task, number }: { task: Task; number: number }) {
  const addressOf = useAddressOf()
  const { title, when, words, link, picture } = task
  const href = link === null ? null : addressOf(link.to)
  return (
    <Section title={`${number}. ${title}`}>
      <p className="ttc-muted">{when}</p>
      <p>{words}</p>
      {link !== null && href !== null && (
        <p className="ttc-screen">
          <a href={href}>{link.text}</a>
        </p>
      )}
      {picture !== null && <GuidePicture name={picture} />}
    </Section>
  )
}
