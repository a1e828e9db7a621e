-- Each category text of the file, once, with its codes. The text is a path of words
-- (`Food & Drink/Coffee Shops`), a code (`FOOD_AND_DRINK_COFFEE`), Plaid's object
-- {primary, detailed} or its older list of words, or the two parts with chr(31) between them.
CREATE TABLE category_codes AS
WITH texts AS (
  SELECT DISTINCT category AS given FROM raw_transactions WHERE category IS NOT NULL
), documents AS (
  SELECT given, CASE WHEN given[1] IN ('{', '[') AND length(given) < 1000 AND json_valid(given)
    THEN CAST(given AS JSON) END AS document
  FROM texts
), parts AS (
  SELECT given,
    CASE
      WHEN json_type(document) = 'OBJECT'
        THEN [document ->> '$.primary', document ->> '$.detailed']
      WHEN json_type(document) = 'ARRAY' THEN [document ->> '$[0]', document ->> '$[1]']
      WHEN contains(given, chr(31)) THEN string_split(given, chr(31))
      WHEN contains(given, '/')
        THEN [split_part(given, '/', 1), substr(given, strpos(given, '/') + 1)]
      ELSE [given, NULL]
    END AS words
  FROM documents
), codes AS (
  SELECT given, as_code(left(words[1], 200)) AS first, as_code(left(words[2], 200)) AS second
  FROM parts
), known AS (
  -- Plaid's primary categories: a detailed code that stands alone begins with one of them.
  SELECT unnest(['INCOME', 'TRANSFER_IN', 'TRANSFER_OUT', 'LOAN_PAYMENTS', 'LOAN_DISBURSEMENTS',
    'BANK_FEES', 'ENTERTAINMENT', 'FOOD_AND_DRINK', 'GENERAL_MERCHANDISE', 'HOME_IMPROVEMENT',
    'MEDICAL', 'PERSONAL_CARE', 'GENERAL_SERVICES', 'GOVERNMENT_AND_NON_PROFIT',
    'TRANSPORTATION', 'TRAVEL', 'RENT_AND_UTILITIES']) AS name
), resolved AS (
  SELECT given,
    CASE WHEN first IS NULL OR second IS NULL
      THEN coalesce(name, first, second) ELSE first END AS category_primary,
    coalesce(second, first) AS detail
  FROM codes LEFT JOIN known
    ON (first IS NULL OR second IS NULL) AND starts_with(coalesce(second, first), name || '_')
)
SELECT given, category_primary,
  CASE
    WHEN detail = category_primary THEN NULL
    WHEN starts_with(detail, category_primary || '_') THEN detail
    ELSE category_primary || '_' || detail
  END AS category_detailed
FROM resolved;
