import { z } from 'zod';

/** The shapes that settings share. An absent setting has the default; a faulty one names its mend. */

export const flag = (byDefault: boolean) =>
  z
    .enum(['true', 'false', '1', '0', ''])
    .default(byDefault ? 'true' : 'false')
    .transform((text) => text === 'true' || text === '1');

/** A flag whose default depends on other settings. */
export const optionalFlag = z.enum(['true', 'false', '1', '0']).optional();

export const isOn = (text: string | undefined, byDefault: boolean) =>
  text === undefined ? byDefault : text === 'true' || text === '1';

export const whole = (byDefault: number, { min = 1, max = Number.MAX_SAFE_INTEGER } = {}) =>
  z.coerce.number().int().min(min).max(max).default(byDefault);

/** How many proxies stand in front: `true` is one, `false` none. */
export const proxyCount = z
  .string()
  .regex(/^(true|false|[0-9]{1,2})$/, { message: 'must be true, false or a number of proxies' })
  .default('false')
  .transform((given) => (given === 'true' ? 1 : given === 'false' ? 0 : Number(given)));

/** Items by comma. */
export const list = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );

export const text = z.string().min(1);

export const url = (protocols: readonly string[]) =>
  z.string().refine((given) => URL.canParse(given) && protocols.includes(new URL(given).protocol), {
    message: `must be a URL that begins with ${protocols.map((it) => `${it}//`).join(' or ')}`,
  });
