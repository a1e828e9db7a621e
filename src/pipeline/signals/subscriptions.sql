-- What the recurring merchants took in each window: an average month, and the share of spend.
-- Rule: "monthly spend; share of spend […] merchants found in the 90 days before asOf, their spend and
-- share within 30". The window of 180 days asks the same of 180 days, for the same merchants.

SELECT
  spend.days,
  (coalesce(sum(taken.cents), 0) / (100 * spend.months))::DOUBLE AS monthly_recurring_spend,
  CASE WHEN spend.cents > 0
    THEN (coalesce(sum(taken.cents), 0) / spend.cents)::DOUBLE ELSE 0 END AS share_of_spend
FROM spend
JOIN windows USING (days)
LEFT JOIN (
  SELECT charges.date, charges.cents FROM charges SEMI JOIN recurring_merchants USING (merchant_key)
) AS taken ON taken.date BETWEEN starts AND as_of
GROUP BY spend.days, spend.months, spend.cents;
