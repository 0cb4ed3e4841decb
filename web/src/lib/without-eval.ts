import { config } from 'zod';

// Schemas compile themselves where they may, and trying to counts as a breach of the page's content security policy.
config({ jitless: true });
