import { Badge } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';

/** Says that an account is shut out. */
export function SuspendedBadge() {
  return (
    <Badge
      variant="light"
      color="red"
      className="tinted-badge"
      leftSection={<IconBan size={12} aria-hidden />}
    >
      Suspended
    </Badge>
  );
}
