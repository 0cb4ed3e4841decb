import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { Board } from '../api/types.ts';

export const boardsQuery = queryOptions({
  queryKey: ['boards'],
  queryFn: ({ signal }) => call<{ boards: Board[] }>('/boards', { signal }),
});
