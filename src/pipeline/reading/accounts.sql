-- The file's accounts and liabilities as texts, beside what those texts mean.
CREATE TABLE read_accounts AS
WITH texts AS (
  SELECT source_row,
    filled(account_id) AS account_id,
    shown(name) AS name,
    lower(shown(type)) AS type,
    lower(shown(subtype)) AS subtype,
    shown(mask) AS mask,
    upper(shown(currency)) AS currency,
    coalesce(lower(filled(holder_category)) = 'business', false) AS business,
    filled(available) AS available_text,
    filled(current) AS current_text,
    filled("limit") AS limit_text
  FROM raw_accounts
)
SELECT *,
  as_money(available_text) AS balance_available,
  as_money(current_text) AS balance_current,
  as_money(limit_text) AS balance_limit
FROM texts;

CREATE TABLE read_liabilities AS
WITH texts AS (
  SELECT source_row,
    filled(account_id) AS account_id,
    filled(apr) AS apr_text,
    filled(minimum_payment_amount) AS minimum_text,
    filled(last_payment_amount) AS payment_text,
    filled(last_statement_balance) AS statement_text,
    filled(is_overdue) AS overdue_text,
    filled(next_payment_due_date) AS due_text
  FROM raw_liabilities
)
SELECT *,
  try_cast(number_text(rtrim(apr_text, ' %')) AS DOUBLE) AS apr,
  as_money(minimum_text) AS minimum_payment_amount,
  as_money(payment_text) AS last_payment_amount,
  as_money(statement_text) AS last_statement_balance,
  as_flag(overdue_text) AS is_overdue,
  as_date(due_text) AS next_payment_due_date
FROM texts;
