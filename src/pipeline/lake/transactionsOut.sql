-- An upload's own transactions, as engine/tables.sql has them.
COPY (
  SELECT source_row, transaction_id, account_id, date, amount, merchant, merchant_key, channel,
    category_primary, category_detailed, pending
  FROM transactions
) TO $path (FORMAT parquet, COMPRESSION zstd);
