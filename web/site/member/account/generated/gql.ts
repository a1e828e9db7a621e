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
    "query Sessions {\n  me {\n    id\n    sessions {\n      id\n      createdAt\n      lastUsedAt\n      expiresAt\n      isCurrent\n    }\n  }\n}\n\nquery Settings {\n  me {\n    id\n    email\n    createdAt\n    consentStatus\n    consentVersion\n    ...WaysIn\n  }\n}\n\nquery ExportMyData {\n  exportMyData\n}\n\nmutation RevokeSession($id: ID!) {\n  revokeSession(id: $id)\n}\n\nmutation DeleteAccount {\n  deleteAccount\n}\n\nmutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    accessToken\n    accessTokenExpiresAt\n    refreshToken\n    user {\n      id\n      email\n      role\n    }\n  }\n}\n\nmutation LinkPhone($input: VerifySmsCodeInput!) {\n  linkPhone(input: $input) {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkPhone {\n  unlinkPhone {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkOAuth($provider: OAuthProvider!) {\n  unlinkOAuth(provider: $provider) {\n    ...WaysIn\n  }\n}\n\nfragment WaysIn on User {\n  id\n  phoneNumber\n  signInMethods {\n    password\n    phone\n    providers\n  }\n}": typeof types.SessionsDocument,
};
const documents: Documents = {
    "query Sessions {\n  me {\n    id\n    sessions {\n      id\n      createdAt\n      lastUsedAt\n      expiresAt\n      isCurrent\n    }\n  }\n}\n\nquery Settings {\n  me {\n    id\n    email\n    createdAt\n    consentStatus\n    consentVersion\n    ...WaysIn\n  }\n}\n\nquery ExportMyData {\n  exportMyData\n}\n\nmutation RevokeSession($id: ID!) {\n  revokeSession(id: $id)\n}\n\nmutation DeleteAccount {\n  deleteAccount\n}\n\nmutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    accessToken\n    accessTokenExpiresAt\n    refreshToken\n    user {\n      id\n      email\n      role\n    }\n  }\n}\n\nmutation LinkPhone($input: VerifySmsCodeInput!) {\n  linkPhone(input: $input) {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkPhone {\n  unlinkPhone {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkOAuth($provider: OAuthProvider!) {\n  unlinkOAuth(provider: $provider) {\n    ...WaysIn\n  }\n}\n\nfragment WaysIn on User {\n  id\n  phoneNumber\n  signInMethods {\n    password\n    phone\n    providers\n  }\n}": types.SessionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Sessions {\n  me {\n    id\n    sessions {\n      id\n      createdAt\n      lastUsedAt\n      expiresAt\n      isCurrent\n    }\n  }\n}\n\nquery Settings {\n  me {\n    id\n    email\n    createdAt\n    consentStatus\n    consentVersion\n    ...WaysIn\n  }\n}\n\nquery ExportMyData {\n  exportMyData\n}\n\nmutation RevokeSession($id: ID!) {\n  revokeSession(id: $id)\n}\n\nmutation DeleteAccount {\n  deleteAccount\n}\n\nmutation ChangePassword($input: ChangePasswordInput!) {\n  changePassword(input: $input) {\n    accessToken\n    accessTokenExpiresAt\n    refreshToken\n    user {\n      id\n      email\n      role\n    }\n  }\n}\n\nmutation LinkPhone($input: VerifySmsCodeInput!) {\n  linkPhone(input: $input) {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkPhone {\n  unlinkPhone {\n    ...WaysIn\n  }\n}\n\nmutation UnlinkOAuth($provider: OAuthProvider!) {\n  unlinkOAuth(provider: $provider) {\n    ...WaysIn\n  }\n}\n\nfragment WaysIn on User {\n  id\n  phoneNumber\n  signInMethods {\n    password\n    phone\n    providers\n  }\n}"): typeof import('./graphql').SessionsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
