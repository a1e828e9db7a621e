-- An upload's own accounts, with the day of its newest transaction: which of two uploads knows them
-- better.
COPY (
  SELECT account_id, name, type, subtype, mask, currency,
    balance_available, balance_current, balance_limit,
    (SELECT max(date) FROM transactions) AS as_of
  FROM accounts
) TO $path (FORMAT parquet, COMPRESSION zstd);
