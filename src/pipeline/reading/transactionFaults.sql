-- Every fault of every transaction, in words that say how to mend it. What is asked of it decides what
-- is made: a count makes no messages.

-- transactions: what is missing or unreadable
SELECT 2 AS list, source_row, 'account_id' AS field, CASE
    WHEN account_id IS NULL THEN 'account_id is missing. Every transaction must name its account.'
    ELSE 'account_id is longer than 200 characters. Use the id that the bank gave.' END AS message
FROM read_transactions WHERE account_id IS NULL OR length(account_id) > 200
UNION ALL
SELECT 2, source_row, 'transaction_id',
  'transaction_id is longer than 200 characters. Use the id that the bank gave, or none.'
FROM read_transactions WHERE length(transaction_id) > 200
UNION ALL
SELECT 2, source_row, 'date', CASE
    WHEN filled(date_text) IS NULL THEN 'date is missing. Write it as 2026-01-31 or 1/31/2026.'
    ELSE quoted(filled(date_text)) || ' is not a date. Write it as 2026-01-31 or 1/31/2026.' END
FROM read_transactions WHERE date IS NULL
UNION ALL
SELECT 2, source_row, 'date',
  quoted(filled(date_text)) || ' lies in the future. Correct the date, or remove the row.'
FROM read_transactions
WHERE date > CAST(getvariable('now') AS TIMESTAMP) + INTERVAL 1 DAY
UNION ALL
SELECT 2, source_row, 'amount', CASE
    WHEN filled(amount_text) IS NULL
      THEN 'amount is missing. Write it as 1234.56, money in as -1234.56.'
    ELSE money_message(filled(amount_text)) END
FROM read_transactions WHERE amount IS NULL OR amount NOT BETWEEN -1e9 AND 1e9
UNION ALL
SELECT 2, source_row, 'pending',
  quoted(filled(pending_text)) || ' is neither true nor false. Write true, false or nothing.'
FROM read_transactions WHERE pending IS NULL

-- transactions: what contradicts the rest of the file
UNION ALL
SELECT 2, source_row, 'transaction_id', 'Row ' || first_row ||
  ' has the same transaction_id with other content. Give each transaction an id of its own.'
FROM repeated JOIN read_transactions USING (source_row) WHERE differs AND transaction_id IS NOT NULL
UNION ALL
SELECT 2, source_row, 'account_id', quoted(account_id) ||
  ' is not among the accounts of this file. Add the account, or remove the transaction.'
FROM read_transactions
WHERE EXISTS (FROM read_accounts)
  AND account_id NOT IN (SELECT account_id FROM read_accounts WHERE account_id IS NOT NULL)
