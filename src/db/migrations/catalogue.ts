import type { Sql, TransactionSql } from 'postgres';

/** Schemas whose content is not made by our migrations: PostgreSQL's, drizzle's ledger, pg-boss. */
const foreignSchemas = ['information_schema', 'drizzle', 'pgboss'];

const queryLines = (tx: TransactionSql) => tx<{ line: string }[]>`
  with ours as (
    select oid, nspname from pg_namespace
    where nspname not like 'pg\\_%' and nspname <> all (${foreignSchemas})
  ), relation as (
    select c.oid, c.relkind, ours.nspname || '.' || c.relname as name
    from pg_class c join ours on ours.oid = c.relnamespace
    where not exists (
      select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
  )
  select line from (
    select concat_ws(' ', 'relation', name, 'kind', relkind::text,
        case when relkind in ('v', 'm') then pg_get_viewdef(oid) end) as line
      from relation where relkind not in ('i', 'I', 'c', 't')
    union all
    select concat_ws(' ', 'column', name || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        'default ' || pg_get_expr(d.adbin, d.adrelid),
        'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''))
      from relation join pg_attribute a on a.attrelid = relation.oid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
    union all
    select concat_ws(' ', 'index on', name, pg_get_indexdef(i.indexrelid),
        case when not i.indisvalid then 'invalid' end)
      from relation join pg_index i on i.indrelid = relation.oid
    union all
    select concat_ws(' ', 'constraint on', name, c.conname, pg_get_constraintdef(c.oid))
      from relation join pg_constraint c on c.conrelid = relation.oid
    union all
    select concat_ws(' ', 'trigger on', name, pg_get_triggerdef(t.oid))
      from relation join pg_trigger t on t.tgrelid = relation.oid where not t.tgisinternal
    union all
    select concat_ws(' ', 'enum', ours.nspname || '.' || t.typname,
        (select string_agg(e.enumlabel, ', ' order by e.enumsortorder)
          from pg_enum e where e.enumtypid = t.oid))
      from pg_type t join ours on ours.oid = t.typnamespace where t.typtype = 'e'
    union all
    select concat_ws(' ', 'function', pg_get_functiondef(p.oid))
      from pg_proc p join ours on ours.oid = p.pronamespace
      where p.prokind in ('f', 'p') and not exists (
        select from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
      )
  ) as described order by line collate "C"`;

/**
 * Describes everything that migrations make, one sorted line for each table, column, index,
 * constraint, type, function and trigger, e.g. `column public.users.email text`. Two databases with
 * the same lines have the same schema. What belongs to an extension is left out.
 */
export async function readCatalogue(sql: Sql): Promise<string[]> {
  const { rows } = await sql.begin('read only', async (tx) => {
    // Whatever the role's search path is, every name then comes with its schema.
    await tx`set local search_path to pg_catalog`;
    return { rows: await queryLines(tx) };
  });
  return rows.map(({ line }) => line);
}
