import type { ReactNode } from 'react'
import { useId } from 'react'

/** What every field is told with. `error` says what to do about it, in words. */
export type FieldTexts = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Adds "optional" after the label. */
  optional?: boolean
  /** 'page' makes the label the page's own h1: a question page with one question. */
  labelLook?: 'field' | 'page' | 'hidden'
}

export type FieldParts = Readonly<{ id: string; hintId: string; errorId: string; describedBy: string | undefined }>

/**
 * The ids that tie a control to its label, hint and error. The control's id is its name, so that a problem's field
 * path ("targets.0.value") is also the address an error summary links to.
 */
export function useField(
  name: string | undefined,
  id: string | undefined,
  texts: FieldTexts,
  extra?: string,
): FieldParts {
  const made = useId()
  const own = id ?? name ?? made
  const hintId = `${own}-hint`
  const errorId = `${own}-error`
  const described = [texts.hint ? hintId : null, texts.error ? errorId : null, extra ?? null].filter(
    (part) => part !== null,
  )
  return { id: own, hintId, errorId, describedBy: described.length > 0 ? described.join(' ') : undefined }
}

const LABEL: Readonly<Record<NonNullable<FieldTexts['labelLook']>, string>> = {
  field: 'govuk-label govuk-label--s',
  page: 'govuk-label govuk-label--l',
  hidden: 'govuk-visually-hidden',
}

const LEGEND: Readonly<Record<NonNullable<FieldTexts['labelLook']>, string>> = {
  field: 'govuk-fieldset__legend govuk-fieldset__legend--s',
  page: 'govuk-fieldset__legend govuk-fieldset__legend--l',
  hidden: 'govuk-visually-hidden',
}

type BoxProps = { texts: FieldTexts; parts: FieldParts; children: ReactNode }

function HintAndError({ texts, parts }: Omit<BoxProps, 'children'>) {
  return (
    <>
      {texts.hint && (
        <div className="govuk-hint" id={parts.hintId}>
          {texts.hint}
        </div>
      )}
      {texts.error && (
        <p className="govuk-error-message" id={parts.errorId}>
          <span className="govuk-visually-hidden">Error:</span> {texts.error}
        </p>
      )}
    </>
  )
}

function Optional({ texts }: { texts: FieldTexts }) {
  return texts.optional ? <span className="ttc-optional">optional</span> : null
}

function groupClass(texts: FieldTexts): string {
  return texts.error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'
}

/** The box round one control: label, hint and error in their order. */
export function Field({ texts, parts, children }: BoxProps) {
  const look = texts.labelLook ?? 'field'
  const label = (
    <label className={LABEL[look]} htmlFor={parts.id}>
      {texts.label} <Optional texts={texts} />
    </label>
  )
  return (
    <div className={groupClass(texts)}>
      {look === 'page' ? <h1 className="govuk-label-wrapper">{label}</h1> : label}
      <HintAndError texts={texts} parts={parts} />
      {children}
    </div>
  )
}

/** The box round several controls that answer one question. */
export function FieldGroup({ texts, parts, role, children }: BoxProps & { role?: 'group' }) {
  const look = texts.labelLook ?? 'field'
  const words = (
    <>
      {texts.label} <Optional texts={texts} />
    </>
  )
  return (
    <div className={groupClass(texts)}>
      <fieldset className="govuk-fieldset" aria-describedby={parts.describedBy} role={role}>
        <legend className={LEGEND[look]}>
          {look === 'page' ? <h1 className="govuk-fieldset__heading">{words}</h1> : words}
        </legend>
        <HintAndError texts={texts} parts={parts} />
        {children}
      </fieldset>
    </div>
  )
}

/** Splits what the field's box needs from what goes on to the control itself. */
export function splitTexts<P extends FieldTexts>(props: P): { texts: FieldTexts; control: Omit<P, keyof FieldTexts> } {
  const { label, hint, error, optional, labelLook, ...control } = props
  return { texts: { label, hint, error, optional, labelLook }, control }
}
