-- What remains of a faultless file. Business accounts are left out with all that belongs to them,
-- and so are liabilities of accounts that the file does not know: those of its list of accounts, or
-- where it has none, those that its transactions name.
INSERT INTO accounts BY NAME
SELECT account_id, name, type, subtype, mask, currency,
  balance_available, balance_current, balance_limit
FROM read_accounts WHERE NOT business;

INSERT INTO transactions BY NAME
SELECT source_row, transaction_id, account_id, date, amount, merchant, merchant_key, channel,
  category_primary, category_detailed, pending
FROM read_transactions
WHERE source_row NOT IN (SELECT source_row FROM repeated)
  AND account_id NOT IN (SELECT account_id FROM read_accounts WHERE business);

INSERT INTO liabilities BY NAME
SELECT account_id, apr, minimum_payment_amount, last_payment_amount, is_overdue,
  next_payment_due_date, last_statement_balance
FROM read_liabilities
WHERE CASE WHEN EXISTS (FROM read_accounts)
  THEN account_id IN (SELECT account_id FROM accounts)
  ELSE account_id IN (SELECT account_id FROM transactions) END;
