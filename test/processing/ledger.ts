import postgres from 'postgres';

/** What became of uploads, as PostgreSQL itself has recorded it. */
export interface Ledger {
  /** Uploads that were never completed, and those that were completed or written more than once. */
  faults(uploadIds: readonly string[]): Promise<{ lost: string[]; twice: string[] }>;
  close(): Promise<void>;
}

/** Records every change of an upload's status and every insert of a recommendation, from now on. */
export async function keepLedger(databaseUrl: string): Promise<Ledger> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`
    create table ledger (upload_id uuid, status text);
    create function keep_ledger() returns trigger language plpgsql as $$ begin
      insert into ledger values (new.upload_id, new.status);
      return new;
    end $$;
    create trigger keep_ledger after update of status on data_uploads
      for each row execute function keep_ledger();`);
  return {
    faults: async (uploadIds) => {
      const rows = await sql<{ id: string; completed: number; doubled: boolean }[]>`
        select upload_id as id,
          (select count(*)::int from ledger l where l.upload_id = u.upload_id and l.status = 'completed')
            as completed,
          exists (select from recommendations r where r.user_id = u.user_id
            group by decision_trace ->> 'template' having count(*) > 1)
          or (select count(*) from persona_history h where h.user_id = u.user_id) > 1 as doubled
        from data_uploads u where upload_id = any(${[...uploadIds]}::uuid[])`;
      const found = new Map(rows.map((row) => [row.id, row]));
      return {
        lost: uploadIds.filter((id) => (found.get(id)?.completed ?? 0) === 0),
        twice: rows
          .filter(({ completed, doubled }) => completed > 1 || doubled)
          .map(({ id }) => id),
      };
    },
    close: () => sql.end(),
  };
}
