/** @file One pointer that drags, mouse, pen or finger: a second finger does not. */

export interface DragOptions {
  /** A pointer is pressed; true where a drag begins with it. */
  readonly began: (event: PointerEvent) => boolean;
  readonly moved: (event: PointerEvent) => void;
  readonly signal: AbortSignal;
}

/** Listens on `surface`. The function that it returns lets go of the pointer. */
export function bindDrag(surface: HTMLElement, { began, moved, signal }: DragOptions): () => void {
  let pointer: number | undefined; // the one that drags
  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (pointer !== undefined || event.button !== 0 || !began(event)) return;
      pointer = event.pointerId;
      surface.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  surface.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId === pointer) moved(event);
    },
    { signal },
  );
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    surface.addEventListener(
      name,
      (event) => {
        if (event.pointerId === pointer) pointer = undefined;
      },
      { signal },
    );
  }
  return () => (pointer = undefined);
}
