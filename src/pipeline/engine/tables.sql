-- What one upload says, read and validated: filled by reading/, read by signals/.

-- One row for each transaction of a personal account, pending ones included.
CREATE TABLE transactions (
  source_row INTEGER NOT NULL,          -- CSV: counted from 1 after the header; JSON: index + 1
  transaction_id VARCHAR,
  account_id VARCHAR NOT NULL,
  date DATE NOT NULL,
  amount DECIMAL(14, 2) NOT NULL,       -- as in the file: positive is money out
  merchant VARCHAR,                     -- the name as given, trimmed; the entity id where there is no name
  merchant_key VARCHAR,                 -- what makes two merchants one: the entity id, or the name in lower case
  channel VARCHAR NOT NULL,             -- 'online', 'in store' or 'other'
  category_primary VARCHAR NOT NULL,    -- 'FOOD_AND_DRINK'; 'UNCATEGORIZED' where the file says nothing
  category_detailed VARCHAR,            -- 'FOOD_AND_DRINK_COFFEE_SHOPS': always begins with the primary
  pending BOOLEAN NOT NULL
);

-- Personal accounts; empty when the file holds transactions alone. Null means unknown, never zero.
CREATE TABLE accounts (
  account_id VARCHAR PRIMARY KEY,
  name VARCHAR,
  type VARCHAR NOT NULL,                -- in lower case, as Plaid has it: 'depository', 'credit', 'loan' …
  subtype VARCHAR,                      -- in lower case: 'checking', 'credit card' …
  mask VARCHAR,
  currency VARCHAR,                     -- ISO code in upper case
  balance_available DECIMAL(14, 2),
  balance_current DECIMAL(14, 2),
  balance_limit DECIMAL(14, 2)
);

-- What is owed, for accounts of the table above. Null means unknown, never zero.
CREATE TABLE liabilities (
  account_id VARCHAR PRIMARY KEY,
  apr DOUBLE,                           -- as in the file, in per cent a year: 24.99
  minimum_payment_amount DECIMAL(14, 2),
  last_payment_amount DECIMAL(14, 2),
  is_overdue BOOLEAN,
  next_payment_due_date DATE,
  last_statement_balance DECIMAL(14, 2)
);
