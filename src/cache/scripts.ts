import type { Redis } from 'ioredis';

/**
 * Per key: its value, or the right to fill it, or who has that right. A key of another type than a
 * string is unreadable, and so as good as absent.
 */
const lease = `
local answers = {}
for i = 1, #KEYS, 2 do
  local value = redis.pcall('GET', KEYS[i])
  if type(value) == 'table' then
    redis.call('DEL', KEYS[i])
    value = false
  end
  if value then
    answers[#answers + 1] = {'value', value}
  else
    local holder = redis.call('GET', KEYS[i + 1])
    if holder then
      answers[#answers + 1] = {'busy', holder}
    else
      redis.call('SET', KEYS[i + 1], ARGV[1], 'PX', ARGV[2])
      answers[#answers + 1] = {'granted', ARGV[1]}
    end
  end
end
return answers`;

/** Fills each key whose lease still holds, and gives the lease back; '' only gives it back. */
const fill = `
local filled = 0
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i + 1]) == ARGV[1] then
    redis.call('DEL', KEYS[i + 1])
    local value = ARGV[2 + (i + 1) / 2]
    if value ~= '' then
      redis.call('SET', KEYS[i], value, 'EX', ARGV[2])
      filled = filled + 1
    end
  end
end
return filled`;

/** Replaces a session's value by a later one of the same user and role; any other is left alone. */
const renew = `
local current = redis.call('GET', KEYS[1])
if not current then return 0 end
local readable, standing = pcall(cjson.decode, current)
local renewed = cjson.decode(ARGV[1])
if not readable or type(standing) ~= 'table' then return 0 end
if standing.user_id ~= renewed.user_id or standing.role ~= renewed.role then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1`;

/** Keeps a code, unless too many were guessed. Answers the wrong guesses so far and their seconds. */
const keepCode = `
local attempts = tonumber(redis.call('GET', KEYS[2]) or '0')
if attempts < tonumber(ARGV[2]) then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[3]) end
return {attempts, redis.call('TTL', KEYS[2])}`;

/** Compares a guess with the code: a right one works once, a wrong one counts. */
const guessCode = `
local attempts = tonumber(redis.call('GET', KEYS[2]) or '0')
if attempts >= tonumber(ARGV[2]) then return {'exhausted', redis.call('TTL', KEYS[2])} end
local code = redis.call('GET', KEYS[1])
if not code then return {'absent', 0} end
if code == ARGV[1] then
  redis.call('DEL', KEYS[1], KEYS[2])
  return {'right', 0}
end
attempts = redis.call('INCR', KEYS[2])
if attempts == 1 then redis.call('EXPIRE', KEYS[2], ARGV[3]) end
return {'wrong', attempts}`;

/** Takes over a code and its wrong guesses from memory; guesses that stand here already count on. */
const handOverCode = `
if ARGV[1] ~= '' then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) end
local attempts = tonumber(redis.call('GET', KEYS[2]) or '0')
if tonumber(ARGV[3]) > attempts then redis.call('SET', KEYS[2], ARGV[3], 'EX', ARGV[4]) end
return 1`;

/** Counts one less; a count of nothing is no key. */
const uncount = `
local count = tonumber(redis.call('GET', KEYS[1]) or '0') - 1
if count > 0 then
  redis.call('DECR', KEYS[1])
  return count
end
redis.call('DEL', KEYS[1])
return 0`;

/** Gives a key another name, where there is one. */
const move = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('RENAME', KEYS[1], KEYS[2])
return 1`;

/**
 * Claims a recommendation for an operator until a time, and drops what has ended: claims of anybody,
 * and the operator's own beyond their number. Answers 1 for a new claim, 0 for one that is renewed.
 */
const claim = `
local field = ARGV[1] .. ':' .. ARGV[2]
local since = false
local own = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local began, ends = string.match(all[i + 1], '^(%d+):(%d+)$')
  if not ends or tonumber(ends) <= tonumber(ARGV[3]) then
    redis.call('HDEL', KEYS[1], all[i])
  elseif all[i] == field then
    since = began
  elseif string.match(all[i], ':(.*)$') == ARGV[2] then
    own[#own + 1] = {field = all[i], ends = tonumber(ends)}
  end
end
table.sort(own, function(a, b) return a.ends > b.ends end)
for i = tonumber(ARGV[5]), #own do redis.call('HDEL', KEYS[1], own[i].field) end
redis.call('HSET', KEYS[1], field, (since or ARGV[3]) .. ':' .. ARGV[4])
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[4]) - tonumber(ARGV[3]))
return since and 0 or 1`;

export type GuessAnswer = ['right' | 'wrong' | 'absent' | 'exhausted', number];

export type LeaseAnswer = ['value' | 'busy' | 'granted', string];

/** ioredis with the scripts of the cache as commands. */
export type Commands = Redis & {
  lease(keyCount: number, ...rest: (string | number)[]): Promise<LeaseAnswer[]>;
  fill(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  renew(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  keepCode(keyCount: number, ...rest: (string | number)[]): Promise<[number, number]>;
  guessCode(keyCount: number, ...rest: (string | number)[]): Promise<GuessAnswer>;
  handOverCode(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  uncount(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  moveKey(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  claimPresence(keyCount: number, ...rest: (string | number)[]): Promise<number>;
};

/** Teaches a client the scripts; each is sent once and called by its hash from then on. */
export function defineScripts(redis: Redis): Commands {
  redis.defineCommand('lease', { lua: lease });
  redis.defineCommand('fill', { lua: fill });
  redis.defineCommand('renew', { lua: renew });
  redis.defineCommand('keepCode', { lua: keepCode });
  redis.defineCommand('guessCode', { lua: guessCode });
  redis.defineCommand('handOverCode', { lua: handOverCode });
  redis.defineCommand('uncount', { lua: uncount });
  redis.defineCommand('moveKey', { lua: move });
  redis.defineCommand('claimPresence', { lua: claim });
  return redis as Commands;
}
