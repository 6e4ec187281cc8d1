/** Days as the content writes them, `2026-11-26`, and months for the whole of them, `2026-11`. Both sort as text. */

/** Whether it is a day of the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(date.valueOf()) &&
    date.toISOString().startsWith(text)
  );
}

/** Whether it is a month of the calendar. */
export function isMonth(text: string): boolean {
  return isDay(`${text}-01`);
}

/** Whether the day or month is over on the day `today`. */
export function isOver(dayOrMonth: string, today: string): boolean {
  return dayOrMonth < today.slice(0, dayOrMonth.length);
}

/** The day that it is anywhere on Earth at the latest: nobody's today is in the future. */
export function today(): string {
  const hours = 14; // the farthest clocks before UTC
  return new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10);
}
