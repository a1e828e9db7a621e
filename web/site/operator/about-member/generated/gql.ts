/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query MemberStory($id: ID!) {\n  user(id: $id) {\n    id\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n      signals30d {\n        ...WindowSignals\n      }\n      signals180d {\n        ...WindowSignals\n      }\n    }\n    personaHistory(first: 50) {\n      totalCount\n      nodes {\n        id\n        personaId\n        personaName\n        assignedAt\n      }\n    }\n  }\n}\n\nfragment WindowSignals on Signals {\n  asOf\n  windowDays\n  credit {\n    interestCharged\n    isOverdue\n    minimumPaymentOnly\n    cards {\n      name\n      mask\n      utilization\n    }\n  }\n  income {\n    averageMonthlyIncome\n    cashFlowBufferMonths\n    payFrequency\n  }\n  savings {\n    balance\n    emergencyFundMonths\n    growthRate\n    netInflowMonthly\n  }\n  subscriptions {\n    monthlyRecurringSpend\n    shareOfSpend\n    recurringMerchants {\n      name\n      cadence\n      monthlyAmount\n    }\n  }\n}": typeof types.MemberStoryDocument,
};
const documents: Documents = {
    "query MemberStory($id: ID!) {\n  user(id: $id) {\n    id\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n      signals30d {\n        ...WindowSignals\n      }\n      signals180d {\n        ...WindowSignals\n      }\n    }\n    personaHistory(first: 50) {\n      totalCount\n      nodes {\n        id\n        personaId\n        personaName\n        assignedAt\n      }\n    }\n  }\n}\n\nfragment WindowSignals on Signals {\n  asOf\n  windowDays\n  credit {\n    interestCharged\n    isOverdue\n    minimumPaymentOnly\n    cards {\n      name\n      mask\n      utilization\n    }\n  }\n  income {\n    averageMonthlyIncome\n    cashFlowBufferMonths\n    payFrequency\n  }\n  savings {\n    balance\n    emergencyFundMonths\n    growthRate\n    netInflowMonthly\n  }\n  subscriptions {\n    monthlyRecurringSpend\n    shareOfSpend\n    recurringMerchants {\n      name\n      cadence\n      monthlyAmount\n    }\n  }\n}": types.MemberStoryDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MemberStory($id: ID!) {\n  user(id: $id) {\n    id\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n      signals30d {\n        ...WindowSignals\n      }\n      signals180d {\n        ...WindowSignals\n      }\n    }\n    personaHistory(first: 50) {\n      totalCount\n      nodes {\n        id\n        personaId\n        personaName\n        assignedAt\n      }\n    }\n  }\n}\n\nfragment WindowSignals on Signals {\n  asOf\n  windowDays\n  credit {\n    interestCharged\n    isOverdue\n    minimumPaymentOnly\n    cards {\n      name\n      mask\n      utilization\n    }\n  }\n  income {\n    averageMonthlyIncome\n    cashFlowBufferMonths\n    payFrequency\n  }\n  savings {\n    balance\n    emergencyFundMonths\n    growthRate\n    netInflowMonthly\n  }\n  subscriptions {\n    monthlyRecurringSpend\n    shareOfSpend\n    recurringMerchants {\n      name\n      cadence\n      monthlyAmount\n    }\n  }\n}"): typeof import('./graphql').MemberStoryDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
