-- The file's transactions as texts, beside what those texts mean. A null beside a text is a fault.
-- Most texts are written as their value is shown; that is cheaper to see than how else they are written.
CREATE TABLE read_transactions AS
WITH texts AS (
  SELECT source_row,
    filled(transaction_id) AS transaction_id,
    filled(account_id) AS account_id,
    date AS date_text,
    amount AS amount_text,
    pending AS pending_text,
    shown(merchant_name) AS merchant_name,
    shown(merchant_entity_id) AS merchant_entity_id,
    payment_channel,
    category
  FROM raw_transactions
)
SELECT source_row, transaction_id, account_id, date_text, amount_text, pending_text,
  CASE WHEN strlen(date_text) = 10 AND date_text >= '1900' AND date_text < '2100'
      AND CAST(try_cast(date_text AS DATE) AS VARCHAR) = date_text
    THEN try_cast(date_text AS DATE)
    ELSE as_date(filled(date_text)) END AS date,
  CASE WHEN CAST(try_cast(amount_text AS DECIMAL(14, 2)) AS VARCHAR) = amount_text
    THEN try_cast(amount_text AS DECIMAL(14, 2))
    ELSE as_money(filled(amount_text)) END AS amount,
  CASE WHEN pending_text IN ('true', 'false') THEN pending_text = 'true'
    WHEN filled(pending_text) IS NULL THEN false
    ELSE as_flag(filled(pending_text)) END AS pending,
  coalesce(merchant_name, merchant_entity_id) AS merchant,
  coalesce(merchant_entity_id, lower(merchant_name)) AS merchant_key,
  CASE WHEN payment_channel IN ('online', 'in store', 'other') THEN payment_channel
    ELSE CASE trim(translate(lower(payment_channel), '-_', '  '))
      WHEN 'online' THEN 'online' WHEN 'in store' THEN 'in store' ELSE 'other' END
    END AS channel,
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
