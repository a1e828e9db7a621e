-- One of the versions of each transaction: the rule is written down at addEarlier. What makes two of
-- them equal in content is what reading/ compares within a file.
DELETE FROM transactions;

-- With an id: a settled version before all pending ones, then the latest.
INSERT INTO transactions BY NAME
SELECT * EXCLUDE (nth) FROM versions
WHERE rowid IN (
  SELECT arg_max(rowid, CASE WHEN pending THEN nth - 4294967296 ELSE nth END)
  FROM versions
  WHERE transaction_id IS NOT NULL
  GROUP BY account_id, transaction_id
);

-- Without an id: one of each content that no version with an id has.
INSERT INTO transactions BY NAME
WITH nameless AS (
  FROM versions
  WHERE transaction_id IS NULL
  QUALIFY row_number() OVER (
    PARTITION BY account_id, date, amount, merchant, merchant_key, channel, category_primary,
      category_detailed, pending
    ORDER BY nth DESC
  ) = 1
), named AS (
  FROM versions WHERE transaction_id IS NOT NULL
)
SELECT nameless.* EXCLUDE (nth)
FROM nameless
ANTI JOIN named
  ON nameless.account_id = named.account_id
  AND nameless.date = named.date
  AND nameless.amount = named.amount
  AND nameless.merchant IS NOT DISTINCT FROM named.merchant
  AND nameless.merchant_key IS NOT DISTINCT FROM named.merchant_key
  AND nameless.channel = named.channel
  AND nameless.category_primary = named.category_primary
  AND nameless.category_detailed IS NOT DISTINCT FROM named.category_detailed
  AND nameless.pending = named.pending;

DROP TABLE versions;
