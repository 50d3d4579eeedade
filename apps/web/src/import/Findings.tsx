import type { Decision, FindingDecision, FindingView } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { alikeWords, decidedAlike, KINDS, KINDS_IN_ORDER } from './decision-words.ts'
import { Finding } from './Finding.tsx'
import './finding.scss'

type FindingsProps = {
  findings: readonly FindingView[]
  inAll: number
  decisions: readonly FindingDecision[]
  onDecide: (decisions: FindingDecision[]) => void
}

/** What looks wrong, kind by kind, each with what is done with it. What holds now is chosen; nothing is stored yet. */
export function Findings({ findings, inAll, decisions, onDecide }: FindingsProps) {
  if (findings.length === 0) return null
  const kinds = KINDS_IN_ORDER.flatMap((code) => {
    const same = findings.filter((one) => one.code === code)
    return same.length === 0 ? [] : [{ code, same }]
  })
  return (
    <section className="ttc-findings" id="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">
        {describeNumber(inAll, 0)} {inAll === 1 ? 'thing looks' : 'things look'} wrong: decide what is done
      </h2>
      {kinds.map(({ code, same }) => (
        <Kind key={code} code={code} findings={same} decisions={decisions} onDecide={onDecide} />
      ))}
      {findings.length < inAll && (
        <p>The first {describeNumber(findings.length, 0)} are listed. “All alike” decides the others as well.</p>
      )}
    </section>
  )
}

const PART = 5

type KindProps = Omit<FindingsProps, 'inAll'> & { code: FindingView['code'] }

function Kind({ code, findings, decisions, onDecide }: KindProps) {
  const [most, setMost] = useState(PART)
  const list = (
    <>
      <ol className="ttc-findings__list">
        {findings.slice(0, most).map((one) => (
          <Finding
            key={`${one.indicatorId} ${one.areaCode} ${one.group}`}
            finding={one}
            decisions={decisions}
            onDecide={onDecide}
          />
        ))}
      </ol>
      {findings.length > PART && (
        <ShowMore
          shown={Math.min(most, findings.length)}
          total={findings.length}
          things="findings"
          onMore={() => setMost(most + PART * 4)}
        />
      )}
    </>
  )
  const head = (
    <div className="ttc-findings__head">
      <h3>{`${KINDS[code]} (${describeNumber(findings.length, 0)})`}</h3>
      {findings.length > 1 && (
        <p>
          All alike:{' '}
          {choicesIn(findings).map((does) => (
            <Button key={does} look="link" onClick={() => onDecide(decidedAlike(decisions, code, does))}>
              {alikeWords(does)}
              <span className="govuk-visually-hidden">: all {KINDS[code].toLowerCase()}</span>
            </Button>
          ))}
        </p>
      )}
    </div>
  )
  return (
    <div className="ttc-findings__kind">
      {head}
      {code === 'beyond-usual' && findings.length > PART ? (
        <details className="ttc-details">
          <summary>
            Show the {describeNumber(findings.length, 0)} unusual steps; they are imported as they stand
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
    </div>
  )
}

function choicesIn(findings: readonly FindingView[]): readonly Decision[] {
  return findings.some(({ choices }) => choices.includes('rescale'))
    ? ['rescale', 'keep-out', 'import']
    : ['keep-out', 'import']
}
