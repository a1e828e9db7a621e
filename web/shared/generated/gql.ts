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
    "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation RefreshSession($refreshToken: String) {\n  refreshSession(refreshToken: $refreshToken) {\n    ...Authenticated\n  }\n}\n\nmutation Logout {\n  logout\n}\n\nmutation LogoutEverywhere {\n  logoutEverywhere\n}\n\nfragment Authenticated on AuthPayload {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  user {\n    id\n    email\n    role\n  }\n}": typeof types.LoginDocument,
};
const documents: Documents = {
    "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation RefreshSession($refreshToken: String) {\n  refreshSession(refreshToken: $refreshToken) {\n    ...Authenticated\n  }\n}\n\nmutation Logout {\n  logout\n}\n\nmutation LogoutEverywhere {\n  logoutEverywhere\n}\n\nfragment Authenticated on AuthPayload {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  user {\n    id\n    email\n    role\n  }\n}": types.LoginDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...Authenticated\n  }\n}\n\nmutation RefreshSession($refreshToken: String) {\n  refreshSession(refreshToken: $refreshToken) {\n    ...Authenticated\n  }\n}\n\nmutation Logout {\n  logout\n}\n\nmutation LogoutEverywhere {\n  logoutEverywhere\n}\n\nfragment Authenticated on AuthPayload {\n  accessToken\n  accessTokenExpiresAt\n  refreshToken\n  user {\n    id\n    email\n    role\n  }\n}"): typeof import('./graphql').LoginDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
