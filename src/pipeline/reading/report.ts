import type { ValidationError, ValidationReport } from '../../db/tables/dataUploads.ts';

/** How many faults a report lists; the rest are counted. */
export const listedFaults = 100;

/** A file that must be refused: thrown inside this folder, and answered as an outcome. */
export class Refusal extends Error {
  readonly report: ValidationReport;

  constructor(report: ValidationReport) {
    super(report.errors[0]?.message ?? 'refused');
    this.name = new.target.name;
    this.report = report;
  }

  /** A fault of the file as a whole. */
  static ofFile(message: string, field: string | null = null): Refusal {
    return new Refusal({ errors: [{ row: null, field, message }], count: 1 });
  }
}

/** Collects faults of rows: lists the first and counts all. */
export class FaultList {
  readonly errors: ValidationError[] = [];
  count = 0;

  add(error: ValidationError): void {
    this.count += 1;
    if (this.errors.length < listedFaults) this.errors.push(error);
  }

  refuseIfAny(): void {
    if (this.count > 0) throw new Refusal({ errors: this.errors, count: this.count });
  }
}
