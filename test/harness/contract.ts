import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

/** An operation of the contract with only the fragments that it uses, as a front end sends it. */
export interface ContractOperation {
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  text: string;
}

function fragmentsUsed(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  all: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names.flatMap((name) => {
    const fragment = all.get(name);
    return fragment === undefined ? [] : [fragment, ...fragmentsUsed(fragment, all)];
  });
}

function operationsOf(document: DocumentNode): ContractOperation[] {
  const fragments = new Map(
    document.definitions
      .filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return document.definitions
    .filter((it) => it.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({
      name: operation.name?.value ?? '',
      kind: operation.operation,
      text: [operation, ...new Set(fragmentsUsed(operation, fragments))].map(print).join('\n\n'),
    }));
}

const read = (file: string) =>
  operationsOf(parse(readFileSync(new URL(`../contract/${file}`, import.meta.url), 'utf8')));

export const memberOperations = read('member.graphql');
export const operatorOperations = read('operator.graphql');

/** Operations whose issue has not come yet: listed, not run. */
export const pendingOperations: readonly string[] = [];

const byName = new Map(
  [...memberOperations, ...operatorOperations].map((operation) => [operation.name, operation]),
);

/** The text of a contract operation, alone with its fragments. */
export function operationText(name: string): string {
  const operation = byName.get(name);
  if (operation === undefined) throw new Error(`the contract has no operation ${name}`);
  return operation.text;
}
