/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type GrantConsentMutationVariables = Exact<{
  version: string;
}>;


export type GrantConsentMutation = { grantConsent: { id: string, consentStatus: boolean, consentVersion: string | null } };

export type WithdrawConsentMutationVariables = Exact<{ [key: string]: never; }>;


export type WithdrawConsentMutation = { revokeConsent: { id: string, consentStatus: boolean, consentVersion: string | null, profile: { id: string } | null } };

export type MemberUploadChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type MemberUploadChangedSubscription = { uploadChanged: { id: string, status: UploadStatus, processedAt: string | null, validationErrorCount: number, user: { id: string, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null } | null } };

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

export const GrantConsentDocument = new TypedDocumentString(`
    mutation GrantConsent($version: String!) {
  grantConsent(version: $version) {
    id
    consentStatus
    consentVersion
  }
}
    `) as unknown as TypedDocumentString<GrantConsentMutation, GrantConsentMutationVariables>;
export const WithdrawConsentDocument = new TypedDocumentString(`
    mutation WithdrawConsent {
  revokeConsent {
    id
    consentStatus
    consentVersion
    profile {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const MemberUploadChangedDocument = new TypedDocumentString(`
    subscription MemberUploadChanged($id: ID!) {
  uploadChanged(id: $id) {
    id
    status
    processedAt
    validationErrorCount
    user {
      id
      profile {
        id
        personaId
        personaName
        updatedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemberUploadChangedSubscription, MemberUploadChangedSubscriptionVariables>;