import type { TraceGuardrail } from '../../db/schema.ts';
import { hasAccount, type MemberAccount } from './accountGroups.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { MemberNumbers } from './member.ts';
import { type Product, products } from './products.ts';
import { type Judgement, judgeRule } from './rules.ts';

/** Whether an entry may be recommended to a member: by its product, that product's rules, its own. */
export function checkEligibility(
  entry: Pick<CatalogueEntry, 'product' | 'requires'>,
  numbers: MemberNumbers,
  accounts: readonly MemberAccount[],
): TraceGuardrail {
  const product: Product | null = entry.product === null ? null : products[entry.product];
  const rules = [...(product?.rules ?? []), ...(entry.requires ?? [])];
  const judged = [
    judgeProduct(product, accounts),
    ...rules.map((rule) => judgeRule(rule, numbers, accounts)),
  ];
  const refused = judged.filter(({ holds }) => !holds);
  const shown = refused.length > 0 ? refused : judged;
  return {
    name: 'eligibility',
    passed: refused.length === 0,
    detail: shown.map(({ detail }) => detail).join('; '),
  };
}

function judgeProduct(product: Product | null, accounts: readonly MemberAccount[]): Judgement {
  if (product === null) return { holds: true, detail: 'No product is offered' };
  const { name, heldAs, isPredatory } = product;
  if (isPredatory) return { holds: false, detail: `A ${name} is never offered` };
  if (heldAs === null) return { holds: true, detail: `No account would show a ${name}` };
  const held = hasAccount(accounts, heldAs);
  if (held === null)
    return { holds: false, detail: `Accounts are unknown, a ${name} may be there` };
  if (held) return { holds: false, detail: `The member has a ${name}` };
  const count = accounts.length === 1 ? '1 account' : `${accounts.length} accounts`;
  return { holds: true, detail: `No ${name} was found among ${count}` };
}
