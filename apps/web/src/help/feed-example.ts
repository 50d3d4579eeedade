const TOKEN = 'ttc_…'

/** Power Query: the path stands apart from the site, else a scheduled refresh in the service is refused. */
export function powerBiLines(address: string): string {
  const { origin, pathname } = new URL(address)
  return `let
  Answer = Web.Contents("${origin}", [
    RelativePath = "${pathname.slice(1)}",
    Query = [format = "csv"],
    Headers = [Authorization = "Bearer ${TOKEN}"]
  ]),
  Rows = Csv.Document(Answer, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
  Table = Table.PromoteHeaders(Rows, [PromoteAllScalars = true]),
  Typed = Table.TransformColumnTypes(Table, {
    {"period_start", type date}, {"period_end", type date}, {"is_comparator", type logical},
    {"value", type number}, {"numerator", type number}, {"denominator", type number},
    {"lower_limit", type number}, {"upper_limit", type number}, {"target", type number},
    {"version", Int64.Type}
  }, "en-GB")
in
  Typed`
}

export function excelSteps(address: string): readonly string[] {
  return [
    'Choose Data, Get Data, From Other Sources, From Web.',
    `Enter ${address}?format=csv`,
    'Where you are asked how to sign in, choose Basic: any user name, such as excel, and the token as the password.',
    'Choose Load. Refresh All reads it again.',
  ]
}

/** A column of numbers that is still empty would be guessed to be of TRUE and FALSE: those are named. */
export function rLines(address: string): string {
  return `library(httr2)
library(readr)

observations <- request("${address}") |>
  req_url_query(format = "csv") |>
  req_auth_bearer_token("${TOKEN}") |>
  req_perform() |>
  resp_body_raw() |>
  read_csv(guess_max = Inf, col_types = cols(
    value = "d", numerator = "d", denominator = "d", lower_limit = "d", upper_limit = "d", target = "d"
  ))`
}

/** All of it is looked at for the kind of a column, since one may be empty for thousands of rows: pandas warns else. */
export function pandasLines(address: string): string {
  return `import io
import pandas as pd
import requests

answer = requests.get(
    "${address}",
    params={"format": "csv"},
    headers={"Authorization": "Bearer ${TOKEN}"},
)
answer.raise_for_status()
observations = pd.read_csv(
    io.BytesIO(answer.content),
    encoding="utf-8-sig",
    parse_dates=["period_start", "period_end", "updated_at"],
    low_memory=False,
)`
}
