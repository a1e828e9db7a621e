import { expect, test } from 'vitest';
import { keepFlow } from '../../web/site/session/oauth-flows.ts';
import { readPhoneNumber } from '../../web/site/session/phone-number.ts';
import { readArrival } from '../../web/site/sign-in/arrival.ts';

test.each([
  ['4155550123', 'Begin with + and the country code'],
  ['0049 30 123456', 'Write + in place of 00: +4930123456'],
  ['+0 30 123456', 'No country code begins with 0.'],
  ['+1 415', 'That number is too short.'],
  ['+1415555012399999', 'That number is too long.'],
  ['+1 415 call me', 'Use digits alone'],
  [' ', 'Enter your phone number.'],
])('%j is no phone number yet, and it is said what to mend', (typed, hint) => {
  expect(readPhoneNumber(typed)).toEqual({ phoneNumber: null, problem: expect.any(String) });
  expect(readPhoneNumber(typed).problem).toContain(hint);
});

test.each(['+1 (415) 555-0123', '+1.415.555.0123', '+14155550123', ' +1 415\u00a0555\u20110123 '])(
  '%j is read as it is meant',
  (typed) => {
    expect(readPhoneNumber(typed)).toEqual({ phoneNumber: '+14155550123', problem: null });
  },
);

/** The storage of a tab, as far as flows use it: what is kept stands among its own properties. */
function storageOfTab(): Storage {
  const tab: Storage = Object.create({
    get length() {
      return 0;
    },
    clear: () => undefined,
    key: () => null,
    getItem: (key: string) => (Object.hasOwn(tab, key) ? String(tab[key]) : null),
    setItem: (key: string, value: string) => void Object.assign(tab, { [key]: value }),
    removeItem: (key: string) => void Reflect.deleteProperty(tab, key),
  });
  return tab;
}

const flow = {
  provider: 'OIDC',
  purpose: 'sign-in',
  flowSecret: 'a secret',
  heading: '/app',
} as const;

test('an answer belongs to the flow of its state, once', () => {
  const tab = storageOfTab();
  keepFlow('s-1', flow, tab);
  const input = { code: 'c', state: 's-1', iss: 'https://a.test', flowSecret: 'a secret' };
  const search = '?code=c&state=s-1&iss=https%3A%2F%2Fa.test';
  expect(readArrival(search, tab)).toEqual({ kind: 'answered', flow, input });
  expect(readArrival(search, tab)).toEqual({ kind: 'unasked', flow: null });
});

test('an answer of another tab, or none at all, was not asked for, whatever it says', () => {
  const tab = storageOfTab();
  keepFlow('s-1', flow, tab);
  for (const search of ['', '?code=c', '?code=c&state=s-2', '?error=access_denied&state=s-2']) {
    expect(readArrival(search, tab)).toEqual({ kind: 'unasked', flow: null });
  }
});

test.each([
  ['?error=access_denied&state=s-1', true],
  ['?error=server_error&state=s-1', false],
  ['?state=s-1', false],
  ['?error=server_error&code=c&state=s-1', false],
])('%s is a refusal', (search, byPerson) => {
  const tab = storageOfTab();
  keepFlow('s-1', flow, tab);
  expect(readArrival(search, tab)).toEqual({ kind: 'refused', flow, byPerson });
});

test('flows from which nobody returns are not kept for ever', () => {
  const tab = storageOfTab();
  for (let count = 0; count < 20; count += 1) keepFlow(`s-${count}`, flow, tab);
  expect(Object.keys(tab).length).toBeLessThan(6);
  expect(readArrival('?code=c&state=s-19', tab).kind).toBe('answered');
});
