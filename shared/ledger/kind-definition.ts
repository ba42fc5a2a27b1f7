// What the catalogue says of one kind of entry (format section 6).
import type { z } from 'zod';
import type { Role } from '../words/roles.ts';

export interface KindDefinition {
  /** One Chinese sentence for auditors. */
  readonly sentence: string;
  /** Who can cause it. */
  readonly by: readonly (Role | 'customer' | 'system')[];
  readonly body: z.ZodObject;
  readonly private: z.ZodObject;
  /** In every bundle, whatever was selected. */
  readonly alwaysExported?: true;
}
