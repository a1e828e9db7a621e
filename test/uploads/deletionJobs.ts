import { sql } from 'drizzle-orm';
import type { UploadBed } from './uploadBed.ts';

interface Deletion extends Record<string, unknown> {
  state: string;
  data: string;
  /** How long workers still leave it alone. */
  minutes: number;
}

/** The jobs that delete somebody's files. */
export const deletions = async ({ bed }: UploadBed) => [
  ...(await bed.gateway.services.db.execute<Deletion>(sql`
    select state, data::text as data,
      extract(epoch from start_after - now())::float8 / 60 as minutes
    from pgboss.job where name = 'objects.delete'`)),
];

/** Lets workers begin the deletions that are promised for later. */
export const makeDeletionsDue = ({ bed }: UploadBed) =>
  bed.gateway.services.db.execute(
    sql`update pgboss.job set start_after = now() where name = 'objects.delete'`,
  );
