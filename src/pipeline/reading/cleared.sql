-- Frees what only the reading needed; the tables of engine/tables.sql remain.
DROP TABLE IF EXISTS raw_transactions;
DROP TABLE IF EXISTS raw_accounts;
DROP TABLE IF EXISTS raw_liabilities;
DROP TABLE IF EXISTS document;
DROP TABLE IF EXISTS category_codes;
DROP TABLE IF EXISTS read_transactions;
DROP TABLE IF EXISTS repeated;
DROP TABLE IF EXISTS read_accounts;
DROP TABLE IF EXISTS read_liabilities;
