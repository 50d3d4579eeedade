import { plainAdvice } from '@ttc/domain/panel/plain-words'
import { describePlainAdvice } from '@ttc/domain/panel.words'

/** What could be plainer in what is typed. It is advice: nothing is refused for it. */
export function PlainAdvice({ text }: { text: string }) {
  const advice = plainAdvice(text).map(describePlainAdvice)
  return (
    <div className="ttc-young__advice" role="status">
      {advice.length > 0 && (
        <>
          <p>Could it be plainer?</p>
          <ul>
            {advice.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
