/** How values are shown to a person; null is unknown, never zero. */
export const unknown = 'unknown';

type Format<Value> = (value: Value | null) => string;

const shown =
  <Value>(format: (value: Value) => string): Format<Value> =>
  (value) =>
    value === null ? unknown : format(value);

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** 0.49999 is 49.999 %: rounded to 50 % it would contradict a threshold. */
const exact = (value: number) => String(Number(value.toPrecision(12)));

export const money = shown<number>((value) => dollars.format(value));
export const percent = shown<number>((value) => `${exact(100 * value)} %`);
export const number = shown<number>(exact);
export const yesNo = shown<boolean>((value) => (value ? 'yes' : 'no'));
export const word = shown<string>((value) => value);
/** A flag that is kept as 0 or 1. */
export const flag = shown<number>((value) => (value === 1 ? 'yes' : 'no'));
