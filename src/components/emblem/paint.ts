/** @file Paints one moment of the emblem's run: in the worker, or in the page where the worker has no canvas. */

/** A moment, in pixels of the canvas. */
export interface Moment {
  readonly width: number;
  readonly height: number;
  /** Upper left corners of the points, (n, 2), and their side. */
  readonly corners: Float32Array;
  readonly side: number;
  readonly color: string;
  /** Opacity, 0 to 1. */
  readonly ink: number;
}

/** What paints on `canvas`. Throws where the browser gives it no context. */
export function painter(canvas: HTMLCanvasElement | OffscreenCanvas): (moment: Moment) => void {
  const context = canvas.getContext('2d') as
    CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (!context) throw new Error('There is nothing to draw with.');
  return ({ width, height, corners, side, color, ink }) => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.clearRect(0, 0, width, height);
    context.fillStyle = color;
    context.globalAlpha = ink;
    const points = new Path2D();
    for (let i = 0; i < corners.length; i += 2) {
      points.rect(corners[i]!, corners[i + 1]!, side, side);
    }
    context.fill(points);
  };
}
