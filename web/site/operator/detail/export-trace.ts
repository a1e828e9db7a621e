import { saveFile } from '../../shared/save-file.ts';
import type { WholeRecommendationFragment } from './generated/graphql.ts';

/** The trace with what it led to, as a document of its own. */
export function traceDocument(recommendation: WholeRecommendationFragment) {
  const { id, title, content, rationale, type, status, createdAt, decisionTrace } = recommendation;
  const { approvedAt, rejectedAt, rejectionReason, user } = recommendation;
  return {
    recommendation: { id, title, content, rationale, type, status, createdAt },
    decision: { approvedAt, rejectedAt, rejectionReason },
    memberId: user?.id ?? null,
    decisionTrace,
  };
}

/** Saves the trace as a JSON file where the browser saves files. */
export function saveTrace(recommendation: WholeRecommendationFragment): void {
  const text = `${JSON.stringify(traceDocument(recommendation), null, 2)}\n`;
  saveFile(`recommendation-${recommendation.id}.json`, 'application/json', text);
}
