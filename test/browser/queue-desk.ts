import type { Decision, Outcome, Row } from '../../web/site/operator/queue/decision.ts';
import { DecisionQueue } from '../../web/site/operator/queue/decision-queue.ts';
import { type ListSource, QueueList } from '../../web/site/operator/queue/queue-list.ts';
import { ReviewDesk } from '../../web/site/operator/queue/review-desk.ts';

/** A row that waits, or was decided. */
export const rowOf = (id: string, status: Row['status'] = 'PENDING'): Row => ({
  id,
  title: `Title ${id}`,
  type: 'EDUCATION',
  status,
  rationale: 'Because.',
  createdAt: '2026-01-01T00:00:00Z',
  approvedAt: null,
  approvedBy: null,
  rejectedAt: null,
  rejectedBy: null,
  rejectionReason: null,
  user: null,
});

/** An approval. */
export const approve = (id: string): Decision => ({
  id,
  title: `Title ${id}`,
  verdict: 'APPROVE',
  reason: null,
});
/** The ids of so many rows. */
export const idsUpTo = (count: number) =>
  Array.from({ length: count }, (_, place) => `r${place + 1}`);

/** A desk over so many rows, whose gateway answers when `answer` is called. */
export async function deskOf(count: number, pageSize = 50) {
  const asked: { decision: Decision; answer: (outcome: Outcome) => void }[] = [];
  const all = idsUpTo(count).map((id) => rowOf(id));
  const source: ListSource = {
    one: (id) => Promise.resolve(rowOf(id, 'APPROVED')),
    page(after) {
      const start = Number(after ?? 0);
      const end = start + pageSize;
      const next = end < count ? String(end) : null;
      return Promise.resolve({ rows: all.slice(start, end), totalCount: count, next });
    },
  };
  const list = new QueueList({
    one: (id) => source.one(id),
    page: (after) => source.page(after),
  });
  const queue = new DecisionQueue(
    (decision) => new Promise((answer) => asked.push({ decision, answer })),
  );
  const desk = new ReviewDesk(list, queue);
  await desk.refresh();
  return { desk, asked, all, source };
}
