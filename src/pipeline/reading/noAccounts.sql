-- A CSV file has no list of accounts: what the statements on transactions ask of one.
CREATE TABLE read_accounts (account_id VARCHAR, business BOOLEAN);
