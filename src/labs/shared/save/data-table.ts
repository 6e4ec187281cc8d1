/** @file A lab's records as a table for reading: the first, the last and evenly spaced ones between. */

/** At most `most` of the indices 0 .. count - 1, evenly spaced, both ends among them. */
export function spaced(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

/** Replaces the rows of a table body. The first cell of a row heads it. */
export function fillTable(
  body: HTMLTableSectionElement,
  rows: readonly (readonly string[])[],
): void {
  body.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement('tr');
      row.append(
        ...cells.map((text, i) => {
          const cell = document.createElement(i === 0 ? 'th' : 'td');
          if (i === 0) cell.setAttribute('scope', 'row');
          cell.textContent = text;
          return cell;
        }),
      );
      return row;
    }),
  );
}
