-- Recurring merchants, found in the 90 days that end at asOf.
-- Rule: "a merchant seen at least 3 times in 90 days that either belongs to a subscription-like
-- category […], or comes weekly or monthly with an amount that varies by at most 20 %; loan, rent,
-- card payment, transfer and payroll never count". Interest is the price of a loan, and counts as one.
--
-- A merchant is seen once a day, however many rows that day has.
-- Subscription-like: so is at least half of its days (the list of categories is in categories.sql).
-- Weekly: at least three quarters of its gaps are 5 to 9 days; monthly: 25 to 35 days.
-- Varies by at most 20 %: no day's amount is further than 20 % from the median.

CREATE OR REPLACE TEMP VIEW charges AS
SELECT * FROM entries
WHERE is_spend AND NOT is_rent AND NOT is_interest AND merchant_key IS NOT NULL;

CREATE OR REPLACE TEMP TABLE recurring_merchants AS
WITH days AS (
  SELECT merchant_key, date, sum(cents)::DOUBLE AS cents, bool_or(is_subscription_like) AS is_like
  FROM charges
  JOIN windows ON days = 90 AND date BETWEEN starts AND as_of
  GROUP BY merchant_key, date
), gaps AS (
  SELECT
    *,
    date - lag(date) OVER (PARTITION BY merchant_key ORDER BY date) AS gap,
    quantile_cont(cents, 0.5) OVER (PARTITION BY merchant_key) AS median_cents
  FROM days
), merchants AS (
  SELECT
    merchant_key,
    any_value(median_cents) AS median_cents,
    sum(cents) AS total_cents,
    2 * count_if(is_like) >= count(*) AS is_like,
    max(abs(cents - median_cents)) * 5 <= any_value(median_cents) AS is_steady,
    CASE
      WHEN 4 * count_if(gap BETWEEN 5 AND 9) >= 3 * count(gap) THEN 'weekly'
      WHEN 4 * count_if(gap BETWEEN 25 AND 35) >= 3 * count(gap) THEN 'monthly'
      ELSE 'irregular'
    END AS cadence
  FROM gaps
  GROUP BY merchant_key
  HAVING count(*) >= 3
), names AS (
  -- The name that was given on most days.
  SELECT merchant_key, merchant
  FROM charges
  GROUP BY merchant_key, merchant
  QUALIFY row_number() OVER (
    PARTITION BY merchant_key ORDER BY count(DISTINCT date) DESC, merchant NULLS LAST
  ) = 1
)
SELECT
  merchant_key,
  coalesce(merchant, merchant_key) AS name,
  cadence,
  -- What it costs in a month: the median charge of whoever charges by the month, 30/7 of the median
  -- week, and otherwise the average month of the 90 days.
  CASE cadence
    WHEN 'monthly' THEN median_cents
    WHEN 'weekly' THEN median_cents * 30 / 7
    ELSE total_cents / (SELECT months FROM windows WHERE days = 90)
  END AS monthly_cents
FROM merchants
JOIN names USING (merchant_key)
WHERE is_like OR (is_steady AND cadence <> 'irregular');
