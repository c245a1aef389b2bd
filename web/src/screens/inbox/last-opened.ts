/** Where one was in the inbox: the view, and the case opened from it last, so that coming back lands on the same row. Lives as long as the tab. */
import type { CaseView } from '../../api/types.js';

interface Place {
  caseId: string | null;
  search: { view?: CaseView; q?: string };
}
let place: Place = { caseId: null, search: {} };

export const lastOpened = {
  caseId: (): string | null => place.caseId,
  search: (): Place['search'] => place.search,
  set: (caseId: string): void => {
    place = { ...place, caseId };
  },
  look: (search: Place['search']): void => {
    place = { ...place, search };
  },
};
