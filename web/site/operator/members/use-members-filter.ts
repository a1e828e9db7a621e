import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';

const typingPauseMillis = 250;

export interface MembersFilter {
  /** As it is typed. */
  readonly typed: string;
  readonly type: (text: string) => void;
  /** What is searched for, a moment after the last key. */
  readonly search: string;
  readonly personaId: number | null;
  readonly choosePersona: (personaId: number | null) => void;
}

/** What the list is searched for. It stands in the address, so that going back finds it again. */
export function useMembersFilter(): MembersFilter {
  const [address, setAddress] = useSearchParams();
  const [typed, type] = useState(address.get('search') ?? '');
  const [settled] = useDebouncedValue(typed, typingPauseMillis);
  const search = settled.trim().slice(0, 100);
  const personaId = Number(address.get('persona')) || null;

  const put = (name: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const inAddress = address.get('search') ?? '';
  useEffect(() => {
    if (inAddress !== search) put('search', search);
  });

  return {
    typed,
    type,
    search,
    personaId,
    choosePersona: (chosen) => put('persona', chosen === null ? '' : String(chosen)),
  };
}
