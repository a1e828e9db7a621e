-- The files are in the order of their uploads.
INSERT INTO versions BY NAME
SELECT source_row, transaction_id, account_id, date, amount, merchant, merchant_key, channel,
  category_primary, category_detailed, pending,
  list_position(from_json($files, '["VARCHAR"]'), file) AS nth
FROM read_parquet(from_json($files, '["VARCHAR"]'), filename = 'file');
