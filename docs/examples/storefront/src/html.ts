import { html, nothing, type TemplateResult } from "lit";
import { price, Refused, type Money, type Schemas } from "./shop";

export type Page = TemplateResult;

type Picture = Schemas["ProductResponsePicture"];

/** A picture in the size that the page needs. */
export function picture(of: Picture | null | undefined, sizes: string, fallback: string): Page {
  if (!of) {
    return html`<img alt=${fallback} />`;
  }
  const set = of.variants.map((one) => `${one.url} ${one.width}w`).join(", ");
  return html`<img src=${of.url} srcset=${set || nothing} sizes=${sizes} alt=${of.alt ?? fallback} loading="lazy" />`;
}

export function prices(now: Money, mrp: Money): Page {
  return html`<span class="price">${price(now)}${mrp.amount > now.amount ? html`<s>${price(mrp)}</s>` : nothing}</span>`;
}

export function card(product: Schemas["ProductSummaryResponse"]): Page {
  return html`<a class="card" href="/products/${product.slug}">
    ${picture(product.picture, "11rem", product.name)}
    <h3>${product.name}</h3>
    ${prices(product.price, product.mrp)} ${product.inStock ? nothing : html`<span class="soft">out of stock</span>`}
  </a>`;
}

/** A code of the API for people: "PENDING_PAYMENT" as "Pending payment". */
export function words(code: string): string {
  const text = code.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function options(of: Record<string, string>): string {
  return Object.entries(of)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}

/** Shows an error at the fields that it names, and otherwise above the form. */
export function showError(form: HTMLFormElement, error: unknown): void {
  if (!(error instanceof Refused)) {
    throw error;
  }
  const output = form.querySelector<HTMLOutputElement>("output.error")!;
  const errors = error.problem.errors ?? [];
  output.textContent = errors.length ? errors.map((one) => `${one.pointer?.split("/").pop() ?? ""} ${one.detail}`).join("; ") : error.message;
  for (const field of form.elements) {
    const isInvalid = errors.some((one) => one.pointer?.split("/").pop() === (field as HTMLInputElement).name);
    field.setAttribute("aria-invalid", String(isInvalid));
  }
}

/** Sends a form by a function, whose errors the form shows. */
export function sends(submit: (fields: Record<string, string>) => Promise<void>): (event: SubmitEvent) => Promise<void> {
  return async (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    try {
      await submit(Object.fromEntries(new FormData(form, event.submitter)) as Record<string, string>);
      form.reset();
    } catch (e) {
      showError(form, e);
    }
  };
}
