import { ValidateBy } from 'class-validator';

/** A time that PostgreSQL and ISO-8601 with four digits both know: the years 1 to 9999. */
export const IsStorableTime = (): PropertyDecorator =>
  ValidateBy({
    name: 'isStorableTime',
    validator: {
      validate: (value: unknown) => {
        const year = value instanceof Date ? value.getUTCFullYear() : Number.NaN;
        return year >= 1 && year <= 9999;
      },
      defaultMessage: () => 'must be in the years 0001 to 9999',
    },
  });
