import type { DocumentNode } from 'graphql';

type Variables = Record<string, unknown>;
type CostOf = (document: DocumentNode, variables: Variables, operationName?: string) => number;

/** How long a text of variables may be, and how many a document may have, to be remembered. */
const maxKeyLength = 200;
const maxKeys = 100;

/** Few and flat variables as text; null where remembering is not worth while. */
function keyOf(variables: Variables, operationName: string | undefined): string | null {
  const isFlat = Object.values(variables).every((it) => typeof it !== 'object' || it === null);
  if (!isFlat) return null;
  const key = JSON.stringify([operationName, variables]);
  return key.length <= maxKeyLength ? key : null;
}

/**
 * Remembers what operations cost: front ends send the same ones again and again, and Apollo hands out
 * the same document for the same text. To count anew costs a tenth of a warm request.
 */
export function rememberCosts(costOf: CostOf): CostOf {
  const costs = new WeakMap<DocumentNode, Map<string, number>>();
  return (document, variables, operationName) => {
    const key = keyOf(variables, operationName);
    if (key === null) return costOf(document, variables, operationName);
    const known = costs.get(document) ?? new Map<string, number>();
    const cost = known.get(key) ?? costOf(document, variables, operationName);
    if (known.size < maxKeys) costs.set(document, known.set(key, cost));
    return cost;
  };
}
