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

export type LeaseAnswer = ['value' | 'busy' | 'granted', string];

/** ioredis with the scripts of the cache as commands. */
export type Commands = Redis & {
  lease(keyCount: number, ...rest: (string | number)[]): Promise<LeaseAnswer[]>;
  fill(keyCount: number, ...rest: (string | number)[]): Promise<number>;
  renew(keyCount: number, ...rest: (string | number)[]): Promise<number>;
};

/** Teaches a client the scripts; each is sent once and called by its hash from then on. */
export function defineScripts(redis: Redis): Commands {
  redis.defineCommand('lease', { lua: lease });
  redis.defineCommand('fill', { lua: fill });
  redis.defineCommand('renew', { lua: renew });
  return redis as Commands;
}
