/** What the analytics bucket holds, as Parquet. */
export const analyticsKinds = ['transactions', 'accounts', 'liabilities', 'signals'] as const;
export type AnalyticsKind = (typeof analyticsKinds)[number];

/** An upload and whose it is. */
export interface UploadOwner {
  userId: string;
  uploadId: string;
}

/** Below these lies all that the analytics bucket holds of a member. */
export const analyticsOf = (userId: string): string[] =>
  analyticsKinds.map((kind) => prefixOf(kind, userId));

/** Hive's layout, by which query engines find a member's files without listing all. */
export const analyticsKey = (kind: AnalyticsKind, { userId, uploadId }: UploadOwner): string =>
  `${prefixOf(kind, userId)}upload_id=${uploadId}.parquet`;

const prefixOf = (kind: AnalyticsKind, userId: string) => `${kind}/user_id=${userId}/`;
