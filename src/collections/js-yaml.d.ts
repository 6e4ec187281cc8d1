/** The part of js-yaml that is used here; the package carries no types. */
declare module 'js-yaml' {
  export function load(source: string): unknown;
  export class YAMLException extends Error {
    readonly reason: string;
    readonly mark?: { readonly line: number; readonly column: number };
  }
}
