-- An upload's own liabilities, with the day of its newest transaction, as with accounts.
COPY (
  SELECT account_id, apr, minimum_payment_amount, last_payment_amount, is_overdue,
    next_payment_due_date, last_statement_balance,
    (SELECT max(date) FROM transactions) AS as_of
  FROM liabilities
) TO $path (FORMAT parquet, COMPRESSION zstd);
