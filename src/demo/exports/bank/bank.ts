import { Random } from '../../random.ts';

/** How a bank writes its exports: in the ways that were seen in the wild. */
export interface Bank {
  /** Whether transactions have ids; otherwise their content must tell them apart. */
  hasIds: boolean;
  hasEntityIds: boolean;
  /** Whether income is a positive amount, as if it were money out. */
  incomeIsPositive: boolean;
  /** Categories as words instead of codes. */
  inWords: boolean;
  inStore: 'in store' | 'in_store' | 'in-store';
  newestFirst: boolean;
  json: JsonStyle;
  csv: CsvStyle;
}

export interface JsonStyle {
  isIndented: boolean;
  hasTimes: boolean;
  /** Liabilities by kind, as Plaid groups them; otherwise one flat list. */
  groupsLiabilities: boolean;
}

export interface CsvStyle {
  delimiter: ',' | ';' | '\t';
  lineEnd: '\n' | '\r\n';
  hasByteOrderMark: boolean;
  /** 3/31/2026 instead of 2026-03-31. */
  hasUsDates: boolean;
  /** $1,234.56 and (12.00) instead of 1234.56 and -12.00. */
  hasDollarSigns: boolean;
  /** `Transaction ID` instead of `transaction_id`. */
  hasTitles: boolean;
  /** Codes in two columns, primary and detailed. */
  splitsCategory: boolean;
}

/** The bank of a household. It stays the same, since uploads of two dialects could not be compared. */
export function bankOf(seed: string): Bank {
  const random = new Random(`bank of ${seed}`);
  const inWords = random.chance(0.35);
  return {
    hasIds: random.chance(0.85),
    hasEntityIds: random.chance(0.3),
    incomeIsPositive: random.chance(0.25),
    inWords,
    inStore: random.pick(['in store', 'in_store', 'in-store'] as const),
    newestFirst: random.chance(0.5),
    json: {
      isIndented: random.chance(0.3),
      hasTimes: random.chance(0.2),
      groupsLiabilities: random.chance(0.5),
    },
    csv: {
      delimiter: random.weighted([
        [',', 75],
        [';', 15],
        ['\t', 10],
      ] as const),
      lineEnd: random.chance(0.3) ? '\r\n' : '\n',
      hasByteOrderMark: random.chance(0.2),
      hasUsDates: random.chance(0.3),
      hasDollarSigns: random.chance(0.3),
      hasTitles: random.chance(0.3),
      splitsCategory: !inWords && random.chance(0.5),
    },
  };
}
