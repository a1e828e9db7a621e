-- The settled transactions of the longest window in whole cents with their meaning, and the windows
-- that end at the newest of them (asOf). A window of N days is asOf and the N - 1 days before it.
-- Nothing older is looked at, so that it makes no difference whether a file still holds it.

CREATE OR REPLACE TEMP TABLE entries AS
WITH settled AS (
  SELECT
    account_id,
    date,
    merchant,
    merchant_key,
    CAST(amount * 100 AS BIGINT) AS signed_cents,
    kinds.* EXCLUDE (category_primary, category_detailed, says_interest),
    -- Cards often name the charge only where the merchant stands.
    says_interest OR (
      NOT is_income AND regexp_matches(coalesce(merchant, ''), '\b(interest|finance) charge', 'i')
    ) AS is_interest
  FROM transactions
  JOIN category_kinds AS kinds
    ON kinds.category_primary = transactions.category_primary
    AND kinds.category_detailed IS NOT DISTINCT FROM transactions.category_detailed
  WHERE NOT pending
    AND date > (SELECT max(date) FROM transactions WHERE NOT pending) - 180
)
SELECT
  * EXCLUDE (signed_cents),
  -- Positive is money out. Some exports write income as a positive amount: income is money in always.
  CASE WHEN is_income THEN -abs(signed_cents) ELSE signed_cents END AS cents,
  -- Spend is outflow without transfers, card payments and loan payments; refunds do not lower it.
  signed_cents > 0 AND NOT (is_income OR is_transfer OR is_debt_payment) AS is_spend
FROM settled;

-- `months` is what sums are divided by for an average month: all months of 30 days when the file begins
-- in the first of them, otherwise the months that it begins to cover, of up to 31 days each. An export
-- of three months is so not read as six months of half the income and spending.
CREATE OR REPLACE TEMP TABLE windows AS
WITH ends AS (
  SELECT max(date) AS as_of FROM entries
), spans AS (
  SELECT days, as_of, as_of - CAST(days - 1 AS INTEGER) AS starts
  FROM ends, (VALUES (30), (90), (180)) AS lengths (days)
  WHERE as_of IS NOT NULL
), covered AS (
  SELECT days, as_of, starts, as_of - min(date) + 1 AS covered_days
  FROM spans
  JOIN entries ON date BETWEEN starts AND as_of
  GROUP BY days, as_of, starts
)
SELECT
  days,
  as_of,
  starts,
  CAST(
    CASE WHEN covered_days > days - 30 THEN days // 30 ELSE ceil(covered_days / 31) END AS INTEGER
  ) AS months
FROM covered;

-- Accounts by what their money is for; `balance_cents` null means unknown. Accounts that the file
-- does not list are in neither group.
CREATE OR REPLACE TEMP TABLE account_kinds AS
WITH named AS (
  SELECT *, replace(replace(coalesce(subtype, ''), '_', ' '), '-', ' ') AS kind FROM accounts
)
SELECT
  account_id,
  CAST(coalesce(balance_current, balance_available) * 100 AS BIGINT) AS balance_cents,
  type NOT IN ('credit', 'loan') AND kind IN (
    'savings', 'high yield savings', 'money market', 'cd', 'certificate of deposit', 'hsa'
  ) AS is_savings,
  -- A depository account of no named kind holds money for every day.
  type = 'depository' AND kind IN ('checking', '') AS is_checking,
  -- Cards only: never mortgages, car loans or lines of credit.
  type = 'credit' AND kind IN ('credit card', '') AS is_card
FROM named;
