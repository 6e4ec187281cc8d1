/** @file Hands the reader a file that was made in the page. */

/** Offers `data` under a file name. */
export function download(name: string, data: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the data over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
