import { Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { personaOptions } from '../../shared/personas.ts';
import { useShortcuts } from '../../shared/use-shortcuts.ts';
import type { MembersFilter } from './use-members-filter.ts';

/** Searches by a part of the email or phone number, and by persona. `/` goes to the search. */
export function MembersSearch({ filter }: { readonly filter: MembersFilter }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([
    [
      '/',
      (event) => {
        event.preventDefault();
        input.current?.focus();
      },
    ],
  ]);
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Members">
      <TextInput
        ref={input}
        label="Search"
        placeholder="Email or phone number"
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        flex="1 1 14rem"
        value={filter.typed}
        onChange={({ currentTarget }) => filter.type(currentTarget.value)}
        aria-keyshortcuts="/"
      />
      <NativeSelect
        label="Persona"
        data={personaOptions}
        flex="0 1 16rem"
        value={filter.personaId === null ? '' : String(filter.personaId)}
        onChange={({ currentTarget }) =>
          filter.choosePersona(currentTarget.value ? Number(currentTarget.value) : null)
        }
      />
    </Group>
  );
}
