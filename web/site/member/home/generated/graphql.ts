/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** What is recommended. */
export type RecommendationType =
  /** Something to learn. */
  | 'EDUCATION'
  /** A partner's product. */
  | 'PARTNER_OFFER';

/** How far an upload has come. */
export type UploadStatus =
  /** The file became signals and a persona. */
  | 'COMPLETED'
  /** The file could not be used; validationErrors say why. */
  | 'FAILED'
  /** The ticket was issued; the file is not confirmed yet. */
  | 'PENDING'
  /** The file is there and being processed. */
  | 'PROCESSING';

export type MemberHomeQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberHomeQuery = { me: { id: string, consentStatus: boolean, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null, uploads: { totalCount: number, nodes: Array<{ id: string, fileName: string, status: UploadStatus, validationErrorCount: number }> } } | null };

export type MemberRecommendationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MemberRecommendationsQuery = { me: { id: string, recommendations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, content: string, rationale: string, type: RecommendationType, approvedAt: string | null }> } } | null };

export type MyRecommendationsChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MyRecommendationsChangedSubscription = { myRecommendationsChanged: { approvedCount: number, lastApprovedAt: string | null } };

export type MemberTimelineQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MemberTimelineQuery = { me: { id: string, personaHistory: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, personaId: number, personaName: string, assignedAt: string }> } } | null };

export type MemberSignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberSignalsQuery = { me: { id: string, profile: { id: string, signals30d: { windowDays: number, asOf: string, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, monthlyAmount: number }> }, savings: { balance: number | null, netInflow: number, growthRate: number | null, emergencyFundMonths: number | null }, credit: { maxUtilization: number | null, cards: Array<{ name: string | null, mask: string | null, balance: number | null, limit: number | null, utilization: number | null, isOverdue: boolean | null, interestCharged: boolean | null, minimumPaymentOnly: boolean | null }> }, income: { averageMonthlyIncome: number | null, payFrequency: PayFrequency | null, cashFlowBufferMonths: number | null } } | null, signals180d: { windowDays: number, asOf: string, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, monthlyAmount: number }> }, savings: { balance: number | null, netInflow: number, growthRate: number | null, emergencyFundMonths: number | null }, credit: { maxUtilization: number | null, cards: Array<{ name: string | null, mask: string | null, balance: number | null, limit: number | null, utilization: number | null, isOverdue: boolean | null, interestCharged: boolean | null, minimumPaymentOnly: boolean | null }> }, income: { averageMonthlyIncome: number | null, payFrequency: PayFrequency | null, cashFlowBufferMonths: number | null } } | null } | null } | null };

export type MemberSignalsOfWindowFragment = { windowDays: number, asOf: string, subscriptions: { monthlyRecurringSpend: number, shareOfSpend: number, recurringMerchants: Array<{ name: string, monthlyAmount: number }> }, savings: { balance: number | null, netInflow: number, growthRate: number | null, emergencyFundMonths: number | null }, credit: { maxUtilization: number | null, cards: Array<{ name: string | null, mask: string | null, balance: number | null, limit: number | null, utilization: number | null, isOverdue: boolean | null, interestCharged: boolean | null, minimumPaymentOnly: boolean | null }> }, income: { averageMonthlyIncome: number | null, payFrequency: PayFrequency | null, cashFlowBufferMonths: number | null } };

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
export const MemberSignalsOfWindowFragmentDoc = new TypedDocumentString(`
    fragment MemberSignalsOfWindow on Signals {
  windowDays
  asOf
  subscriptions {
    monthlyRecurringSpend
    shareOfSpend
    recurringMerchants {
      name
      monthlyAmount
    }
  }
  savings {
    balance
    netInflow
    growthRate
    emergencyFundMonths
  }
  credit {
    maxUtilization
    cards {
      name
      mask
      balance
      limit
      utilization
      isOverdue
      interestCharged
      minimumPaymentOnly
    }
  }
  income {
    averageMonthlyIncome
    payFrequency
    cashFlowBufferMonths
  }
}
    `, {"fragmentName":"MemberSignalsOfWindow"}) as unknown as TypedDocumentString<MemberSignalsOfWindowFragment, unknown>;
export const MemberHomeDocument = new TypedDocumentString(`
    query MemberHome {
  me {
    id
    consentStatus
    profile {
      id
      personaId
      personaName
      updatedAt
    }
    uploads(first: 1) {
      totalCount
      nodes {
        id
        fileName
        status
        validationErrorCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemberHomeQuery, MemberHomeQueryVariables>;
export const MemberRecommendationsDocument = new TypedDocumentString(`
    query MemberRecommendations($first: Int!, $after: String) {
  me {
    id
    recommendations(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        content
        rationale
        type
        approvedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemberRecommendationsQuery, MemberRecommendationsQueryVariables>;
export const MyRecommendationsChangedDocument = new TypedDocumentString(`
    subscription MyRecommendationsChanged {
  myRecommendationsChanged {
    approvedCount
    lastApprovedAt
  }
}
    `) as unknown as TypedDocumentString<MyRecommendationsChangedSubscription, MyRecommendationsChangedSubscriptionVariables>;
export const MemberTimelineDocument = new TypedDocumentString(`
    query MemberTimeline($first: Int!, $after: String) {
  me {
    id
    personaHistory(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        personaId
        personaName
        assignedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemberTimelineQuery, MemberTimelineQueryVariables>;
export const MemberSignalsDocument = new TypedDocumentString(`
    query MemberSignals {
  me {
    id
    profile {
      id
      signals30d {
        ...MemberSignalsOfWindow
      }
      signals180d {
        ...MemberSignalsOfWindow
      }
    }
  }
}
    fragment MemberSignalsOfWindow on Signals {
  windowDays
  asOf
  subscriptions {
    monthlyRecurringSpend
    shareOfSpend
    recurringMerchants {
      name
      monthlyAmount
    }
  }
  savings {
    balance
    netInflow
    growthRate
    emergencyFundMonths
  }
  credit {
    maxUtilization
    cards {
      name
      mask
      balance
      limit
      utilization
      isOverdue
      interestCharged
      minimumPaymentOnly
    }
  }
  income {
    averageMonthlyIncome
    payFrequency
    cashFlowBufferMonths
  }
}`) as unknown as TypedDocumentString<MemberSignalsQuery, MemberSignalsQueryVariables>;