import { test } from 'vitest';
import { openTestBed } from '../harness/testBed.ts';
import { connect } from 'node:net';
import { once } from 'node:events';

const raw = async (url: string, text: string) => {
  const { port } = new URL(url);
  const s = connect(Number(port), '127.0.0.1');
  let out = '';
  s.on('data', (d) => { out += d; });
  s.write(text);
  await Promise.race([once(s, 'close'), new Promise((r) => setTimeout(r, 500))]);
  s.destroy();
  return out;
};
const req = (host: string, path='/graphql') => { const b = '{"query":"{__typename}"}'; return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${b.length}\r\nConnection: close\r\n\r\n${b}`; };

test('scratch', async () => {
  const t0 = performance.now();
  const bed = await openTestBed({});
  console.log('open', performance.now() - t0);
  const op = await bed.newPerson('operator');
  const show = async (label: string, p: Promise<{status: number; text: string}>) => { const t = performance.now(); const a = await p; console.log(label, a.status, a.text.slice(0, 400), Math.round(performance.now() - t)); };
  await show('bad var', op.send('query Q($first: Int!) { users(first: $first) { totalCount } }', { first: 'abc' }));
  await show('many bad vars', op.send('mutation M($input: ReviewManyInput!) { reviewRecommendations(input: $input) { reviewed } }', { input: { ids: Array(100).fill({a: 1}), decision: 'APPROVE' } }));
  await show('unknown op', fetch(bed.url + '/graphql', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${op.token}` }, body: JSON.stringify({ query: 'query A($f: Int!) { users(first: $f) { totalCount } }', operationName: 'B', variables: { f: 'x' } }) }).then(async (r) => ({ status: r.status, text: await r.text() })));
  const bomb = (levels: number, width: number, on: string, leaf: string) => `query { ${on === 'Query' ? '...F0' : 'me { ...F0 }'} } ` + Array.from({ length: levels }, (_, i) => `fragment F${i} on ${on} { ${i === levels - 1 ? leaf : `...F${i + 1} `.repeat(width)} }`).join(' ');
  await show('bomb user 10^3', op.send(bomb(4, 10, 'User', 'id')));
  await show('bomb user 10^5', op.send(bomb(6, 10, 'User', 'id')));
  await show('bomb root 8^6', op.send(bomb(7, 8, 'Query', '__typename')));
  await show('bomb root 10^7', op.send(bomb(8, 10, 'Query', '__typename')));
  await show('overlap', op.send(`{ me { ${'id '.repeat(900)} } }`));
  await show('overlap2', op.send(`{ me { ${'...{id} '.repeat(240)} } }`));
  await show('overlap3', op.send(`{ me { ${'recommendations{nodes{id}} '.repeat(120)} } }`));
  for (const h of ['x', '', '[', 'a b', '::::', 'x:99999', 'ä', 'a/b', 'a?b', '%']) console.log('HOST', JSON.stringify(h), (await raw(bed.url, req(h))).split('\r\n').filter((l) => /HTTP|errors|error/.test(l)).join(' | '));
  for (const p of ['//graphql', '/graphql?%', '/graphql?query=%ff', 'http://evil/graphql', '*', '/%', '/graphql/', '/GRAPHQL']) console.log('PATH', p, (await raw(bed.url, req('x', p))).split('\r\n').filter((l) => /HTTP|error/.test(l)).join(' | '));
  for (const body of ['', 'null', '[]', '1', '"x"', '{', '{"query":1}', '{"query":{}}', '{"query":[]}', '{"query":null}', '{"query":"{__typename}","variables":"x"}', '{"query":"{__typename}","variables":[]}', '{"query":"{__typename}","operationName":1}', '{"query":"{__typename}","__proto__":{"x":1}}', '{"query":"{__typename}","constructor":{"prototype":1}}', '[{"query":"{__typename}"}]', '{"query":"{__typename}","variables":{"a":' + '['.repeat(40000) + ']'.repeat(40000) + '}}', '{"query":"' + '{a'.repeat(400) + '"}', '{"query":"{' + 'a(x:' + '['.repeat(900) + '"}', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}', '\ufeff{"query":"{__typename}"}', '{"query":"{__typename}","query":"{me{id}}"}'])
    await show('BODY ' + body.slice(0, 50), fetch(bed.url + '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(async (r) => ({ status: r.status, text: await r.text() })));
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'application/json; charset=utf-16', 'application/json, text/plain', ' ', 'application/vnd.api+json'])
    await show('TYPE ' + type, fetch(bed.url + '/graphql', { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{__typename}"}' }).then(async (r) => ({ status: r.status, text: await r.text() })));
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD', 'TRACE2'])
    await show('METHOD ' + method, fetch(bed.url + '/graphql?query={__typename}', { method }).then(async (r) => ({ status: r.status, text: await r.text() })));
  console.log(bed.logs.filter((l) => l.includes('"request"')).slice(-1)[0], bed.logs.filter((l) => l.includes('error')).slice(-3));
  const t1 = performance.now();
  await bed.close();
  console.log('close', performance.now() - t1);
});
