import { Problem } from '@ttc/domain/problem'
import { useEffect, useEffectEvent, useState } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'
import { useForm } from 'react-hook-form'
import { whenIdle } from '../http/when-idle.ts'
import { draftOf, dropDraft, keepDraft } from './draft.ts'
import { placeProblem } from './place-problem.ts'

type ContractSchema<Request> = { _zod: { input: FieldValues; output: Request } }

/** Fetched after the page where a form stands on what is shown first: it weighs as much as the page. */
type LateSchema<Request> = () => Promise<ContractSchema<Request>>

type ContractForm<Values extends FieldValues, Request> = {
  /** The contract's own rules: the API holds the request to the same ones. */
  schema: ContractSchema<Request> | LateSchema<Request>
  /** What was typed as the request that is sent; its field names are the form's. */
  toRequest: (values: Values) => FieldValues
  values: Values
  /** Names the draft that is kept until the change is stored; null where nothing may be kept, such as a password. */
  draft: string | null
}

export type Sending<Request, Answer> = {
  send: (request: Request) => Promise<Answer>
  stored: (answer: Answer) => void
  /** A refusal that the form shows in its own way; true when it did. */
  refused?: (problem: Problem) => boolean
}

export type FormOf<Values extends FieldValues, Request> = UseFormReturn<Values, unknown, Request> & {
  /** True where a draft of an earlier visit was put back. */
  restored: boolean
  forget: () => void
  sending: <Answer>(how: Sending<Request, Answer>) => (event?: React.BaseSyntheticEvent) => Promise<void>
}

/** A form that owns its fields, is checked by the contract and keeps what was typed until it has been stored. */
export function useContractForm<Values extends FieldValues, Request extends FieldValues>({
  schema,
  toRequest,
  values,
  draft,
}: ContractForm<Values, Request>): FormOf<Values, Request> {
  const [kept] = useState(() => (draft === null ? null : draftOf(draft, values)))
  const form = useForm<Values, unknown, Request>({
    defaultValues: (kept ?? values) as DefaultValues<Values>,
    resolver: async (typed, context, options) => {
      const check = await checkOf(schema)
      return (await check(toRequest(typed) as never, context, options as never)) as never
    },
    shouldFocusError: false,
    reValidateMode: 'onSubmit',
  })
  const fetched = useEffectEvent(() => void checkOf(schema).catch(() => undefined))
  useEffect(() => whenIdle(fetched), [])
  useEffect(() => {
    if (draft === null) return
    const watching = form.watch((typed) => keepDraft(draft, typed))
    return () => watching.unsubscribe()
  }, [form, draft])

  const sending = <Answer>({ send, stored, refused }: Sending<Request, Answer>) => {
    const submit = form.handleSubmit(async (request) => {
      try {
        const answer = await send(request)
        drop()
        stored(answer)
      } catch (problem) {
        if (!refused?.(problem as Problem)) placeProblem(form, problem as Problem)
      }
    })
    return async (event?: React.BaseSyntheticEvent) => {
      event?.preventDefault()
      try {
        await checkOf(schema)
      } catch {
        return placeProblem(form, new Problem('unavailable', 'A part of this page did not arrive.'))
      }
      await submit(event)
    }
  }

  function drop() {
    if (draft !== null) dropDraft(draft)
  }

  function forget() {
    drop()
    form.reset(values)
    drop()
  }

  return { ...form, restored: kept !== null, forget, sending }
}

async function checkOf<Request>(schema: ContractSchema<Request> | LateSchema<Request>) {
  const [{ zodResolver }, rules] = await Promise.all([
    import('@hookform/resolvers/zod'),
    typeof schema === 'function' ? schema() : schema,
  ])
  return zodResolver(rules as never)
}
