/** What was decided and not yet answered, by who keeps it. */
const counts = new Map<object, number>();

/** Says how many decisions the gateway has not answered; while there are some, leaving is asked about. */
export function noteUnsettled(owner: object, count: number): void {
  if (count > 0) counts.set(owner, count);
  else counts.delete(owner);
  if (counts.size > 0) addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
}

/** How many decisions would be lost, or their outcome not be seen, if one left now. */
export function unsettledCount(): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
