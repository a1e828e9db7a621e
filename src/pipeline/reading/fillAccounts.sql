-- The personal accounts of a faultless file, and the liabilities of accounts that it knows: those of
-- its list of accounts, or where it has none, those that its transactions name.
INSERT INTO accounts BY NAME
SELECT account_id, name, type, subtype, mask, currency,
  balance_available, balance_current, balance_limit
FROM read_accounts WHERE NOT business;

INSERT INTO liabilities BY NAME
SELECT account_id, apr, minimum_payment_amount, last_payment_amount, is_overdue,
  next_payment_due_date, last_statement_balance
FROM read_liabilities
WHERE CASE WHEN EXISTS (FROM read_accounts)
  THEN account_id IN (SELECT account_id FROM accounts)
  ELSE account_id IN (SELECT account_id FROM transactions) END;
