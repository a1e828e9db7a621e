import { Box, Group, Text } from '@mantine/core';

interface Props {
  /** The filled part, 0 to 1; null for what is not known. */
  readonly part: number | null;
  readonly text: string;
  /** The rest of it is something too: hatched instead of empty. */
  readonly hatched?: boolean;
}

const hatch =
  'repeating-linear-gradient(135deg, var(--mantine-color-orange-5) 0 3px, transparent 3px 6px)';

/** A value with a small bar; the bar only repeats what the text says. */
export function Bar({ part, text, hatched = false }: Props) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" w={56} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {text}
      </Text>
      <Box
        aria-hidden
        visibleFrom="xs"
        h={10}
        miw={40}
        maw={200}
        flex={1}
        bg={hatched && part !== null ? hatch : 'var(--mantine-color-default-border)'}
        style={{ borderRadius: 5, overflow: 'hidden' }}
      >
        <Box h="100%" w={`${(part ?? 0) * 100}%`} bg="teal.7" />
      </Box>
    </Group>
  );
}
