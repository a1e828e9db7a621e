-- Every fault of every account and liability, as those of the transactions.

-- accounts
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
WHERE is_money_fault(text)

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
WHERE is_money_fault(text)
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
FROM read_liabilities WHERE due_text IS NOT NULL AND next_payment_due_date IS NULL
