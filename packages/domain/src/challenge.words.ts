import type { ChallengeField, Decision } from './challenge.ts'

const DECISIONS: Readonly<Record<Decision, string>> = {
  accept: 'Accept',
  'come-back': 'Come back',
  escalate: 'Escalate',
}

export function describeDecision(decision: Decision): string {
  return DECISIONS[decision]
}

const FIELDS: Readonly<Record<ChallengeField, string>> = {
  question: 'Question',
  askedBy: 'Who asked',
  agency: 'Agency',
  answer: 'Answer',
  answeredBy: 'Who answered',
  answerAgency: 'Agency of who answered',
  decision: 'Decision',
  removed: 'Taken out',
}

export function describeChallengeField(field: ChallengeField): string {
  return FIELDS[field]
}
