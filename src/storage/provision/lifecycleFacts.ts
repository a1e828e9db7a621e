import type { LifecycleRule, LifecycleRuleFilter } from '@aws-sdk/client-s3';

/** The facts of lifecycle rules, said alike of what is wanted and of what is found. */
export const facts = {
  moves: (storageClass: string, when: string) => `objects move to ${storageClass} ${when}`,
  movesOld: (storageClass: string, when: string) => `old versions move to ${storageClass} ${when}`,
  deletes: (when: string) => `objects are deleted ${when}`,
  deletesOld: (when: string) => `old versions are deleted ${when}`,
  aborts: (when: string) => `unfinished uploads in parts are removed ${when}`,
  clears: 'delete markers without versions are removed',
  keepsSmall: 'objects below 128 KB do not move',
};

export const after = (days: number | undefined) => `after ${days ?? 0} days`;

const when = ({ Days, Date: date }: { Days?: number | undefined; Date?: Date | undefined }) =>
  date === undefined ? after(Days) : `on ${date.toISOString().slice(0, 10)}`;

const sparing = (newer: number | undefined) => (newer === undefined ? '' : ` but for ${newer}`);

/** To which objects a rule is narrowed; empty for all. */
function scopeOf(rule: LifecycleRule): string {
  const { Prefix = '', ...others }: LifecycleRuleFilter = rule.Filter ?? {};
  // Older rules, and some stores, have the prefix beside the filter.
  const prefix = Prefix === '' ? (rule.Prefix ?? '') : Prefix;
  const narrowed = Object.values(others).some((it) => it !== undefined);
  return [
    ...(prefix === '' ? [] : [` below ${prefix}`]),
    ...(narrowed ? [` where ${JSON.stringify(others)}`] : []),
  ].join('');
}

/** What a rule does, in words. Two sets of rules are alike when they do the same. */
export function factsOf(rule: LifecycleRule): string[] {
  if (rule.Status !== 'Enabled') return [];
  const { Expiration, NoncurrentVersionExpiration: oldExpiration } = rule;
  const { AbortIncompleteMultipartUpload: abort } = rule;
  const hasTime = Expiration?.Days !== undefined || Expiration?.Date !== undefined;
  const found = [
    ...(rule.Transitions ?? []).map((it) =>
      facts.moves(it.StorageClass ?? 'another class', when(it)),
    ),
    ...(rule.NoncurrentVersionTransitions ?? []).map(
      (it) =>
        facts.movesOld(it.StorageClass ?? 'another class', after(it.NoncurrentDays)) +
        sparing(it.NewerNoncurrentVersions),
    ),
    ...(Expiration !== undefined && hasTime ? [facts.deletes(when(Expiration))] : []),
    ...(Expiration?.ExpiredObjectDeleteMarker === true ? [facts.clears] : []),
    ...(oldExpiration === undefined
      ? []
      : [
          facts.deletesOld(after(oldExpiration.NoncurrentDays)) +
            sparing(oldExpiration.NewerNoncurrentVersions),
        ]),
    ...(abort === undefined ? [] : [facts.aborts(after(abort.DaysAfterInitiation))]),
  ];
  return found.map((fact) => fact + scopeOf(rule));
}
