/** The documented enums, as the tables store them. */
export const roles = ['user', 'operator', 'admin'] as const;
export const oauthProviders = ['google', 'github', 'oidc'] as const;
export const fileTypes = ['json', 'csv'] as const;
export const uploadStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
export const recommendationTypes = ['education', 'partner_offer'] as const;
export const recommendationStatuses = ['pending', 'approved', 'rejected'] as const;
export const personaIds = [1, 2, 3, 4, 5] as const;

export type Role = (typeof roles)[number];
export type OauthProvider = (typeof oauthProviders)[number];
export type FileType = (typeof fileTypes)[number];
export type UploadStatus = (typeof uploadStatuses)[number];
export type RecommendationType = (typeof recommendationTypes)[number];
export type RecommendationStatus = (typeof recommendationStatuses)[number];
export type PersonaId = (typeof personaIds)[number];
