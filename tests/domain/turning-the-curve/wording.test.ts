import { isActivityOnly, isServiceMeasure, wordingOfOutcome } from '@ttc/domain/turning-the-curve/wording'
import { expect, test } from 'vitest'

/** Outcomes as partnerships would want them: conditions of well-being, some with ages and awkward words. */
const goodOutcomes = [
  'Children are safe at home',
  'Children and young people are healthy in body and mind',
  'All babies have the best start in life',
  'Children start school ready to learn',
  'Young people are ready for adult life',
  'Young people feel they belong and are safe where they live',
  'Families have enough to live on',
  'Young people aged 16 to 25 have somebody to turn to',
  'Children under 5 play and talk every day',
  'Children grow up in loving homes',
  'Children with special needs live ordinary lives',
  'Young people leaving care have a home and something to get up for',
  'Children are raised by people who love them',
  'Girls and boys enjoy school',
  'Our streets are safe to play in',
  '0 to 19 year olds in the city are happy and well',
  'Young people are in education, employment or training',
  'Children are free from harm and neglect',
  'Every child has a friend',
  'Parents are confident',
  'Children breathe clean air',
  'Young carers have time to be children',
  'Year 6 children look forward to secondary school',
  'Children know their rights and are listened to',
]

const badOutcomes = [
  ['outcome-says-improve', 'Improve the health of children'],
  ['outcome-says-improve', 'Reduced offending by young people'],
  ['outcome-says-improve', 'Increase school attendance'],
  ['outcome-says-improve', 'Fewer children live in poverty'],
  ['outcome-says-improve', 'More children are ready for school'],
  ['outcome-says-improve', 'Narrowing the gap in attainment'],
  ['outcome-says-improve', 'Better emotional health for all'],
  ['outcome-says-improve', 'Prevent children from coming into care'],
  ['outcome-says-improve', 'Raise the aspirations of young people'],
  ['outcome-says-improve', 'Children’s life chances are enhanced'],
  ['outcome-has-a-number', '95% of children attend school'],
  ['outcome-has-a-number', 'Half of all five-year-olds are free from tooth decay'],
  ['outcome-has-a-number', 'No more than 400 children are in care'],
  ['outcome-has-a-number', 'Two thirds of young people vote'],
  ['outcome-has-a-number', 'Ninety per cent of babies are breastfed'],
  ['outcome-names-a-service', 'Families can reach early help'],
  ['outcome-names-a-service', 'CAMHS is available to every child'],
  ['outcome-names-a-service', 'A skilled workforce for children'],
  ['outcome-names-a-service', 'Children receive high quality services'],
  ['outcome-names-a-service', 'Social workers have manageable caseloads'],
  ['outcome-names-a-service', 'Multi-agency working is strong'],
  ['outcome-names-a-service', 'All schools offer a breakfast programme'],
  ['outcome-names-a-service', 'Young people get the right provision'],
  ['outcome-names-a-service', 'Youth offending teams know every young person'],
] as const

const populationIndicators = [
  'Children in low-income families, %',
  'First-time entrants to the youth justice system per 100,000',
  'Care leavers aged 19 to 21 not in education, employment or training, %',
  'Rate of hospital admissions for self-harm',
  'Persistent absence from school, %',
  'Infant mortality per 1,000 live births',
  'Children at a good level of development at 5, %',
  'Year 6 children with excess weight, %',
  'Children looked after per 10,000',
  'Under-18 conceptions per 1,000',
  'Children killed or seriously injured on roads',
  'Young people who say they have somebody to talk to, %',
  'Suspensions from school per 100 pupils',
  'Babies with a low birth weight, %',
  'Level 3 qualification by age 19, %',
  'Children who feel safe where they live, %',
  'Unemployment of 16 to 24 year olds',
  'Homeless families with children',
]

const serviceMeasures = [
  'Number of referrals to children’s social care',
  'Assessments completed within 45 working days, %',
  'Re-referrals within 12 months, %',
  'Waiting time for a first appointment',
  'Parents attending the course',
  'Families worked with by the early help team',
  'Staff trained in trauma-informed practice',
  'Social worker vacancy rate: vacancies as % of posts',
  'Average caseload: caseloads per worker',
  'Parents satisfied with the service, %',
  'Cost per placement',
  'Education plans issued within 20 weeks, %',
  'Calls answered in time',
  'Sessions delivered by the youth hub',
  'Child protection visits completed on time, %',
  'Reviews held in time',
  'Clients who finish the programme',
  'Agency staff as a share of all',
]

const commentary = [
  'Absence fell by two points because bus passes came in September',
  'Young people say the hub is the first place where somebody listened',
  'We trained 40 foster carers, and placements break down less: down from 14% to 9%',
  'The rise has slowed, but we are still worse than our neighbours',
  'Nothing has changed for children who wait; the pilot was set up too late',
  'We are on the baseline. What we did was not enough to turn it',
  'The new clinic led to fewer admissions for self-harm',
  'More children are ready for school where health visitors came twice',
  'The target is out of reach this year, due to the wait for housing',
  'We do not know why it rose, and have asked the schools',
]

const activityOnly = [
  'A steering group has been established and meets monthly',
  'Three workshops were delivered and an action plan was drafted',
  'The strategy was launched in June and circulated to partners',
  'A new coordinator has been appointed and training is being organised',
  'We held a successful conference, attended by 120 professionals',
  'The working group continue to meet and the plan has been refreshed',
  'Funding has been agreed and recruitment is being arranged',
  'A task and finish group was set up and produced a report',
  'Leaflets were published and schools were consulted',
  'Training was rolled out to all staff',
]

const count = (texts: readonly string[], says: (text: string) => boolean) => texts.filter(says).length
const hasFault = (text: string) => wordingOfOutcome(text).length > 0

test('the confusion table of 104 statements that the rules were made on: what is found, what is missed, what is a false alarm', () => {
  const faulty = badOutcomes.map(([, text]) => text)
  expect({
    outcomes: {
      found: count(faulty, hasFault),
      of: faulty.length,
      falseAlarms: count(goodOutcomes, hasFault),
      among: goodOutcomes.length,
    },
    indicators: {
      found: count(serviceMeasures, isServiceMeasure),
      of: serviceMeasures.length,
      falseAlarms: count(populationIndicators, isServiceMeasure),
      among: populationIndicators.length,
    },
    commentary: {
      found: count(activityOnly, isActivityOnly),
      of: activityOnly.length,
      falseAlarms: count(commentary, isActivityOnly),
      among: commentary.length,
    },
  }).toEqual({
    outcomes: { found: 24, of: 24, falseAlarms: 0, among: 24 },
    indicators: { found: 18, of: 18, falseAlarms: 0, among: 18 },
    commentary: { found: 10, of: 10, falseAlarms: 0, among: 10 },
  })
})

/** Written after the rules stood, and not used to change them: what they are worth on words they have not seen. */
const unseen = {
  goodOutcomes: [
    'Children have a safe place to call home',
    'Young people have hope for the future',
    'Families look after one another',
    'Children sleep well and eat well',
    'Children are active every day',
    'Young people can get around the city',
    'Disabled children have fun with others',
    'Children aged 4 to 11 love reading',
    'Babies are born healthy',
    'Young people who have offended get a fresh start',
    'Teenagers trust the adults around them',
    'Every family knows where to turn',
  ],
  badOutcomes: [
    'Lower rates of obesity',
    'Reduce the number of exclusions',
    'A 10% cut in antisocial behaviour',
    'Improved parenting',
    'Families get support from key workers',
    'Youth clubs are open in every ward',
    'Eliminate child poverty by 2030',
    'Our early years offer is outstanding',
    'Better outcomes for children in care',
    'Effective safeguarding arrangements',
    'Children wait less time for an assessment',
    'All partners work together well',
  ],
  populationIndicators: [
    'Children whose mother smoked at birth, %',
    'Pupils eligible for free school meals reaching the expected standard, %',
    'Reported crime against under-18s',
    'Children with tooth decay at 5, %',
    'Young people volunteering, %',
    'Pupils with an education, health and care plan',
  ],
  serviceMeasures: [
    'Number of home visits',
    'Percentage of health checks done on time',
    'People on the waiting list',
    'How many families finished the course',
    'Complaints answered within 10 working days, %',
    'Young people helped by the youth offer',
  ],
}

test('the same on 36 statements written after the rules stood: 8 of 12 and 3 of 6 found, no false alarm', () => {
  expect({
    outcomes: { found: count(unseen.badOutcomes, hasFault), falseAlarms: count(unseen.goodOutcomes, hasFault) },
    indicators: {
      found: count(unseen.serviceMeasures, isServiceMeasure),
      falseAlarms: count(unseen.populationIndicators, isServiceMeasure),
    },
  }).toEqual({ outcomes: { found: 8, falseAlarms: 0 }, indicators: { found: 3, falseAlarms: 0 } })
})

test.each(goodOutcomes)('“%s” reads as an outcome', (text) => {
  expect(wordingOfOutcome(text)).toEqual([])
})

test.each(badOutcomes)('%s: “%s”', (code, text) => {
  expect(wordingOfOutcome(text).map((one) => one.code)).toContain(code)
})

test.each(populationIndicators)('“%s” may be an indicator of a population', (text) => {
  expect(isServiceMeasure(text)).toBe(false)
})

test.each(serviceMeasures)('“%s” is a service’s measure', (text) => {
  expect(isServiceMeasure(text)).toBe(true)
})
