-- The cards as they stand at asOf, and whether interest was charged in each window; null is unknown.
-- Rule: "cards only, never mortgages or car loans: utilisation per card, ≥30/50/80 % flags,
-- minimum-payment-only, interest, overdue"; "cards as they stand at asOf, interest within 30 days".
--
-- utilization: balance ÷ limit; a card that was overpaid uses nothing of it.
-- minimumPaymentOnly: the last payment is at most $1 above the minimum, where there was a minimum.
-- interestCharged: an interest charge on the card; unknown when the file has nothing of that card.

WITH cards AS (
  SELECT
    accounts.account_id,
    accounts.name,
    accounts.mask,
    balance_cents,
    CAST(balance_limit * 100 AS BIGINT) AS limit_cents,
    CASE
      WHEN minimum_payment_amount <= 0 THEN false
      ELSE last_payment_amount <= minimum_payment_amount + 1
    END AS is_minimum_only,
    is_overdue
  FROM accounts
  JOIN account_kinds USING (account_id)
  LEFT JOIN liabilities USING (account_id)
  WHERE is_card
), activity AS (
  SELECT
    account_id,
    windows.days,
    bool_or(date >= starts AND cents > 0 AND is_interest) AS was_charged
  FROM windows
  CROSS JOIN (SELECT * FROM entries SEMI JOIN cards USING (account_id))
  GROUP BY account_id, windows.days
)
SELECT
  windows.days,
  name,
  mask,
  balance_cents / 100 AS balance,
  limit_cents / 100 AS "limit",
  CASE WHEN limit_cents > 0 AND balance_cents IS NOT NULL
    THEN greatest(balance_cents, 0) / limit_cents END AS utilization,
  is_minimum_only AS minimum_payment_only,
  was_charged AS interest_charged,
  is_overdue
FROM windows
CROSS JOIN cards
LEFT JOIN activity ON activity.account_id = cards.account_id AND activity.days = windows.days
ORDER BY windows.days, utilization DESC NULLS LAST, name, mask, cards.account_id;
