/**
 * Does all the work, at most so many at once, beginning in the order given; answers the results in that order. Nothing
 * more is begun once `isOver` says so.
 * @template Work, Result
 * @param {readonly Work[]} works @param {number} lanes @param {(work: Work) => Promise<Result>} act
 * @param {() => boolean} [isOver] @returns {Promise<Result[]>}
 */
export async function inLanes(works, lanes, act, isOver = () => false) {
  /** @type {Result[]} */
  const results = []
  const waiting = works.map((work, at) => ({ work, at }))
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !isOver(); next = waiting.shift())
      results[next.at] = await act(next.work)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
