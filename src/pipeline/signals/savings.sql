-- Savings of each window.
-- Rule: "net inflow to savings-like accounts, one-legged transfers included; growth rate;
-- emergency-fund months"; "growthRate = net inflow ÷ (balance − net inflow)".
--
-- Net inflow: everything that moved on the savings-like accounts, and each transfer that says savings
-- on another account for which no leg of the same amount stands on a savings account within 5 days.
-- Where the file does not list the account, a savings transfer that comes in is taken for the leg on
-- the savings account, as Plaid defines TRANSFER_IN_SAVINGS.

WITH sides AS (
  SELECT
    entries.*,
    coalesce(is_savings, account_kinds.account_id IS NULL AND cents < 0) AS is_savings_side,
    coalesce(is_savings, false) AS is_on_savings,
    is_transfer AND (
      says_savings
      OR regexp_matches(coalesce(merchant, ''), '\b(savings?|money market|hsa)\b', 'i')
    ) AS is_savings_transfer
  FROM entries
  LEFT JOIN account_kinds USING (account_id)
), moves AS (
  SELECT date, -cents AS cents, true AS is_savings_side, NOT is_income AS may_be_a_leg
  FROM sides WHERE is_on_savings
  UNION ALL
  SELECT date, CASE WHEN is_savings_side THEN -cents ELSE cents END, is_savings_side, true
  FROM sides WHERE is_savings_transfer AND NOT is_on_savings
), neighbours AS (
  SELECT *, coalesce(date - lag(date) OVER same, 0) > 5 AS is_far FROM moves
  WHERE may_be_a_leg
  WINDOW same AS (PARTITION BY cents ORDER BY date)
), clusters AS (
  -- Legs of one amount, none further than 5 days from the next.
  SELECT *, count_if(is_far) OVER (
    PARTITION BY cents ORDER BY date RANGE UNBOUNDED PRECEDING
  ) AS cluster FROM neighbours
), ranked AS (
  SELECT
    *,
    count_if(is_savings_side) OVER (PARTITION BY cents, cluster) AS legs,
    count(*) OVER (PARTITION BY cents, cluster, is_savings_side) AS mates,
    row_number() OVER (PARTITION BY cents, cluster, is_savings_side ORDER BY date DESC) AS place
  FROM clusters
), inflow AS (
  SELECT date, cents FROM moves WHERE is_savings_side
  UNION ALL
  -- Of as many transfers as have a leg the money is counted already: the newest others are one-legged.
  SELECT date, cents FROM ranked WHERE NOT is_savings_side AND place <= mates - legs
), held AS (
  -- Unknown as soon as one account's balance is.
  SELECT CASE WHEN count(*) = count(balance_cents) THEN sum(balance_cents) END::DOUBLE AS cents
  FROM account_kinds WHERE is_savings
), net AS (
  SELECT
    windows.days,
    windows.months,
    coalesce(sum(inflow.cents), 0)::DOUBLE AS cents
  FROM windows LEFT JOIN inflow ON inflow.date BETWEEN starts AND as_of
  GROUP BY windows.days, windows.months
)
SELECT
  net.days,
  net.cents / 100 AS net_inflow,
  net.cents / (100 * net.months) AS net_inflow_monthly,
  CASE WHEN held.cents - net.cents > 0
    THEN net.cents / (held.cents - net.cents) END AS growth_rate,
  held.cents / 100 AS balance,
  CASE WHEN spend.cents > 0
    THEN held.cents * spend.months / spend.cents END AS emergency_fund_months
FROM net
JOIN spend USING (days)
CROSS JOIN held;
