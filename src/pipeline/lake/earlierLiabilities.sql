-- Of each liability the version with the newest day, as with accounts.
INSERT OR REPLACE INTO liabilities BY NAME
WITH earlier AS (
  SELECT *
  FROM read_parquet(from_json($files, '["VARCHAR"]'), filename = 'file')
  QUALIFY row_number() OVER (
    PARTITION BY account_id ORDER BY as_of DESC, list_position(from_json($files, '["VARCHAR"]'), file) DESC
  ) = 1
)
SELECT account_id, apr, minimum_payment_amount, last_payment_amount, is_overdue,
  next_payment_due_date, last_statement_balance
FROM earlier
WHERE account_id NOT IN (SELECT account_id FROM liabilities)
  OR as_of > (SELECT max(date) FROM transactions);
