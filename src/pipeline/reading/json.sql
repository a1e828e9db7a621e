-- A JSON file as the texts of its lists. Whatever a list holds, every value becomes a text or null.
CREATE TABLE raw_transactions AS
WITH listed AS (
  SELECT unnest(from_json(transactions, '[{
    "transaction_id": "VARCHAR", "account_id": "VARCHAR", "date": "VARCHAR", "amount": "VARCHAR",
    "merchant_name": "VARCHAR", "merchant_entity_id": "VARCHAR", "payment_channel": "VARCHAR",
    "personal_finance_category": "VARCHAR", "category": "VARCHAR", "pending": "VARCHAR"}]')) AS t
  FROM document
)
SELECT CAST(row_number() OVER () AS INTEGER) AS source_row,
  t.transaction_id, t.account_id, t.date, t.amount, t.merchant_name, t.merchant_entity_id,
  t.payment_channel, t.pending,
  coalesce(nullif(t.personal_finance_category, ''), nullif(t.category, '')) AS category
FROM listed;

CREATE TABLE raw_accounts AS
WITH listed AS (
  SELECT unnest(from_json(accounts, '[{
    "account_id": "VARCHAR", "name": "VARCHAR", "type": "VARCHAR", "subtype": "VARCHAR",
    "mask": "VARCHAR", "holder_category": "VARCHAR", "iso_currency_code": "VARCHAR",
    "balances": {"available": "VARCHAR", "current": "VARCHAR", "limit": "VARCHAR",
      "iso_currency_code": "VARCHAR"}}]')) AS a
  FROM document
)
SELECT CAST(row_number() OVER () AS INTEGER) AS source_row,
  a.account_id, a.name, a.type, a.subtype, a.mask, a.holder_category,
  coalesce(a.iso_currency_code, a.balances.iso_currency_code) AS currency,
  a.balances.available AS available, a.balances.current AS current, a.balances.limit AS "limit"
FROM listed;

-- Plaid groups liabilities by kind; only cards speak in the signals. A flat list has all of them.
-- Of several rates the one for purchases counts, else the first.
CREATE TABLE raw_liabilities AS
WITH listed AS (
  SELECT unnest(from_json(liabilities, '[{
    "account_id": "VARCHAR", "apr": "VARCHAR",
    "aprs": [{"apr_percentage": "VARCHAR", "apr_type": "VARCHAR"}],
    "minimum_payment_amount": "VARCHAR", "last_payment_amount": "VARCHAR",
    "is_overdue": "VARCHAR", "next_payment_due_date": "VARCHAR",
    "last_statement_balance": "VARCHAR"}]')) AS l
  FROM document
)
SELECT CAST(row_number() OVER () AS INTEGER) AS source_row,
  l.account_id, l.minimum_payment_amount, l.last_payment_amount, l.last_statement_balance,
  l.is_overdue, l.next_payment_due_date,
  coalesce(l.apr,
    list_filter(l.aprs, lambda rate: rate.apr_type = 'purchase_apr')[1].apr_percentage,
    l.aprs[1].apr_percentage) AS apr
FROM listed;
