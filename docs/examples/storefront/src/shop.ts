import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./api";

export type Schemas = components["schemas"];
export type Money = Schemas["Money"];
type Problem = Schemas["Problem"];

const SESSION = "session";
const CART = "cart";

/** Adds the session to each request, and keeps the one of a login. */
const session: Middleware = {
  onRequest({ request }) {
    const token = localStorage.getItem(SESSION);
    if (token) {
      request.headers.set("X-Auth-Token", token);
    }
  },
  onResponse({ response }) {
    const token = response.headers.get("X-Auth-Token");
    if (token) {
      localStorage.setItem(SESSION, token);
    } else if (response.status === 401) {
      localStorage.removeItem(SESSION);
    }
  },
};

export const shop = createClient<paths>({ baseUrl: location.origin });
shop.use(session);

/** The shop has refused a request. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The data of a successful response; throws {@link Refused} otherwise. */
export function data<T>(response: { data?: T; error?: unknown }): T {
  if (response.error !== undefined) {
    throw new Refused(response.error as Problem);
  }
  return response.data as T;
}

export function isSignedIn(): boolean {
  return localStorage.getItem(SESSION) !== null;
}

export function signOut(): void {
  localStorage.removeItem(SESSION);
  localStorage.removeItem(CART);
}

export function cartId(): string | null {
  return localStorage.getItem(CART);
}

export function keepCart(id: string | null | undefined): void {
  if (id) {
    localStorage.setItem(CART, id);
  } else {
    localStorage.removeItem(CART);
  }
}

/** The cart of this browser; makes one if there is none. */
export async function cart(): Promise<string> {
  const known = cartId();
  if (known) {
    return known;
  }
  const made = data(await shop.POST("/api/v1/carts", {}));
  keepCart(made.id);
  return made.id;
}

/** The parameters of requests about an order. A guest sends the token of the checkout. */
export function ofOrder(orderId: string): { path: { orderId: string }; header: { "X-Order-Token"?: string } } {
  const token = sessionStorage.getItem(orderId);
  return { path: { orderId }, header: token ? { "X-Order-Token": token } : {} };
}

const rupees = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR", minimumFractionDigits: 2 });

export function price(money: Money): string {
  return rupees.format(money.amount / 100);
}
