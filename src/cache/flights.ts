/** The loads under way by key, with the lease that each began under. */
interface Flight {
  token: string;
  values: Promise<ReadonlyMap<string, unknown>>;
}

/**
 * The loads under way in this process that others may share.
 *
 * A load flies under the lease that stood when it began. Whoever meets that same lease after their
 * own start may share it: a void would have ended the lease, so none that they must heed lies
 * between its grant and their meeting it, and the load began after the grant.
 */
export class Flights {
  readonly #byKey = new Map<string, Flight>();

  /** The load of a key that began under the lease `token`, if there is one. */
  find(key: string, token: string): Flight['values'] | null {
    const flight = this.#byKey.get(key);
    return flight?.token === token ? flight.values : null;
  }

  /**
   * Shares a load until `landed`.
   *
   * @param leases the lease of each key that it reads
   */
  share(
    leases: ReadonlyMap<string, string>,
    values: Flight['values'],
    landed: Promise<unknown>,
  ): void {
    const flights = [...leases].map(([key, token]) => ({ key, flight: { token, values } }));
    for (const { key, flight } of flights) this.#byKey.set(key, flight);
    const end = () => {
      for (const { key, flight } of flights) {
        if (this.#byKey.get(key) === flight) this.#byKey.delete(key);
      }
    };
    void landed.then(end, end);
  }
}
