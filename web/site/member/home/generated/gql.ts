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
    "query MemberHome($first: Int!) {\n  me {\n    id\n    email\n    consentStatus\n    consentVersion\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n    recommendations(first: $first) {\n      totalCount\n      nodes {\n        id\n        title\n        content\n        rationale\n        type\n        approvedAt\n      }\n    }\n  }\n}": typeof types.MemberHomeDocument,
};
const documents: Documents = {
    "query MemberHome($first: Int!) {\n  me {\n    id\n    email\n    consentStatus\n    consentVersion\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n    recommendations(first: $first) {\n      totalCount\n      nodes {\n        id\n        title\n        content\n        rationale\n        type\n        approvedAt\n      }\n    }\n  }\n}": types.MemberHomeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MemberHome($first: Int!) {\n  me {\n    id\n    email\n    consentStatus\n    consentVersion\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n    recommendations(first: $first) {\n      totalCount\n      nodes {\n        id\n        title\n        content\n        rationale\n        type\n        approvedAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MemberHomeDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
