-- How texts of a file become values. Null means that the text is missing, or not of its kind.

-- A text without white space around it; an empty one is a missing one. Most need no trimming, which
-- is cheaper to see than to do.
CREATE OR REPLACE MACRO filled(t) AS CASE
  WHEN t < '!' OR right(t, 1) < '!'
    THEN nullif(trim(t, chr(9) || chr(10) || chr(13) || ' '), '')
  ELSE t
END;

-- A text in one line, at most 200 characters: what people are shown.
CREATE OR REPLACE MACRO shown(t) AS left(filled(CASE
  WHEN regexp_matches(t, '[\x00-\x1f\x7f]') THEN regexp_replace(t, '[\x00-\x1f\x7f]+', ' ', 'g')
  ELSE t
END), 200);

-- A piece of the file for a message: never more than 40 characters of it.
CREATE OR REPLACE MACRO quoted(t) AS '"' || regexp_replace(
  regexp_replace(t, '\s+', ' ', 'g'), '^(.{39})..+$', '\1…') || '"';

-- 1234.56, -12, 1e3, $1,234.56, -$5, $-5 and (12.00), which is negative, as text that DuckDB can cast.
-- A comma may only part thousands, so that 12,34 is not read as 1234.
CREATE OR REPLACE MACRO number_text(t) AS CASE
  WHEN regexp_full_match(t, '[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?') THEN t
  WHEN regexp_full_match(t, '[-+]?\$? ?[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?')
    THEN regexp_replace(t, '[$, ]', '', 'g')
  WHEN regexp_full_match(t, '\( ?\$? ?(\d{1,3}(,\d{3})+|\d+)(\.\d*)? ?\)')
    THEN '-' || regexp_replace(t, '[$, ()]', '', 'g')
END;

-- An amount in dollars; more than two decimals are rounded.
CREATE OR REPLACE MACRO as_money(t) AS try_cast(number_text(t) AS DECIMAL(14, 2));

-- Whether a text is no amount; a missing one is none, and no fault.
CREATE OR REPLACE MACRO is_money_fault(t) AS
  t IS NOT NULL AND NOT coalesce(as_money(t) BETWEEN -1e9 AND 1e9, false);

-- 2026-01-31, also with a time behind it, or 1/31/2026. Of a time the date counts as it is written:
-- the bank's own day, not the day in UTC.
CREATE OR REPLACE MACRO as_date(t) AS CASE
  WHEN regexp_full_match(t, '(19|20)\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)? ?(Z|UTC|[-+]\d\d(:?\d\d)?)?)?')
    THEN try_cast(left(t, 10) AS DATE)
  WHEN regexp_full_match(t, '\d{1,2}/\d{1,2}/(19|20)\d\d')
    THEN CAST(try_strptime(t, '%m/%d/%Y') AS DATE)
END;

CREATE OR REPLACE MACRO as_flag(t) AS CASE
  WHEN lower(t) IN ('true', '1') THEN true
  WHEN lower(t) IN ('false', '0') THEN false
END;

-- Words to codes: 'Food & Drink' is FOOD_AND_DRINK.
CREATE OR REPLACE MACRO as_code(t) AS nullif(trim(regexp_replace(
  replace(upper(t), '&', ' AND '), '[^\p{L}\p{N}]+', '_', 'g'), '_'), '');

-- What to tell about a text that is no amount. One that is too large is a number all the same.
CREATE OR REPLACE MACRO money_message(t) AS quoted(t) || CASE
  WHEN coalesce(regexp_matches(number_text(t), '[-+]{2}'), true)
    THEN ' is not an amount. Write it as 1234.56 or -1234.56.'
  ELSE ' is too large. An amount is at most 1,000,000,000.'
END;
