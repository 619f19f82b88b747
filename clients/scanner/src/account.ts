import { createPackshot, type Packshot, PackshotProblem, PackshotUnreachable } from "packshot";
import { type SignInSettings, signInSettings } from "./config.js";
import { beginSignIn, finishSignIn, type IssuerAnswer, SignInFailed, type SignInProblem } from "./sign-in.js";
import type { Work } from "./work.js";

const NAME = "packshot-token";

/** The user, as far as products are concerned. */
export interface Member {
  readonly organization: string;
  readonly packshot: Packshot;
  /** Whether the user may change the images of products. */
  readonly mayChange: boolean;
}

/** What a person has to know about the sign-in. */
export type AccountNotice = SignInProblem | "ended" | { readonly stranger: string };

/** A request of a user whose sign-in has ended. */
export class SignInEnded extends Error {
  override readonly name = "SignInEnded";
}

/**
 * The user who is signed in, if the deployment has an issuer. The token is kept for this tab only. Photos are sent with
 * the key of the device, whoever is signed in.
 */
export class Account {
  readonly #work: Work;
  readonly #changed: () => void;
  #settings: SignInSettings | null = null;
  #token: string | null = null;
  #member: Member | null = null;
  #notice: AccountNotice | null = null;

  constructor(work: Work, changed: () => void) {
    this.#work = work;
    this.#changed = changed;
  }

  /** Whether somebody can sign in here. A browser that keeps nothing would lose the photos on the way. */
  get isOffered(): boolean {
    return this.#settings !== null && this.#work.queue.durable;
  }

  get isSignedIn(): boolean {
    return this.#token !== null;
  }

  /** The user, if it is a member of this device's organization. */
  get member(): Member | null {
    return this.#member;
  }

  get notice(): AccountNotice | null {
    return this.#notice;
  }

  /** Finds out whether users can sign in, and who has. */
  async start(answer: IssuerAnswer | null): Promise<void> {
    await this.findIssuer();
    this.#token = read();
    if (answer) await this.#attempt(async () => this.#keep(await finishSignIn(answer)));
    await this.identify();
  }

  /** Asks how users sign in, unless it is known. */
  async findIssuer(): Promise<void> {
    this.#settings ??= await signInSettings();
    this.#changed();
  }

  async signIn(): Promise<void> {
    const settings = this.#settings;
    if (settings) await this.#attempt(() => beginSignIn(settings, this.#work.session?.id ?? null));
  }

  signOut(): void {
    this.#forget(null);
  }

  /** Asks the server who the user is, unless it is known. Without a network it is asked again later. */
  async identify(): Promise<void> {
    if (this.#token === null || this.#member !== null) return;
    const token = this.#token;
    const packshot = this.#packshotOf(token);
    try {
      const [device, user] = await Promise.all([this.#work.packshot.getMe(), this.#call(() => packshot.getMe())]);
      if (token !== this.#token) return; // signed out meanwhile
      const organization = device.organizations[0]?.organization_short_id ?? "";
      const membership = user.organizations.find((it) => it.organization_short_id === organization);
      this.#member = membership ? { organization, packshot, mayChange: membership.role !== "billing" } : null;
      if (!membership) this.#notice = { stranger: user.user_short_id ?? "" };
      else if (this.#notice === "refused") this.#notice = null;
    } catch (e) {
      if (!(e instanceof SignInEnded) && !(e instanceof PackshotUnreachable)) this.#notice = "refused";
    }
    this.#changed();
  }

  /** Does something as the user. Throws `SignInEnded` if the server does not accept the token any more. */
  async as<T>(work: (member: Member) => Promise<T>): Promise<T> {
    const member = this.#member;
    if (!member) throw new SignInEnded();
    return this.#call(() => work(member));
  }

  async #call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (!(e instanceof PackshotProblem) || e.status !== 401) throw e;
      this.#forget("ended");
      throw new SignInEnded();
    }
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      this.#notice = null;
      await work();
    } catch (e) {
      this.#notice = e instanceof SignInFailed ? e.problem : "refused";
    }
    this.#changed();
  }

  #packshotOf(token: string): Packshot {
    return createPackshot({ url: this.#work.url, headers: { Authorization: `Bearer ${token}` }, retries: 1 });
  }

  #keep(token: string): void {
    this.#token = token;
    sessionStorage.setItem(NAME, token);
  }

  #forget(notice: AccountNotice | null): void {
    this.#token = null;
    this.#member = null;
    this.#notice = notice;
    sessionStorage.removeItem(NAME);
    this.#changed();
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}
