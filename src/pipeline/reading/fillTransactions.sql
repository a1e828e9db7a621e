-- What remains of the transactions of a faultless file; those of business accounts are left out.
INSERT INTO transactions BY NAME
SELECT source_row, transaction_id, account_id, date, amount, merchant, merchant_key, channel,
  category_primary, category_detailed, pending
FROM read_transactions
WHERE source_row NOT IN (SELECT source_row FROM repeated)
  AND account_id NOT IN (SELECT account_id FROM read_accounts WHERE business);
