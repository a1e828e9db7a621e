import { registerEnumType } from 'type-graphql';

export const Role = { USER: 'user', OPERATOR: 'operator', ADMIN: 'admin' } as const;
registerEnumType(Role, {
  name: 'Role',
  description: 'What an account may do: USER < OPERATOR < ADMIN.',
  valuesConfig: {
    USER: { description: 'A member, who sees only their own data.' },
    OPERATOR: { description: 'Reviews the recommendations of members who consented.' },
    ADMIN: { description: 'An operator who also administers accounts.' },
  },
});

export const OAuthProvider = { GOOGLE: 'google', GITHUB: 'github', OIDC: 'oidc' } as const;
export type OAuthProvider = (typeof OAuthProvider)[keyof typeof OAuthProvider];
registerEnumType(OAuthProvider, {
  name: 'OAuthProvider',
  description: 'Who else can confirm an identity.',
  valuesConfig: {
    GOOGLE: { description: 'Google.' },
    GITHUB: { description: 'GitHub.' },
    OIDC: { description: 'The OpenID Connect issuer of this installation.' },
  },
});

export const FileType = { JSON: 'json', CSV: 'csv' } as const;
registerEnumType(FileType, {
  name: 'FileType',
  description: 'The format of an uploaded file.',
  valuesConfig: {
    JSON: { description: "Accounts, transactions and liabilities in Plaid's field names." },
    CSV: { description: 'Transactions with a header row.' },
  },
});

export const UploadStatus = {
  PENDING: 'pending',
  PROCESSING: 'processing',
  COMPLETED: 'completed',
  FAILED: 'failed',
} as const;
registerEnumType(UploadStatus, {
  name: 'UploadStatus',
  description: 'How far an upload has come.',
  valuesConfig: {
    PENDING: { description: 'The ticket was issued; the file is not confirmed yet.' },
    PROCESSING: { description: 'The file is there and being processed.' },
    COMPLETED: { description: 'The file became signals and a persona.' },
    FAILED: { description: 'The file could not be used; validationErrors say why.' },
  },
});

export const RecommendationType = {
  EDUCATION: 'education',
  PARTNER_OFFER: 'partner_offer',
} as const;
registerEnumType(RecommendationType, {
  name: 'RecommendationType',
  description: 'What is recommended.',
  valuesConfig: {
    EDUCATION: { description: 'Something to learn.' },
    PARTNER_OFFER: { description: "A partner's product." },
  },
});

export const RecommendationStatus = {
  PENDING: 'pending',
  APPROVED: 'approved',
  REJECTED: 'rejected',
} as const;
registerEnumType(RecommendationStatus, {
  name: 'RecommendationStatus',
  description: 'Whether an operator has decided, and how.',
  valuesConfig: {
    PENDING: { description: 'Waits for an operator; the member does not see it.' },
    APPROVED: { description: 'Approved: the member sees it.' },
    REJECTED: { description: 'Rejected: the member never sees it.' },
  },
});

export const RecommendationOrder = {
  OLDEST_FIRST: 'oldest_first',
  NEWEST_FIRST: 'newest_first',
} as const;
export type RecommendationOrder = (typeof RecommendationOrder)[keyof typeof RecommendationOrder];
registerEnumType(RecommendationOrder, {
  name: 'RecommendationOrder',
  description: 'The order of a list of recommendations, by the time they were made.',
  valuesConfig: {
    OLDEST_FIRST: { description: 'The longest waiting first.' },
    NEWEST_FIRST: { description: 'The latest first.' },
  },
});

export const ReviewDecision = { APPROVE: 'approve', REJECT: 'reject' } as const;
export type ReviewDecision = (typeof ReviewDecision)[keyof typeof ReviewDecision];
registerEnumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: "An operator's decision on recommendations.",
  valuesConfig: {
    APPROVE: { description: 'The member shall see them.' },
    REJECT: { description: 'The member shall not see them; needs a reason.' },
  },
});

export const Cadence = { WEEKLY: 'weekly', MONTHLY: 'monthly', IRREGULAR: 'irregular' } as const;
registerEnumType(Cadence, {
  name: 'Cadence',
  description: 'How regularly a merchant charges.',
  valuesConfig: {
    WEEKLY: { description: 'About every seven days.' },
    MONTHLY: { description: 'About once a month.' },
    IRREGULAR: { description: 'Neither weekly nor monthly.' },
  },
});

export const PayFrequency = {
  WEEKLY: 'weekly',
  BIWEEKLY: 'biweekly',
  SEMIMONTHLY: 'semimonthly',
  MONTHLY: 'monthly',
  IRREGULAR: 'irregular',
} as const;
registerEnumType(PayFrequency, {
  name: 'PayFrequency',
  description: 'How often pay arrives.',
  valuesConfig: {
    WEEKLY: { description: 'Every week.' },
    BIWEEKLY: { description: 'Every two weeks.' },
    SEMIMONTHLY: { description: 'Twice a month.' },
    MONTHLY: { description: 'Once a month.' },
    IRREGULAR: { description: 'None of these.' },
  },
});
