-- Of each account the version with the newest day, of several the one of the latest upload. The
-- upload in the tables is later than the files, which are in the order of their uploads.
INSERT OR REPLACE INTO accounts BY NAME
WITH earlier AS (
  SELECT *
  FROM read_parquet(from_json($files, '["VARCHAR"]'), filename = 'file')
  QUALIFY row_number() OVER (
    PARTITION BY account_id ORDER BY as_of DESC, list_position(from_json($files, '["VARCHAR"]'), file) DESC
  ) = 1
)
SELECT account_id, name, type, subtype, mask, currency,
  balance_available, balance_current, balance_limit
FROM earlier
WHERE account_id NOT IN (SELECT account_id FROM accounts)
  OR as_of > (SELECT max(date) FROM transactions);
