import { areaKey } from '@ttc/domain/import/file-answer'
import type { Observation, Refusal } from '@ttc/domain/import/observation'
import type { KnownArea } from './reading-task.ts'

/**
 * Leads from the codes of a file to areas: a GSS code to itself or to the code that took over its old DfE code, an old
 * DfE code to the one that carries it now. Names are never looked at; a code that is not known is what was answered.
 */
export class AreaBook {
  readonly #byCode: ReadonlyMap<string, KnownArea>
  readonly #byOldCode: ReadonlyMap<string, KnownArea>
  readonly #wanted: ReadonlySet<string>
  readonly #answers: ReadonlyMap<string, string>
  /** For the reader of what is kept: the codes asked for, and those not known at all, which are refused by row. */
  readonly asked: ReadonlySet<string>
  /** For the reader of the rest: every code that is known. */
  readonly others: ReadonlySet<string>

  constructor(
    areas: readonly KnownArea[],
    wanted: readonly string[],
    answers: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#answers = answers
    const current = new Map(areas.map((area) => [area.code, area]))
    this.#byCode = new Map(areas.map((area) => [area.code, current.get(area.current) ?? area]))
    this.#byOldCode = new Map(
      areas.flatMap((area) => {
        const holder = this.#byCode.get(area.code)
        return area.oldCode === null || holder === undefined ? [] : [[area.oldCode, holder]]
      }),
    )
    this.#wanted = new Set(wanted)
    this.others = new Set([...this.#byCode.keys(), ...this.#byOldCode.keys()])
    this.asked = new AskedCodes(
      [...this.others].filter((code) => this.#wanted.has(this.#at(code)?.code ?? '')),
      this.others,
    )
  }

  find({ areaCode, oldCode }: Pick<Observation, 'areaCode' | 'oldCode'>): KnownArea | null {
    const byCode = areaCode === null ? undefined : this.#byCode.get(areaCode)
    const found = byCode ?? (oldCode === null ? undefined : this.#byOldCode.get(oldCode))
    return found ?? this.#byCode.get(this.#answers.get(areaKey(areaCode ?? oldCode ?? '')) ?? '') ?? null
  }

  isWanted({ code }: KnownArea): boolean {
    return this.#wanted.has(code)
  }

  refusal({ row, areaCode, oldCode }: Observation): Refusal {
    const code = areaCode ?? oldCode ?? ''
    const reason = `No area with the code ${code} is known here. Load a newer list of areas if it is right.`
    return { row, column: 'area code', value: code, code: 'area', reason, asks: 'area' }
  }

  #at(code: string): KnownArea | undefined {
    return this.#byCode.get(code) ?? this.#byOldCode.get(code)
  }
}

class AskedCodes extends Set<string> {
  readonly #known: ReadonlySet<string>

  constructor(wanted: readonly string[], known: ReadonlySet<string>) {
    super(wanted)
    this.#known = known
  }

  override has(code: string): boolean {
    return super.has(code) || !this.#known.has(code)
  }
}
