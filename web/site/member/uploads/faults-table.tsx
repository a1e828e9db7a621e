import { RowErrors } from '../../shared/row-errors/row-errors.tsx';

/** What is wrong with a file, and what its member can do about it. */
export function FaultsTable({ id }: { readonly id: string }) {
  return (
    <RowErrors id={id}>Nothing of this file was used: correct it, then upload it again.</RowErrors>
  );
}
