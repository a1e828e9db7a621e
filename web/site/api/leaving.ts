import type { Client } from 'urql';

const tasks = new WeakMap<Client, Set<() => void>>();

/** Runs a task when the account of this client leaves the page: nothing of it may go on then. */
export function whenLeft(client: Client, task: () => void): void {
  const known = tasks.get(client) ?? new Set();
  tasks.set(client, known.add(task));
}

/** Says that it has left. */
export function leave(client: Client): void {
  for (const task of tasks.get(client) ?? []) task();
}
