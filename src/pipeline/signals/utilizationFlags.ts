/** Which marks a card's utilisation has reached. */
export interface UtilizationFlags {
  atLeast30: boolean;
  atLeast50: boolean;
  atLeast80: boolean;
}

/** The ≥30/50/80 % flags of a card; null when its utilisation is unknown. */
export const utilizationFlags = (utilization: number | null): UtilizationFlags | null =>
  utilization === null
    ? null
    : {
        atLeast30: utilization >= 0.3,
        atLeast50: utilization >= 0.5,
        atLeast80: utilization >= 0.8,
      };
