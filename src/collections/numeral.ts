/** Section number as it is shown: 1 is "01". */
export function numeral(number: number): string {
  return String(number).padStart(2, '0');
}
