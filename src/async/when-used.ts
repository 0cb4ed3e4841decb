/** An object whose methods all return promises. */
type AllAsync<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? T[K] : never };

/** Stands for an object of which the module loads when one of its methods is first called. */
export function whenUsed<T extends AllAsync<T>>(load: () => Promise<T>): T {
  let loading: Promise<T> | undefined;
  return new Proxy({} as T, {
    get:
      (_, name) =>
      async (...args: unknown[]) => {
        loading ??= load();
        const part = await loading;
        return (part as Record<PropertyKey, (...given: unknown[]) => unknown>)[name]!(...args);
      },
  });
}
