/** A formula that cannot be shown, and what to write instead. */
export class MathError extends Error {
  /** Where in the LaTeX, in UTF-16 units from its start. */
  readonly position: number;
  readonly hint: string;

  constructor(message: string, hint: string, position = 0) {
    super(message);
    this.name = 'MathError';
    this.hint = hint;
    this.position = position;
  }
}
