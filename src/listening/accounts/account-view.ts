/** An account as it lies in the database, and what people see of it. Credentials never leave through a view. */
import type { AccountView } from './accounts.api.js';

export interface AccountRow {
  id: string;
  brand_id: string;
  platform: string;
  base_url: string;
  external_id: string | null;
  handle: string | null;
  display_name: string | null;
  credentials: Buffer;
  can_publish: boolean;
  state: 'active' | 'needs_attention' | 'removed';
  last_error: string | null;
}

export function toAccountView(row: AccountRow, label: string): AccountView {
  return {
    id: row.id,
    brandId: row.brand_id,
    platform: row.platform,
    platformLabel: label,
    baseUrl: row.base_url,
    handle: row.handle,
    displayName: row.display_name,
    state: row.state,
    lastError: row.last_error,
    canPublish: row.can_publish,
  };
}
