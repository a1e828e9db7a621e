import { Authorized, Extensions } from 'type-graphql';

/** The least that a caller must be: anybody, signed in, an operator or an administrator. */
export type AccessLevel = 'public' | 'member' | 'operator' | 'admin';

/**
 * Declares who may use an operation or a field. Every query, mutation and subscription declares it: the schema
 * carries it as an extension, and a test fails for one without.
 */
export function Access(level: AccessLevel): PropertyDecorator & MethodDecorator {
  return (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => {
    const decorators = [Extensions({ access: level })];
    if (level !== 'public') decorators.push(Authorized<AccessLevel>(level));
    for (const decorate of decorators) {
      if (descriptor === undefined) (decorate as PropertyDecorator)(target, key);
      else (decorate as MethodDecorator)(target, key, descriptor);
    }
  };
}
