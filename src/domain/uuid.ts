const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether text is a UUID of any version, as the tables' keys are. */
export const isUuid = (text: string): boolean => pattern.test(text);
