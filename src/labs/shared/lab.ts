/**
 * @file The life of a lab in the page, the same for all: its settings and their address, its worker and what the reader
 * sees of it, presses, pauses, faults, visibility, and the end, which takes every listener with it. A lab gives what
 * is its own: a table of settings, folded parts, what each button does, and how a report is shown.
 */
import { createAnnouncer } from './announcer.ts';
import type { Lab, LabKind } from './lab-kind.ts';
import { fillParts, hideParts } from './markup.ts';
import { createClient } from './run/client.ts';
import type { LabTypes, Run } from './run/protocol.ts';
import { watchVisible } from './run/visibility.ts';
import { bindForm, chosenBefore } from './settings/form.ts';
import type { SettingsLink } from './settings/link.ts';
import { placeOf } from './settings/place.ts';
import type { Settings, SettingsTable } from './settings/settings.ts';
import { createStage } from './stage/stage.ts';
import { faultInWords } from './words.ts';

/** Makes the lab in `root`, which ends with `signal`. */
export function createLab<L extends LabTypes, T extends SettingsTable, Own>(
  root: HTMLElement,
  signal: AbortSignal,
  kind: LabKind<L, T, Own>,
): Lab<L, T, Own> {
  fillParts(root, kind.parts);
  const find = <E extends Element = HTMLElement>(selector: string): E =>
    root.querySelector<E>(selector)!;
  const notice = find('[data-notice]');
  const retry = root.querySelector<HTMLElement>('[data-retry]');
  const announcer = createAnnouncer(find('[data-live-region]'));
  const place = placeOf(root, signal);
  const restored = kind.address.from(location.search);
  const stage = kind.places && createStage(root, kind.places, signal);

  let settings = restored.settings;
  let opening: L['opening'] | undefined;
  let report: L['report'] | undefined;
  let records: readonly L['row'][] = [];
  let current: Run | undefined; // goes on when the lab is seen again
  let visible = true;
  let spent = false; // the run diverged: there is nothing to go on with

  const client = createClient<L>(
    kind.worker,
    {
      started(next, kernel) {
        opening = next;
        root.dataset['kernel'] = kernel;
        find('[data-kernel-note]').hidden = kernel === 'simd';
      },
      report(news) {
        report = news.report;
        root.dataset['frames'] = String(news.frames);
        if (news.halt) setCurrent(undefined);
        if (revealed()) kind.show(report, current !== undefined);
        if (news.halt) kind.halted?.(news.halt, report);
      },
      records(next) {
        records = next;
        kind.recorded?.(records);
      },
      fault(reason, message) {
        setCurrent(undefined);
        spent = true;
        kind.failed?.();
        tell(faultInWords(reason, message, kind), true);
      },
    },
    stage,
    kind.files,
  );
  const form = bindForm(root, kind.table, {
    current: () => settings,
    changed: (next, corrections) => kind.changed(next, corrections),
    signal,
  });

  const link = (): SettingsLink =>
    kind.address.to(place.page, settings, kind.linked(), restored.hidden);
  const follow = (): void => place.follow(() => link().address);

  function adopt(next: Settings<T>): void {
    settings = next;
    form.show(settings);
    follow();
  }

  function tell(text: string, fault = false): void {
    notice.textContent = text;
    if (retry) retry.hidden = !fault;
  }

  function setCurrent(next: Run | undefined): void {
    const was = current !== undefined;
    current = next;
    root.toggleAttribute('data-running', current !== undefined);
    if (was !== (current !== undefined)) kind.running?.(current !== undefined);
  }

  function start(): void {
    [opening, report, records, spent] = [undefined, undefined, [], false];
    client.start(settings, kind.own(), kind.view());
  }

  const revealed = (): boolean => 'revealed' in root.dataset;

  function reveal(): void {
    if (revealed()) return;
    root.dataset['revealed'] = '';
    if (report) kind.show(report, false);
  }

  function restart(message: string): void {
    setCurrent(undefined);
    tell(message);
    start();
    reveal();
  }

  /** Whether a run can go on: after a fault it begins anew. */
  function prepared(): boolean {
    if (kind.ready && !kind.ready()) return false;
    if (spent || !client.alive) start();
    reveal();
    tell('');
    return true;
  }

  function pause(): void {
    if (!current) return;
    setCurrent(undefined);
    client.send({ kind: 'pause' });
  }

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
      kind.acts[button?.dataset['do'] ?? '']?.();
    },
    { signal },
  );

  return {
    get settings() {
      return settings;
    },
    get alive() {
      return client.alive;
    },
    get running() {
      return current !== undefined;
    },
    get opening() {
      return opening;
    },
    get report() {
      return report;
    },
    get records() {
      return records;
    },
    place,
    restored,
    announcer,
    stage,
    find,
    adopt,
    link,
    follow,
    tell,
    restart,
    run(next) {
      if (!prepared()) return;
      setCurrent(next);
      if (visible) client.send({ kind: 'run', ...next });
    },
    pause,
    move(what) {
      if (!prepared()) return;
      setCurrent(undefined);
      client.send({ kind: 'move', what });
    },
    tune: () => client.send({ kind: 'tune', settings }),
    look: () => client.send({ kind: 'view', view: kind.view() }),
    reveal,
    snapshot: () => client.snapshot(),
    begin() {
      hideParts(root, restored.hidden);
      // What the reader chose before the lab was awake comes on top of what the address asks for.
      const chosen = chosenBefore(root, kind.table);
      adopt({ ...settings, ...chosen.settings });
      const corrections = [...restored.corrections, ...chosen.corrections];
      if (kind.waits) tell(corrections.join(' '));
      else if (restored.asked || Object.keys(chosen.settings).length > 0) {
        restart(corrections.join(' '));
      } else start();
      const unwatch = watchVisible(root, (now) => {
        visible = now;
        if (!current) return;
        if (visible) client.send({ kind: 'run', ...current });
        else client.send({ kind: 'pause' });
      });
      signal.addEventListener('abort', () => {
        unwatch();
        setCurrent(undefined); // an element that is moved wakes again, at rest
        announcer.stop();
        client.close();
      });
      root.dataset['ready'] = '';
    },
  };
}
