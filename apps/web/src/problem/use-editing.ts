import { useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { FormOf } from './use-contract-form.ts'

type Editing<Request, Answer> = {
  send: (request: Request) => Promise<Answer>
  stored: (answer: Answer) => void
}

/**
 * Sends an edit that names the version it was based on. Where another was stored first, `conflict` turns true; by then
 * the stored version has come again, and sending once more is based on it.
 */
export function useEditing<Values extends FieldValues, Request, Answer>(
  form: FormOf<Values, Request>,
  { send, stored }: Editing<Request, Answer>,
) {
  const [conflict, setConflict] = useState(false)
  const submit = form.sending({
    send,
    stored,
    refused: (problem) => {
      if (problem.code !== 'conflict') return false
      setConflict(true)
      return true
    },
  })
  function takeTheirs() {
    form.forget()
    setConflict(false)
  }
  return { conflict, submit, takeTheirs }
}
