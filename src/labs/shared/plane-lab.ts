/**
 * @file The ground of labs on points in the plane, over `lab.ts`: the reader's own points, layers that can be ticked, charts
 * that can be read, slow motion through the code, guided experiments, files, and the same data in the other lab.
 */
import { bindGuide } from './guide/guide.ts';
import { createLab } from './lab.ts';
import type { Lab } from './lab-kind.ts';
import { MOST_POINTS } from './own-data/csv.ts';
import { OWN } from './own-data/data.ts';
import { bindOwnData } from './own-data/own-data.ts';
import { createPad } from './own-data/point-pad.ts';
import type { PlaneKind, PlaneLab, PlaneTable, PlaneTypes } from './plane-kind.ts';
import { bindSave } from './save/save.ts';
import { dataLink, labAddress, ownPointsPart } from './settings/address.ts';
import { defaults, restartsFor, type Settings } from './settings/settings.ts';
import { bindCharts } from './stage/charts-view.ts';
import { toModel } from './stage/plane.ts';
import { anewInWords, changesInWords, place } from './words.ts';

/** Stand in, unseen, until the reader has points of their own. */
const STAND_INS = Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1);

/** Makes the lab in `root`, which ends with `signal`. */
export function createPlaneLab<
  L extends PlaneTypes<Layer> & { settings: Settings<T> },
  T extends PlaneTable,
  Layer extends string,
  Outcome,
>(
  root: HTMLElement,
  signal: AbortSignal,
  kind: PlaneKind<L, T, Layer, Outcome>,
): PlaneLab<L, T, Layer, Outcome> {
  const find = <E extends Element = HTMLElement>(selector: string): E =>
    root.querySelector<E>(selector)!;
  const surface = find('[data-live]');
  const charts = bindCharts(find('[data-charts]'), () => lab.look(), signal);
  let own: Float64Array | undefined;
  let drawing = false;
  let cursor: readonly [number, number] = [0, 0];

  const lab: Lab<L, T, Float64Array> = createLab(root, signal, {
    ...kind,
    address: labAddress(kind.name, kind.table, ownPointsPart()),
    places: [surface, ...charts.places],
    own: () => (lab.settings.data === OWN ? (own ?? STAND_INS) : undefined),
    linked: () => own,
    view: () =>
      kind.view({
        slow: slow(),
        layers: ticked(),
        reading: charts.reading,
        own: drawing ? { points: pad.points(), cursor } : undefined,
      }),
    ready() {
      if (lab.settings.data === OWN && !own && !ownData.take()) {
        lab.tell('There are no points of your own yet: draw some in the picture, or paste them.');
        return false;
      }
      ownData.rest();
      return true;
    },
    changed(next, corrections) {
      const anew = restartsFor(kind.table, lab.settings, next);
      adopt(next);
      guide.leave();
      if (anew.includes('data')) ownData.open(next.data === OWN, !own);
      if (next.data === OWN && !own) {
        restart('Draw some points in the picture, or paste them; then press Play.');
      } else if (anew.length > 0) {
        restart([...corrections, anewInWords(kind.table, anew)].join(' '));
      } else {
        lab.reveal();
        lab.tune();
        lab.look();
        lab.tell(corrections.join(' '));
      }
    },
    show(report, running) {
      charts.show(report.charts);
      for (const each of legend) {
        each.hidden = !report.drawn.includes(each.dataset['legend'] as Layer);
      }
      kind.show(report, running);
      refreshTable();
    },
    failed() {
      guide.leave();
      kind.failed?.();
    },
    acts: {
      ...kind.acts,
      reset() {
        guide.leave();
        restart('');
      },
      usual() {
        guide.leave();
        adopt(defaults(kind.table));
        ownData.open(false, false);
        restart('All settings are as usual again.');
      },
    },
  });

  const paceChoice = find<HTMLSelectElement>('[data-pace]');
  const boxes = [...root.querySelectorAll<HTMLInputElement>('[data-show]')];
  const legend = [...root.querySelectorAll<HTMLElement>('[data-legend]')];
  const other = find<HTMLAnchorElement>('[data-other-lab]');
  const layerOf = (box: HTMLInputElement): Layer => box.dataset['show'] as Layer;
  const slow = (): boolean => paceChoice.value === 'lines';
  const ticked = (): Layer[] => boxes.filter(({ checked }) => checked).map(layerOf);
  const showSide = (): void => void (root.dataset['side'] = slow() ? 'code' : 'charts');

  const pad = createPad(surface, {
    toModel: toModel(kind.reach),
    reach: kind.reach,
    most: MOST_POINTS,
    signal,
    changed(points) {
      ownData.counted(points);
      lab.look();
    },
    cursorMoved(at) {
      cursor = at;
      lab.look();
      lab.announcer.now(`Cursor at ${place(...at)}.`);
    },
  });
  surface.addEventListener('keydown', (event) => void pad.key(event), { signal });
  const ownData = bindOwnData(find('[data-own]'), pad, {
    signal,
    drawing(on) {
      drawing = on;
      surface.classList.toggle('drawing', on);
      if (on) {
        lab.pause();
        lab.reveal();
        surface.focus({ preventScroll: true });
        if (!lab.alive) return restart(''); // points are drawn by a worker: a fault took it away
      }
      lab.look();
    },
    use(points) {
      own = points;
      adopt(lab.settings);
      restart('Your points are scaled and ready. Press Play.');
    },
  });
  const guide = bindGuide(find('[data-part="experiments"]'), {
    experiments: kind.experiments,
    signal,
    inWords: ({ settings }) =>
      changesInWords(kind.table, settings) || 'All settings as they stand.',
    prepare({ settings, shows = kind.usual }) {
      adopt({ ...defaults(kind.table), ...settings });
      ownData.open(false, false);
      for (const box of boxes) box.checked = shows.includes(layerOf(box));
      paceChoice.value = 'full';
      showSide();
      restart('');
    },
    run({ iterations = 0 }) {
      // On a phone the guide is below the picture, and stays in sight.
      surface.scrollIntoView({ block: 'nearest' });
      kind.experiment(iterations);
    },
  });
  const refreshTable = bindSave(find('[data-save]'), lab, {
    files: kind.tables,
    rows: kind.rows,
    name: kind.fileName,
    signal,
  });

  function adopt(next: Settings<T>): void {
    lab.adopt(next);
    follow(next);
  }

  function follow(next: Settings<T>): void {
    const address = dataLink(lab.place.otherPage, kind.other, String(next.data), own);
    other.hidden = !address;
    if (address) other.href = address;
    kind.adopted?.(next);
  }

  function restart(message: string): void {
    charts.clear();
    kind.cleared();
    lab.restart(message);
  }

  root.addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      if (target === paceChoice) {
        showSide();
        lab.reveal();
        if (slow()) surface.scrollIntoView({ block: 'nearest' }); // the code goes beside it
        kind.paced();
        lab.look();
      } else if (target.dataset['show']) {
        lab.reveal();
        lab.look();
      }
    },
    { signal },
  );

  return {
    lab,
    surface,
    guide,
    charts,
    get drawing() {
      return drawing;
    },
    get slow() {
      return slow();
    },
    begin() {
      own = lab.restored.own;
      showSide();
      lab.begin();
      follow(lab.settings);
      if (lab.settings.data === OWN) ownData.open(true, !own);
    },
  };
}
