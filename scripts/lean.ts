import type { Plugin } from 'vite';
import { leanSources } from './lean-source.ts';
import { leanVendors } from './lean-vendors.ts';
import { onePolicy } from './one-policy.ts';

/** What a build of ours does beyond Vite's own. */
export const lean = (): Plugin[] => [onePolicy(), leanSources(), leanVendors()];
