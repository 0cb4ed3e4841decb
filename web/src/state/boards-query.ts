import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';

export const boardsQuery = queryOptions({
  queryKey: ['boards'],
  queryFn: ({ signal }) => api.boards.list({ signal }),
});
