/** Which case was opened from the list last, so that coming back lands on the same row. Lives as long as the tab. */
let caseId: string | null = null;
export const lastOpened = {
  get: (): string | null => caseId,
  set: (id: string): void => {
    caseId = id;
  },
};
