-- A member's signals in flat columns, one row for each window. Null means unknown, never zero; rates
-- and shares are fractions.
COPY (
  SELECT unnest(from_json($rows, '[{
    "window_days": "INTEGER",
    "as_of": "DATE",
    "persona_id": "INTEGER",
    "persona_name": "VARCHAR",
    "subscriptions_monthly_recurring_spend": "DECIMAL(18, 2)",
    "subscriptions_share_of_spend": "DOUBLE",
    "subscriptions_recurring_merchants": [{
      "name": "VARCHAR", "monthly_amount": "DECIMAL(18, 2)", "cadence": "VARCHAR"}],
    "savings_net_inflow": "DECIMAL(18, 2)",
    "savings_net_inflow_monthly": "DECIMAL(18, 2)",
    "savings_growth_rate": "DOUBLE",
    "savings_balance": "DECIMAL(18, 2)",
    "savings_emergency_fund_months": "DOUBLE",
    "credit_max_utilization": "DOUBLE",
    "credit_interest_charged": "BOOLEAN",
    "credit_minimum_payment_only": "BOOLEAN",
    "credit_is_overdue": "BOOLEAN",
    "credit_cards": [{
      "name": "VARCHAR", "mask": "VARCHAR",
      "balance": "DECIMAL(18, 2)", "limit": "DECIMAL(18, 2)", "utilization": "DOUBLE",
      "minimum_payment_only": "BOOLEAN", "interest_charged": "BOOLEAN", "is_overdue": "BOOLEAN"}],
    "income_pay_frequency": "VARCHAR",
    "income_median_pay_gap_days": "DOUBLE",
    "income_pay_gap_variability": "DOUBLE",
    "income_average_monthly_income": "DECIMAL(18, 2)",
    "income_cash_flow_buffer_months": "DOUBLE"
  }]'), max_depth := 2)
) TO $path (FORMAT parquet, COMPRESSION zstd);
