import assert from "node:assert/strict";
import { test } from "node:test";
import type { Store, Transport, UploadQueue } from "../src/index.js";
import { Deployment } from "./deployment.js";
import { Device, photo, until } from "./device.js";

const FILES = ["a", "b", "c"];
const CODE = { captureType: "BARCODE", rawValue: "4006381333931" } as const;
const NEVER = new Promise<never>(() => {});

/** A page that ends at a given step: before the step happens, or after it and before its answer. */
class Page {
  steps = 0;
  readonly #last: number;
  readonly #when: "before" | "after";
  #ended: () => void = () => {};
  readonly ended = new Promise<void>((resolve) => (this.#ended = resolve));

  constructor(last: number, when: "before" | "after") {
    this.#last = last;
    this.#when = when;
  }

  async step<T>(work: () => Promise<T>): Promise<T> {
    const step = ++this.steps;
    if (step > this.#last || (step === this.#last && this.#when === "before")) return this.#end();
    const answer = await work();
    return step === this.#last ? this.#end() : answer;
  }

  #end(): Promise<never> {
    this.#ended();
    return NEVER;
  }
}

/** A store whose every change is a step of the page. */
function stepped(store: Store, page: Page): Store {
  const change = ["addSession", "updateSession", "addCapture", "updateCapture", "add", "update"] as const;
  return new Proxy(store, {
    get(target, name: keyof Store) {
      const member = target[name] as unknown;
      if (typeof member !== "function") return member;
      const call = (...input: unknown[]) => member.apply(target, input);
      return change.some((it) => it === name) ? (...input: unknown[]) => page.step(() => call(...input)) : call;
    },
  });
}

/** Opens a page that scans a code, takes three photos and sends them, until it ends. Returns the photos that it knows to be kept. */
async function run(deployment: Deployment, device: Device, page: Page): Promise<{ kept: string[] }> {
  const kept: string[] = [];
  const transport: Transport = (...input) => page.step(() => deployment.transport(...input));
  const send = deployment.fetch;
  const api = deployment.packshot.bind(deployment);
  deployment.fetch = (request) => page.step(() => send(request));
  const packshot = api();
  deployment.packshot = () => packshot;
  const queue = device.open({ packshot, transport, store: stepped(await device.store(), page) });
  await Promise.race([use(queue, kept), page.ended]);
  deployment.fetch = send;
  deployment.packshot = api;
  return { kept };
}

async function use(opening: Promise<UploadQueue>, kept: string[]): Promise<void> {
  const queue = await opening;
  const session = await queue.openSession();
  const { id } = await queue.addCapture(session, CODE);
  for (const text of FILES) {
    await queue.add(session, photo(text), { capture: id });
    kept.push(text);
  }
  await queue.whenDone();
}

/** Ends the page at a step, opens it again, and looks at what has arrived. Returns the number of steps. */
async function endAt(last: number, when: "before" | "after"): Promise<number> {
  const deployment = new Deployment();
  const device = new Device(deployment);
  const page = new Page(last, when);
  const { kept } = await run(deployment, device, page);
  const queue = await device.open();
  await queue.whenDone();
  await until(() => queue.sessions.every((it) => it.shortId !== null), "each session exists");
  const arrived = deployment.photos().map((it) => String(it.bytes));
  assert.deepEqual(arrived, FILES.slice(0, arrived.length), `step ${last}: once each, in order`);
  assert.ok(arrived.length >= kept.length, `step ${last}: ${kept} were kept, ${arrived} arrived`);
  assert.equal(deployment.arrivals.length, arrived.length, `step ${last}: sent once each`);
  assert.ok(deployment.sessions.size <= 1, `step ${last}: one session`);
  const captures = [...deployment.sessions.values()].flatMap((it) => it.captures);
  assert.equal(captures.length, queue.captures().length, `step ${last}: each code once`);
  const owners = deployment.photos().map((it) => it.promise.capture_short_id);
  assert.deepEqual(owners, arrived.map(() => captures[0]!.id), `step ${last}: the photos belong to it`);
  assert.ok(queue.items().every((it) => it.state === "ready"), `step ${last}: all have a verdict`);
  await queue.close();
  return page.steps;
}

for (const when of ["before", "after"] as const) {
  test(`loses and repeats nothing if the page ends ${when} any step`, async () => {
    const steps = await endAt(Number.POSITIVE_INFINITY, when);
    assert.ok(steps > 20, `${steps} steps`);
    await Promise.all(Array.from({ length: steps }, (_, index) => endAt(index + 1, when)));
  });
}
