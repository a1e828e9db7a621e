/** All tables, as drizzle-kit and the pool see them. */
export * from './tables/dataUploads.ts';
export * from './tables/decisionTrace.ts';
export * from './tables/enums.ts';
export * from './tables/oauthFlows.ts';
export * from './tables/personaHistory.ts';
export * from './tables/recommendations.ts';
export * from './tables/sessions.ts';
export * from './tables/signals.ts';
export * from './tables/userProfiles.ts';
export * from './tables/users.ts';
