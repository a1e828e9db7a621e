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
    "mutation GrantConsent($version: String!) {\n  grantConsent(version: $version) {\n    id\n    consentStatus\n    consentVersion\n  }\n}\n\nmutation WithdrawConsent {\n  revokeConsent {\n    id\n    consentStatus\n    consentVersion\n    profile {\n      id\n    }\n  }\n}": typeof types.GrantConsentDocument,
    "subscription MemberUploadChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n    user {\n      id\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}": typeof types.MemberUploadChangedDocument,
};
const documents: Documents = {
    "mutation GrantConsent($version: String!) {\n  grantConsent(version: $version) {\n    id\n    consentStatus\n    consentVersion\n  }\n}\n\nmutation WithdrawConsent {\n  revokeConsent {\n    id\n    consentStatus\n    consentVersion\n    profile {\n      id\n    }\n  }\n}": types.GrantConsentDocument,
    "subscription MemberUploadChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n    user {\n      id\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}": types.MemberUploadChangedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation GrantConsent($version: String!) {\n  grantConsent(version: $version) {\n    id\n    consentStatus\n    consentVersion\n  }\n}\n\nmutation WithdrawConsent {\n  revokeConsent {\n    id\n    consentStatus\n    consentVersion\n    profile {\n      id\n    }\n  }\n}"): typeof import('./graphql').GrantConsentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription MemberUploadChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n    user {\n      id\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}"): typeof import('./graphql').MemberUploadChangedDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
