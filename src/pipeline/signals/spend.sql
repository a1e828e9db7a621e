-- Spend of each window: outflow without transfers, card payments and loan payments.
-- Rule: "Spend is outflow without transfers, card payments and loan payments."

CREATE OR REPLACE TEMP TABLE spend AS
SELECT days, months, coalesce(sum(cents) FILTER (WHERE is_spend), 0)::DOUBLE AS cents
FROM windows
JOIN entries ON date BETWEEN starts AND as_of
GROUP BY days, months;
