import type { ChosenAreasView } from '@ttc/contracts/comparator'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { Panel } from '../design/Panel.tsx'
import { useEditChosenAreas } from './comparator.api.ts'
import { describeCoverage, type ValuesByArea } from './comparator-words.ts'

type ChosenAreasProps = {
  partnership: string
  choices: readonly ChosenAreasView[]
  values: ValuesByArea
  mayEdit: boolean
  /** The address under which one is edited. */
  editAddress: (id: string) => string
  /** What was stored, in words; null while something new is being asked for. */
  onSaid: (said: string | null) => void
}

/** Areas that somebody chose: those in use, and those taken out of it, which can come back. */
export function ChosenAreas({ partnership, choices, values, mayEdit, editAddress, onSaid }: ChosenAreasProps) {
  const edit = useEditChosenAreas(partnership)
  const [used, unused] = [choices.filter((one) => !one.retired), choices.filter((one) => one.retired)]
  function use({ id, version, name, areas }: ChosenAreasView, retired: boolean) {
    const said = retired ? `“${name}” is not compared with any more` : `“${name}” is in use again`
    const json = { version, name, areaCodes: areas.map(({ code }) => code), retired }
    onSaid(null)
    edit.mutate({ id, json }, { onSuccess: () => onSaid(said) })
  }
  return (
    <>
      {edit.error && (
        <Notice tone="problem" title="Nothing was stored">
          <p role="alert">
            {edit.error.message}
            {edit.error.code === 'conflict' && ' What is stored now is shown: look at it, and choose again.'}
          </p>
        </Notice>
      )}
      {used.map((choice) => (
        <Panel key={choice.id} title={choice.name} level={3} look="card">
          <p>{choice.areas.map(({ name }) => name).join(', ')}.</p>
          <p className="ttc-muted">{describeCoverage(choice.areas, values)}</p>
          {mayEdit && (
            <p className="ttc-comparator-does">
              <a href={editAddress(choice.id)}>
                Change <span className="govuk-visually-hidden">{choice.name}</span>
              </a>
              <Button look="link" busy={edit.isPending} onClick={() => use(choice, true)}>
                Stop comparing <span className="govuk-visually-hidden">with {choice.name}</span>
              </Button>
            </p>
          )}
        </Panel>
      ))}
      {unused.length > 0 && (
        <Details summary={`${unused.length} not in use`}>
          <ul className="govuk-list">
            {unused.map((choice) => (
              <li key={choice.id}>
                {choice.name}: {choice.areas.map(({ name }) => name).join(', ')}{' '}
                {mayEdit && (
                  <Button look="link" busy={edit.isPending} onClick={() => use(choice, false)}>
                    Use again <span className="govuk-visually-hidden">{choice.name}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
