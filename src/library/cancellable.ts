/** Lets a caller stop long work. */
export interface Cancellable {
  signal?: AbortSignal;
}
