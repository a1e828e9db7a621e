const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the viewer's locale, with the UTC time in its title; a dash for none. */
export function Time({ at }: { readonly at: string | null | undefined }) {
  if (!at) return <span>–</span>;
  const moment = new Date(at);
  const utc = `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time dateTime={at} title={utc}>
      {dateTime.format(moment)}
    </time>
  );
}
