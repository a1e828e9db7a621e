import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { describeError } from '../api/describe-error.ts';

const closeButtonProps = { 'aria-label': 'Close' } as const;

/** Says that something worked. */
export function toastDone(message: string): void {
  const icon = <IconCheck size={18} aria-hidden />;
  notifications.show({ message, color: 'teal', icon, closeButtonProps });
}

/** Says something worth knowing. */
export function toastInfo(title: string, message: string): void {
  const icon = <IconInfoCircle size={18} aria-hidden />;
  notifications.show({ title, message, icon, closeButtonProps });
}

/** Says something that must not be missed; stays until it is closed. */
export function toastLasting(title: string, message: string): void {
  const icon = <IconInfoCircle size={18} aria-hidden />;
  notifications.show({ title, message, icon, autoClose: false, closeButtonProps });
}

/** Says what failed, in human words; stays until it is closed. */
export function toastError(error: unknown): void {
  const { title, message } = describeError(error);
  const icon = <IconAlertTriangle size={18} aria-hidden />;
  notifications.show({ title, message, color: 'red', icon, autoClose: false, closeButtonProps });
}
