-- What each category of the file means for the signals: one row for each pair of codes.
-- Exports name categories in Plaid's codes (INCOME_WAGES) or in words (Transfer/Payroll, by now
-- TRANSFER_PAYROLL), so a category is judged by the whole words that its code is made of.

CREATE OR REPLACE TEMP MACRO says(code, words) AS
  regexp_matches(code, '(^|_)(' || array_to_string(words, '|') || ')(_|$)');

CREATE OR REPLACE TEMP TABLE category_kinds AS
WITH codes AS (
  SELECT DISTINCT
    category_primary,
    category_detailed,
    coalesce(category_detailed, category_primary) AS code
  FROM transactions
), words AS (
  SELECT
    *,
    -- Money in, whichever the sign: a category that says PAYROLL, INCOME or the like. INCOME must be
    -- the family or the last word, so that 'Insurance/Income Protection' stays what it is.
    (
      says(code, ['PAYROLL', 'PAYCHECK', 'PAYCHECKS', 'SALARY', 'SALARIES', 'WAGE', 'WAGES',
                  'EARNINGS', 'DIRECT_DEPOSIT'])
      OR says(category_primary, ['INCOME'])
      OR code LIKE '%\_INCOME' ESCAPE '\'
    )
    AND NOT says(code, ['FIXED_INCOME'])
    AND (NOT says(code, ['TAX', 'TAXES']) OR says(code, ['REFUND', 'REFUNDS'])) AS is_income,
    says(code, ['FEE', 'FEES', 'INTEREST', 'FINANCE_CHARGE', 'FINANCE_CHARGES']) AS is_cost_of_credit
  FROM codes
)
SELECT
  category_primary,
  category_detailed,
  is_income,
  -- Income that is paid for work or in its place; interest, dividends and refunds come when they like.
  is_income AND NOT says(code, ['INTEREST', 'DIVIDEND', 'DIVIDENDS', 'REFUND', 'REFUNDS', 'CASHBACK',
                                'REIMBURSEMENT', 'REIMBURSEMENTS']) AS is_pay,
  NOT is_income AND (
    says(category_primary, ['TRANSFER', 'TRANSFERS', 'SAVINGS'])
    OR (says(code, ['TRANSFER', 'TRANSFERS']) AND NOT is_cost_of_credit)
  ) AS is_transfer,
  says(code, ['SAVINGS']) AS says_savings,
  -- Card payments and loan payments.
  NOT is_income AND NOT is_cost_of_credit AND says(code, [
    'CARD_PAYMENT', 'CARD_PAYMENTS', 'CREDIT_CARD',
    'LOAN', 'LOANS', 'LOAN_PAYMENT', 'LOAN_PAYMENTS', 'MORTGAGE', 'MORTGAGES',
    'CAR_PAYMENT', 'CAR_PAYMENTS', 'AUTO_PAYMENT', 'AUTO_PAYMENTS'
  ]) AS is_debt_payment,
  -- RENT_AND_UTILITIES alone may be either, and rent must never count as a subscription.
  code = 'RENT_AND_UTILITIES'
    OR says(regexp_replace(code, '^RENT_AND_UTILITIES_', ''), ['RENT']) AS is_rent,
  NOT is_income
    AND says(code, ['INTEREST', 'FINANCE_CHARGE', 'FINANCE_CHARGES']) AS says_interest,
  -- The subscription-like categories: what is usually paid by the month to be allowed in.
  NOT is_income AND says(code, [
    'SUBSCRIPTION', 'SUBSCRIPTIONS', 'MEMBERSHIP', 'MEMBERSHIPS',
    'STREAMING', 'ENTERTAINMENT_TV', 'ENTERTAINMENT_MUSIC',
    'SOFTWARE', 'SAAS', 'CLOUD_STORAGE',
    'NEWS', 'NEWSPAPER', 'NEWSPAPERS', 'MAGAZINE', 'MAGAZINES',
    'GYM', 'GYMS', 'FITNESS'
  ]) AS is_subscription_like
FROM words;
