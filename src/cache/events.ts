import { orWhenAway, type RedisLink } from './link.ts';

/** What is said: that something has changed. Nobody learns what from it. */
const changed = '';

/** Tells every gateway that something has changed, over Redis. */
export class Events {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /**
   * Tells it on channels, in one round trip. Redis away is no error: whoever waits for a change looks
   * again by itself then.
   *
   * @returns whether Redis has taken it
   */
  async publish(channels: readonly string[]): Promise<boolean> {
    if (channels.length === 0) return true;
    const told = this.#link.run((redis) =>
      Promise.all(channels.map((channel) => redis.publish(channel, changed))),
    );
    return orWhenAway(
      told.then(() => true),
      () => false,
    );
  }
}
