import '@mantine/notifications/styles.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { dialogsAreReady } from '../shared/dialogs-ready.ts';

/** Where confirmations and toasts appear. */
export default function Dialogs() {
  useEffect(dialogsAreReady, []);
  return (
    <ModalsProvider>
      {/* What decides stands at the bottom and at the right: nothing covers it. */}
      <Notifications position="top-center" limit={4} />
    </ModalsProvider>
  );
}
