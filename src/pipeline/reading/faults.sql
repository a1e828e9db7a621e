-- Every fault of every row, in words that say how to mend it. A view: only what is asked for is made.
CREATE VIEW faults AS

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
    WHEN date_text IS NULL THEN 'date is missing. Write it as 2026-01-31 or 1/31/2026.'
    ELSE quoted(date_text) || ' is not a date. Write it as 2026-01-31 or 1/31/2026.' END
FROM read_transactions WHERE date IS NULL
UNION ALL
SELECT 2, source_row, 'date',
  quoted(date_text) || ' lies in the future. Correct the date, or remove the row.'
FROM read_transactions
WHERE date > CAST(getvariable('now') AS TIMESTAMP) + INTERVAL 1 DAY
UNION ALL
SELECT 2, source_row, 'amount', CASE
    WHEN amount_text IS NULL THEN 'amount is missing. Write it as 1234.56, money in as -1234.56.'
    ELSE money_message(amount_text) END
FROM read_transactions WHERE amount IS NULL OR amount NOT BETWEEN -1e9 AND 1e9
UNION ALL
SELECT 2, source_row, 'pending',
  quoted(pending_text) || ' is neither true nor false. Write true, false or nothing.'
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

-- accounts
UNION ALL
SELECT 1, source_row, 'accounts.account_id', CASE
    WHEN account_id IS NULL THEN 'account_id is missing. Every account must have one.'
    ELSE 'account_id is longer than 200 characters. Use the id that the bank gave.' END
FROM read_accounts WHERE account_id IS NULL OR length(account_id) > 200
UNION ALL
SELECT 1, source_row, 'accounts.account_id',
  quoted(account_id) || ' is the id of an earlier account too. Give each account an id of its own.'
FROM read_accounts WHERE account_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY source_row) > 1
UNION ALL
SELECT 1, source_row, 'accounts.type',
  'type is missing. Write depository, credit, loan, investment or other.'
FROM read_accounts WHERE type IS NULL
UNION ALL
SELECT 1, source_row, 'accounts.balances.limit',
  quoted(limit_text) || ' is negative. A limit is 0 or more; leave out one that is unknown.'
FROM read_accounts WHERE balance_limit < 0
UNION ALL
SELECT 1, source_row, 'accounts.balances.' || name, money_message(text)
FROM (UNPIVOT (SELECT source_row, available_text AS available, current_text AS current,
  limit_text AS "limit" FROM read_accounts) ON available, current, "limit"
  INTO NAME name VALUE text)
WHERE money_fault(text) IS NOT NULL

-- liabilities
UNION ALL
SELECT 3, source_row, 'liabilities.account_id',
  'account_id is missing. Every liability must name its account.'
FROM read_liabilities WHERE account_id IS NULL
UNION ALL
SELECT 3, source_row, 'liabilities.account_id',
  quoted(account_id) || ' has an earlier liability too. Keep one for each account.'
FROM read_liabilities WHERE account_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY source_row) > 1
UNION ALL
SELECT 3, source_row, 'liabilities.' || name, money_message(text)
FROM (UNPIVOT (SELECT source_row, minimum_text AS minimum_payment_amount,
  payment_text AS last_payment_amount, statement_text AS last_statement_balance
  FROM read_liabilities) ON minimum_payment_amount, last_payment_amount, last_statement_balance
  INTO NAME name VALUE text)
WHERE money_fault(text) IS NOT NULL
UNION ALL
SELECT 3, source_row, 'liabilities.apr',
  quoted(apr_text) || ' is not a yearly rate. Write it in per cent: 24.99.'
FROM read_liabilities WHERE apr_text IS NOT NULL AND (apr IS NULL OR apr NOT BETWEEN 0 AND 1000)
UNION ALL
SELECT 3, source_row, 'liabilities.is_overdue',
  quoted(overdue_text) || ' is neither true nor false. Write true, false or nothing.'
FROM read_liabilities WHERE overdue_text IS NOT NULL AND is_overdue IS NULL
UNION ALL
SELECT 3, source_row, 'liabilities.next_payment_due_date',
  quoted(due_text) || ' is not a date. Write it as 2026-01-31 or 1/31/2026.'
FROM read_liabilities WHERE due_text IS NOT NULL AND next_payment_due_date IS NULL;
