import { expect, test } from 'vitest';
import { decode, encode, readValue } from '../../src/cache/codec.ts';
import { thingFamily } from './cacheProcess.ts';

const stamped = { kind: 'stamped', version: 1 } as const;
const plain = { kind: 'plain' } as const;

test('a stamped value begins with a stamp of 22 characters, then the version, then the data', () => {
  const text = encode(stamped, { name: 'Zoë', list: [1, null] });
  expect(text).toMatch(/^\{"stamp":"[\w-]{22}","v":1,"data":\{"name":"Zoë","list":\[1,null\]\}\}$/);
  expect(decode(stamped, text)).toEqual({ data: { name: 'Zoë', list: [1, null] } });
});

test('the stamp stands at characters 10 to 31, whatever the data', () => {
  for (const data of [{}, [], null, 'ü', { stamp: 'x' }]) {
    const text = encode(stamped, data);
    expect(text.slice(10, 32)).toBe((JSON.parse(text) as { stamp: string }).stamp);
  }
});

test('two values of the same data never share a stamp', () => {
  const stamps = Array.from({ length: 1000 }, () => encode(stamped, {}).slice(10, 32));
  expect(new Set(stamps).size).toBe(1000);
});

test('a plain value is the JSON itself', () => {
  const session = { user_id: 'u', role: 'user', last_used_at: 'now' };
  expect(encode(plain, session)).toBe(JSON.stringify(session));
  expect(decode(plain, JSON.stringify(session))).toEqual({ data: session });
});

test.each([
  ['nothing', ''],
  ['no JSON', 'oops'],
  ['JSON cut short', encode(stamped, { version: 1 }).slice(0, -1)],
  ['JSON that is no object', '"text"'],
  ['null', 'null'],
  ['no stamp', '{"v":1,"data":{"version":1}}'],
  ['a short stamp', '{"stamp":"abc","v":1,"data":{"version":1}}'],
  ['a stamp at another place', `{"v":1,"stamp":"${'a'.repeat(22)}","data":{"version":1}}`],
  ['no data', `{"stamp":"${'a'.repeat(22)}","v":1}`],
  ['an older version', encode({ kind: 'stamped', version: 0 }, { version: 1 })],
  ['a newer version', encode({ kind: 'stamped', version: 99 }, { version: 1 })],
  ['data of another shape', encode(stamped, { other: true })],
  ['data that is null', encode(stamped, null)],
])('%s is a miss', (_what, text) => {
  expect(readValue(thingFamily, text)).toBeNull();
});

test('a value of the family is read', () => {
  const text = encode(thingFamily.format, { version: 7 });
  expect(readValue(thingFamily, text)).toEqual({ value: { version: 7 } });
});
