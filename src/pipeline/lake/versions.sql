-- Every version of every transaction, of whichever upload; the later the upload, the higher `nth`. The
-- upload in the tables is the latest.
CREATE OR REPLACE TEMP TABLE versions AS
SELECT *, 2147483647 AS nth FROM transactions;
