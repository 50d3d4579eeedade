/**
 * What the wording of a statement gives away, by the rules of the method: an outcome names no service, carries no number
 * and does not say improve; an indicator of a population is no measure of a service; commentary says what came of what
 * was done. Word lists, not understanding: they look for what partnerships write, and let the rest pass, because a false
 * alarm costs more trust than a miss. Their hits and misses are counted over a list of statements in the tests.
 * Source: PRODUCT.md, "Rules of the method".
 */

/** Ages and school years are who it is about, not how many. */
const ages =
  /\b(?:aged?|ages|under|over|from birth to|year|years|key stage|reception to)\s+\d+(?:\s*(?:to|and|-|–)\s*\d+)?\b|\b\d+\s*(?:to|-|–)\s*\d+(?:[- ]year[- ]olds?)?(?=\s|$|[.,;])|\b\d+[- ]year[- ]olds?\b|\bfirst 1,?001 days\b/gi
const numbers = /\d|\bper ?cent\b|%|\bhalf of\b|\b(?:two|three) (?:thirds|quarters)\b/i

const changes =
  /\b(?:improv(?:e|es|ed|ing|ement|ements)|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|rais(?:e|es|ing)|fewer|boost(?:s|ed|ing)?|maximis(?:e|es|ed|ing)|minimis(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tackl(?:e|es|ed|ing)|(?:narrow|clos)(?:e|es|ed|ing|s)? the gap|drive (?:up|down)|(?:more|less) (?:children|young people|families|babies|parents|pupils|of our))\b|^(?:lower|cut|end|grow|prevent|better)\b/i

const services =
  /\b(?:services?|provision|providers?|teams?|programmes?|projects?|schemes?|referrals?|assessments?|interventions?|social workers?|social work|health visitors?|camhs|early help|hubs?|children['’]s centres?|family centres?|waiting lists?|caseloads?|local offer|strateg(?:y|ies)|multi-agency|commission(?:ed|ing)|pathways?|support packages?|workforce|staff|casework|case management|youth offending|safeguarding (?:board|arrangements)|partnership working|joined-up)\b/i

const measures =
  /\b(?:referrals?|re-referrals?|assessments? (?:completed|done|within)|completed (?:within|in|on)|within \d+ (?:working )?(?:days|weeks)|waiting (?:times?|lists?)|waits? (?:for|of|over)|appointments?|sessions? (?:delivered|held|attended|offered)|(?:families|people|children|parents|young people|clients|schools) (?:worked with|supported|seen|served|reached|helped) by\b|service users?|clients?|(?:staff|workers|professionals|practitioners|teachers) trained|training (?:delivered|courses|sessions|days)|caseloads?|cost per|spend(?:ing)? (?:on|per)|vacanc(?:y|ies)|turnover|agency (?:workers|staff|rate)|visits? (?:completed|made|done|on time)|contacts? (?:answered|received|handled)|calls? answered|satisf(?:ied|action) with (?:the )?(?:service|support|help|team)|(?:attend(?:ing|ance)|enrolled|places?) (?:(?:at|on|in) )?(?:the |our |a )?(?:course|courses|group|groups|session|sessions|programme|programmes|clinic|clinics|workshop|workshops)|plans? (?:completed|reviewed|issued|in place)|reviews? (?:held|completed|on time)|leaflets?|events? held|posts? filled|inspections?|audits?)\b/i

const activity =
  /\b(?:meetings?|met with|was launched|were launched|launched|delivered|commissioned|developed|established|recruited|appointed|trained|rolled out|set up|produced|published|attended|organised|arranged|held|agreed|drafted|reviewed|refreshed|updated|consulted|circulated|introduced|training|workshops?|steering group|task and finish|action plan|working group|continue to|will continue|is being|are being|has been|have been)\b/i
/** Words by which somebody says what came of it, why, or how it is for children. */
const effects =
  /\b(?:because|so that|as a result|therefore|which (?:means|led|has|cut|brought)|led to|leads to|due to|fell|falls|fallen|rose|risen|rising|falling|dropped|down (?:from|to|by)|up (?:from|to|by)|better than|worse than|on (?:the )?baseline|target|turned|slow(?:ed|ing)|fewer|more (?:children|young people|families|pupils|babies|parents)|children (?:say|said|tell|told|feel|are|now|who)|young people (?:say|said|tell|told|feel|are|now|who)|families (?:say|said|tell|told|feel|are|now|who)|parents (?:say|said|tell|told|feel|are|now|who)|no change|has not changed|remains?|still|worse|better|per cent|points?|higher|lower)\b|%/i

export type WordingCode = 'outcome-names-a-service' | 'outcome-has-a-number' | 'outcome-says-improve'

const outcomeRules: readonly Readonly<{ code: WordingCode; says: (text: string) => boolean; sentence: string }>[] = [
  {
    code: 'outcome-names-a-service',
    says: (text) => services.test(text),
    sentence: 'This names a service. An outcome is a condition of people’s lives: say what would be so for them.',
  },
  {
    code: 'outcome-has-a-number',
    says: (text) => numbers.test(text.replace(ages, ' ')),
    sentence:
      'This carries a number. Say the condition in words here, and choose an indicator with a target for the number.',
  },
  {
    code: 'outcome-says-improve',
    says: (text) => changes.test(text.trim()),
    sentence:
      'This says that something changes. Say how it is when it is right: “Children are safe”, not “improve safety”.',
  },
]

/** What an outcome's wording breaks, each rule once, in their order; nothing where it reads as a condition of well-being. */
export function wordingOfOutcome(statement: string): readonly Readonly<{ code: WordingCode; sentence: string }>[] {
  return outcomeRules.filter(({ says }) => says(statement)).map(({ code, sentence }) => ({ code, sentence }))
}

/** Whether a candidate for the population level reads like a measure of a service: how much it did, or how well. */
export function isServiceMeasure(text: string): boolean {
  return measures.test(text)
}

/** Whether commentary only lists what was done: it names activity, and says nothing of what came of it or why. */
export function isActivityOnly(text: string): boolean {
  return activity.test(text) && !effects.test(text)
}
