-- Pay of each window.
-- Rule: "income (payroll deposits, frequency, variability of gaps and amounts, cash-flow buffer in
-- months = money in checking against average monthly spending)".
--
-- Pay of one day is one pay, however many rows it came in. A gap lies between two pay days of the
-- window; how much gaps vary needs two gaps, how much amounts vary two pay days.
-- Variability is the coefficient of variation (of the population), computed from exact whole sums.
-- Frequency comes from the median gap. Twice a month and every two weeks both have one of about 14:
-- the average of such gaps tells them apart (15.2 and 14 days). Gaps that vary by half are irregular.

CREATE OR REPLACE TEMP MACRO variation(n, total, squares) AS
  sqrt((n * squares - total * total)::DOUBLE) / total::DOUBLE;

WITH pays AS (
  -- The limit, a trillion dollars a day, only keeps the squares of a hostile file in range.
  SELECT days, months, date, least(sum(-cents), 100000000000000)::HUGEINT AS cents
  FROM windows JOIN entries ON date BETWEEN starts AND as_of
  WHERE is_pay AND cents < 0
  GROUP BY days, months, date
), gaps AS (
  SELECT *, (date - lag(date) OVER (PARTITION BY days ORDER BY date))::HUGEINT AS gap FROM pays
), pay AS (
  SELECT
    days,
    sum(cents) / (100 * months) AS average_monthly_income,
    quantile_cont(gap::DOUBLE, 0.5) AS median_gap,
    avg(gap) FILTER (WHERE gap BETWEEN 10 AND 20) AS half_month,
    CASE WHEN count(gap) >= 2
      THEN variation(count(gap), sum(gap), sum(gap * gap)) END AS gap_variability,
    CASE WHEN count(*) >= 2
      THEN variation(count(*), sum(cents), sum(cents * cents)) END AS amount_variability
  FROM gaps
  GROUP BY days, months
), checking AS (
  -- Unknown as soon as one account's balance is.
  SELECT CASE WHEN count(*) = count(balance_cents) THEN sum(balance_cents) END::DOUBLE AS cents
  FROM account_kinds WHERE is_checking
)
SELECT
  spend.days,
  CASE
    WHEN median_gap IS NULL THEN NULL
    WHEN gap_variability >= 0.5 THEN 'irregular'
    WHEN median_gap BETWEEN 5 AND 9 THEN 'weekly'
    WHEN median_gap BETWEEN 12 AND 17 AND half_month <= 14.5 THEN 'biweekly'
    WHEN median_gap BETWEEN 12 AND 17 THEN 'semimonthly'
    WHEN median_gap BETWEEN 25 AND 35 THEN 'monthly'
    ELSE 'irregular'
  END AS pay_frequency,
  median_gap AS median_pay_gap_days,
  gap_variability AS pay_gap_variability,
  amount_variability AS pay_amount_variability,
  average_monthly_income,
  CASE WHEN spend.cents > 0
    THEN checking.cents * spend.months / spend.cents END AS cash_flow_buffer_months
FROM spend
LEFT JOIN pay USING (days)
CROSS JOIN checking;
