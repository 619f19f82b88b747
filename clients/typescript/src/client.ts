import createClient, { type Client } from "openapi-fetch";
import type { components, operations, paths } from "./contract.js";
import { type Limits, limitsOf } from "./limits.js";
import { problemOf } from "./problem.js";
import { fetchWithRetries, type RetryOptions } from "./retry.js";
import { routes } from "./routes.js";

/** A schema of the contract by its name, for example `Schema<"Photo">`. */
export type Schema<N extends keyof components["schemas"]> = components["schemas"][N];

/** The name of an operation of the contract, for example `createSession`. */
export type OperationName = keyof typeof routes & keyof operations;

/** The options of a client. */
export interface ClientOptions extends RetryOptions {
  /** The address of the deployment, for example `https://api.example.com`. */
  url: string;
  /** An API key, sent as `X-API-Key`. */
  key?: string;
  /** Headers of each request, or a function that returns them, for example one with a fresh access token. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);
  /** Receives the limits of each answer. */
  onLimits?: (limits: Limits) => void;
  /** The function that sends requests. By default the `fetch` of the platform. */
  fetch?: (request: Request) => Promise<Response>;
}

type Present<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;
type Parameters<N extends OperationName, In extends "path" | "query"> = Present<operations[N]["parameters"][In]>;

type ContentOf<T> = T extends { content: infer C } ? C[keyof C] : undefined;
type BodyOf<N extends OperationName> = operations[N] extends { requestBody: infer B }
  ? { body: ContentOf<B> }
  : operations[N] extends { requestBody?: infer B }
    ? [NonNullable<B>] extends [never]
      ? unknown
      : { body?: ContentOf<NonNullable<B>> }
    : unknown;

/** What an operation needs: its parameters by name, and its `body`. */
export type Input<N extends OperationName> = Parameters<N, "path"> &
  Parameters<N, "query"> &
  BodyOf<N> & {
    /** The name of the request, for operations that make something. By default a new UUID. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** The body of the answer of an operation if it succeeds. */
export type Answer<N extends OperationName> = {
  [S in keyof operations[N]["responses"]]: S extends 200 | 201 | 204 ? ContentOf<operations[N]["responses"][S]> : never;
}[keyof operations[N]["responses"]];

type Call<N extends OperationName> =
  Record<never, never> extends Input<N>
    ? (input?: Input<N>) => Promise<Answer<N>>
    : (input: Input<N>) => Promise<Answer<N>>;

/** A client with one method for each operation of the contract. A refusal is thrown as a `PackshotProblem`. */
export type Packshot = { readonly [N in OperationName]: Call<N> } & {
  /** The client of openapi-fetch, for what the methods do not offer. It returns errors instead of throwing them. */
  readonly api: Client<paths>;
  /** The limits that the last answer reported. */
  readonly limits: Limits | null;
};

type Route = { method: string; path: string; form?: boolean; idempotencyKey?: boolean; text?: boolean };

/** Makes a client of a deployment. */
export function createPackshot(options: ClientOptions): Packshot {
  const state: { limits: Limits | null } = { limits: null };
  const api = apiOf(options, (limits) => {
    state.limits = limits;
    options.onLimits?.(limits);
  });
  const methods = Object.entries(routes).map(([name, route]) => [name, (input = {}) => call(api, route, input)]);
  return Object.defineProperty(Object.assign(Object.fromEntries(methods), { api }), "limits", {
    get: () => state.limits,
  });
}

function apiOf(options: ClientOptions, onLimits: (limits: Limits) => void): Client<paths> {
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const api = createClient<paths>({
    baseUrl: options.url.replace(/\/+$/, ""),
    fetch: (request) => fetchWithRetries(send, request, options),
  });
  api.use({
    async onRequest({ request, schemaPath }) {
      for (const [name, value] of Object.entries(await headersOf(options))) request.headers.set(name, value);
      if (makesSomething(request.method, schemaPath) && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
    },
    onResponse({ response }) {
      const limits = limitsOf(response.headers);
      if (limits) onLimits(limits);
    },
  });
  return api;
}

async function headersOf({ key, headers }: ClientOptions): Promise<Record<string, string>> {
  const own = typeof headers === "function" ? await headers() : headers;
  return { ...(key ? { "X-API-Key": key } : {}), ...own };
}

function makesSomething(method: string, path: string): boolean {
  return Object.values(routes as Record<string, Route>).some(
    (it) => it.idempotencyKey && it.path === path && it.method === method.toLowerCase(),
  );
}

/** Sends the request of an operation. A name of the input that is not in the path is a query parameter. */
async function call(api: Client<paths>, route: Route, input: Record<string, unknown>): Promise<unknown> {
  const { body, idempotencyKey, signal, ...parameters } = input;
  const isInPath = ([name]: [string, unknown]) => route.path.includes(`{${name}}`);
  const entries = Object.entries(parameters);
  const { data, error, response } = await (api.request as Function)(route.method, route.path, {
    params: {
      path: Object.fromEntries(entries.filter(isInPath)),
      query: Object.fromEntries(entries.filter((it) => !isInPath(it) && it[1] !== undefined)),
    },
    headers: idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {},
    body: route.form && body ? formOf(body as Record<string, unknown>) : body,
    parseAs: route.text ? "text" : "json",
    signal,
  });
  if (!response.ok) throw problemOf(response, error);
  return data;
}

function formOf(fields: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value != null) form.append(name, value instanceof Blob ? value : String(value));
  }
  return form;
}
