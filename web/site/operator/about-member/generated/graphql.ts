/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How regularly a merchant charges. */
export type Cadence =
  /** Neither weekly nor monthly. */
  | 'IRREGULAR'
  /** About once a month. */
  | 'MONTHLY'
  /** About every seven days. */
  | 'WEEKLY';

/** How often pay arrives. */
export type PayFrequency =
  /** Every two weeks. */
  | 'BIWEEKLY'
  /** None of these. */
  | 'IRREGULAR'
  /** Once a month. */
  | 'MONTHLY'
  /** Twice a month. */
  | 'SEMIMONTHLY'
  /** Every week. */
  | 'WEEKLY';

export type MemberStoryQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberStoryQuery = { user: { id: string, profile: { id: string, personaId: number, personaName: string, updatedAt: string, signals30d: { asOf: string, windowDays: number, credit: { interestCharged: boolean | null, isOverdue: boolean | null, minimumPaymentOnly: boolean | null, cards: Array<{ name: string | null, mask: string | null, utilization: number | null }> }, income: { averageMonthlyIncome: number | null, cashFlowBufferMonths: number | null, payFrequency: PayFrequency | null }, savings: { balance: number | null, emergencyFundMonths: number | null, growthRate: number | null, netInflowMonthly: number }, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, cadence: Cadence, monthlyAmount: number }> } } | null, signals180d: { asOf: string, windowDays: number, credit: { interestCharged: boolean | null, isOverdue: boolean | null, minimumPaymentOnly: boolean | null, cards: Array<{ name: string | null, mask: string | null, utilization: number | null }> }, income: { averageMonthlyIncome: number | null, cashFlowBufferMonths: number | null, payFrequency: PayFrequency | null }, savings: { balance: number | null, emergencyFundMonths: number | null, growthRate: number | null, netInflowMonthly: number }, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, cadence: Cadence, monthlyAmount: number }> } } | null } | null, personaHistory: { totalCount: number, nodes: Array<{ id: string, personaId: number, personaName: string, assignedAt: string }> } } | null };

export type WindowSignalsFragment = { asOf: string, windowDays: number, credit: { interestCharged: boolean | null, isOverdue: boolean | null, minimumPaymentOnly: boolean | null, cards: Array<{ name: string | null, mask: string | null, utilization: number | null }> }, income: { averageMonthlyIncome: number | null, cashFlowBufferMonths: number | null, payFrequency: PayFrequency | null }, savings: { balance: number | null, emergencyFundMonths: number | null, growthRate: number | null, netInflowMonthly: number }, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, cadence: Cadence, monthlyAmount: number }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WindowSignalsFragmentDoc = new TypedDocumentString(`
    fragment WindowSignals on Signals {
  asOf
  windowDays
  credit {
    interestCharged
    isOverdue
    minimumPaymentOnly
    cards {
      name
      mask
      utilization
    }
  }
  income {
    averageMonthlyIncome
    cashFlowBufferMonths
    payFrequency
  }
  savings {
    balance
    emergencyFundMonths
    growthRate
    netInflowMonthly
  }
  subscriptions {
    monthlyRecurringSpend
    shareOfSpend
    recurringMerchants {
      name
      cadence
      monthlyAmount
    }
  }
}
    `, {"fragmentName":"WindowSignals"}) as unknown as TypedDocumentString<WindowSignalsFragment, unknown>;
export const MemberStoryDocument = new TypedDocumentString(`
    query MemberStory($id: ID!) {
  user(id: $id) {
    id
    profile {
      id
      personaId
      personaName
      updatedAt
      signals30d {
        ...WindowSignals
      }
      signals180d {
        ...WindowSignals
      }
    }
    personaHistory(first: 50) {
      totalCount
      nodes {
        id
        personaId
        personaName
        assignedAt
      }
    }
  }
}
    fragment WindowSignals on Signals {
  asOf
  windowDays
  credit {
    interestCharged
    isOverdue
    minimumPaymentOnly
    cards {
      name
      mask
      utilization
    }
  }
  income {
    averageMonthlyIncome
    cashFlowBufferMonths
    payFrequency
  }
  savings {
    balance
    emergencyFundMonths
    growthRate
    netInflowMonthly
  }
  subscriptions {
    monthlyRecurringSpend
    shareOfSpend
    recurringMerchants {
      name
      cadence
      monthlyAmount
    }
  }
}`) as unknown as TypedDocumentString<MemberStoryQuery, MemberStoryQueryVariables>;