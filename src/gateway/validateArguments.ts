import { type ValidationError, validateSync } from 'class-validator';
import type { ValidatorFn } from 'type-graphql';
import { BadUserInputError, type FieldFault } from '../domain/errors.ts';

/** The first fault of each field, by its path in the arguments. */
function toFieldFaults(errors: readonly ValidationError[], prefix: string): FieldFault[] {
  return errors.flatMap((error) => {
    const path = prefix === '' ? error.property : `${prefix}.${error.property}`;
    const messages = Object.values(error.constraints ?? {});
    const own = messages.slice(0, 1).map((message) => ({ path, message }));
    return [...own, ...toFieldFaults(error.children ?? [], path)];
  });
}

/**
 * Checks arguments by the decorators of their class.
 *
 * By convention of this schema an input object is the argument `input`; everything else is a class
 * of arguments that stand alone.
 *
 * @throws BadUserInputError naming every faulty field
 */
export const validateArguments: ValidatorFn = (value, _type, { args }) => {
  if (typeof value !== 'object' || value === null) return;
  const errors = validateSync(value, { skipMissingProperties: true, forbidUnknownValues: false });
  if (errors.length === 0) return;
  throw new BadUserInputError(toFieldFaults(errors, 'input' in args ? 'input' : ''));
};
