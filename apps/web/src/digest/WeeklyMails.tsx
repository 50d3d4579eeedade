import { useQuery } from '@tanstack/react-query'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { useWantWeeklyMail, weeklyMailQuery } from './digest.api.ts'

/** The weekly mail of each partnership somebody is in, which they can stop and have again. */
export function WeeklyMails() {
  const partnerships = useQuery(partnershipsQuery).data?.partnerships ?? []
  if (partnerships.length === 0) return null
  return (
    <Section title="Weekly mail" id="weekly-mail">
      <p>
        Directors, owners of an indicator, and whoever keeps a view that is mailed get a mail on Mondays: what has
        changed, and nothing where nothing has.
      </p>
      {partnerships.map(({ id, name }) => (
        <WeeklyMail key={id} partnership={id} name={name} />
      ))}
    </Section>
  )
}

function WeeklyMail({ partnership, name }: { partnership: string; name: string }) {
  const { data, error } = useQuery(weeklyMailQuery(partnership))
  const want = useWantWeeklyMail(partnership)
  const failed = error ?? want.error
  if (failed)
    return (
      <Notice tone="problem" title={`The weekly mail of ${name} could not be read or changed`}>
        <p>{asProblem(failed).message}</p>
      </Notice>
    )
  if (data === undefined) return null
  return (
    <p role="status">
      {name}: {data.wanted ? 'you get it when you are among those it goes to.' : 'you have stopped it.'}{' '}
      <Button look="link" busy={want.isPending} onClick={() => want.mutate({ wanted: !data.wanted })}>
        {data.wanted ? 'Stop the weekly mail' : 'Have the weekly mail again'}
        <span className="govuk-visually-hidden"> of {name}</span>
      </Button>
    </p>
  )
}
