-- The file's transactions as texts, beside what those texts mean. A null beside a text is a fault.
CREATE TABLE read_transactions AS
WITH texts AS (
  SELECT source_row,
    filled(transaction_id) AS transaction_id,
    filled(account_id) AS account_id,
    filled(date) AS date_text,
    filled(amount) AS amount_text,
    filled(pending) AS pending_text,
    shown(merchant_name) AS merchant_name,
    shown(merchant_entity_id) AS merchant_entity_id,
    trim(translate(lower(payment_channel), '-_', '  ')) AS channel,
    category
  FROM raw_transactions
)
SELECT source_row, transaction_id, account_id, date_text, amount_text, pending_text,
  as_date(date_text) AS date,
  as_money(amount_text) AS amount,
  CASE WHEN pending_text IS NULL THEN false ELSE as_flag(pending_text) END AS pending,
  coalesce(merchant_name, merchant_entity_id) AS merchant,
  coalesce(merchant_entity_id, lower(merchant_name)) AS merchant_key,
  CASE channel
    WHEN 'online' THEN 'online' WHEN 'in store' THEN 'in store' ELSE 'other' END AS channel,
  coalesce(category_primary, 'UNCATEGORIZED') AS category_primary,
  category_detailed
FROM texts LEFT JOIN category_codes ON category = given;

-- Rows that say what an earlier row says. With an id: the same id; without one: the same content,
-- which is also how uploads are combined.
CREATE TABLE repeated AS
WITH contents AS (
  SELECT source_row, transaction_id, row(account_id, date, amount, merchant, merchant_key, channel,
    category_primary, category_detailed, pending) AS content
  FROM read_transactions
  WHERE transaction_id IS NULL OR transaction_id IN (
    SELECT transaction_id FROM read_transactions GROUP BY transaction_id HAVING count(*) > 1)
), grouped AS (
  SELECT *,
    min(source_row) OVER same AS first_row, arg_min(content, source_row) OVER same AS first_content
  FROM contents
  WINDOW same AS (PARTITION BY transaction_id,
    CASE WHEN transaction_id IS NULL THEN content END)
)
SELECT source_row, first_row, content IS DISTINCT FROM first_content AS differs
FROM grouped WHERE source_row > first_row;
