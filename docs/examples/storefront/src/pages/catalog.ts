import { html, nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { card, picture, prices, type Page } from "../html";
import { go } from "../main";
import { cart, data, keepCart, price, Refused, shop, type Schemas } from "../shop";

/** Two calls: the tree of categories and the newest products. */
export async function home(): Promise<Page> {
  const [categories, newest] = await Promise.all([
    shop.GET("/api/v1/categories").then(data),
    shop.GET("/api/v1/products", { params: { query: { limit: 12, sort: "newest" } } }).then(data),
  ]);
  return html`<h1>Made in India</h1>
    <div class="chips">${categories.data.map((one) => html`<a href="/products?category=${one.slug}">${one.name}</a>`)}</div>
    <h2>New</h2>
    <div class="grid">${newest.data.map(card)}</div>`;
}

/** One call: the page and its facets. */
export async function list(): Promise<Page> {
  const query = new URLSearchParams(location.search);
  const page = data(
    await shop.GET("/api/v1/products", {
      params: {
        query: {
          limit: 24,
          facets: true,
          include: ["total"],
          brand: query.getAll("brand"),
          option: query.getAll("option"),
          ...(query.has("q") && { q: query.get("q")! }),
          ...(query.has("category") && { category: query.get("category")! }),
          ...(query.has("cursor") && { cursor: query.get("cursor")! }),
        },
      },
    }),
  );
  const facets = page.facets!;
  return html`<h1>${query.get("q") ?? facets.categories.find((one) => one.slug === query.get("category"))?.name ?? "Products"}
      <span class="soft">${page.total} products</span></h1>
    <div class="split">
      <aside>
        ${facet("Category", "category", facets.categories.map((one) => [one.slug, one.name, one.count]))}
        ${facet("Brand", "brand", facets.brands.map((one) => [one.slug, one.name, one.count]))}
        ${facets.options.map((one) => facet(one.name, "option", one.values.map((value) => [`${one.name}:${value.value}`, value.value, value.count])))}
      </aside>
      <section>
        <div class="grid">${page.data.map(card)}</div>
        ${page.nextCursor ? html`<p><a href=${withParameter("cursor", page.nextCursor)}>Next page</a></p>` : nothing}
      </section>
    </div>`;
}

function facet(title: string, parameter: string, values: [string, string, number][]): Page {
  const chosen = new URLSearchParams(location.search).getAll(parameter);
  return html`<h2>${title}</h2>
    ${values.slice(0, 8).map(
      ([value, name, count]) => html`<label>
        <input type="checkbox" .checked=${chosen.includes(value)} @change=${() => go(toggled(parameter, value))} />
        ${name} <span class="soft">${count}</span>
      </label>`,
    )}`;
}

function toggled(parameter: string, value: string): string {
  const query = new URLSearchParams(location.search);
  const rest = query.getAll(parameter).filter((one) => one !== value);
  const isChosen = rest.length < query.getAll(parameter).length;
  query.delete(parameter);
  query.delete("cursor");
  // A product is in one category, but of several brands.
  [...(parameter === "category" ? [] : rest), ...(isChosen ? [] : [value])].forEach((one) => query.append(parameter, one));
  return "/products?" + query;
}

function withParameter(name: string, value: string): string {
  const query = new URLSearchParams(location.search);
  query.set(name, value);
  return "/products?" + query;
}

/** One call: the product, its variants and pictures, and similar products. */
export async function product(slug: string): Promise<Page> {
  const shown = data(await shop.GET("/api/v1/products/{slug}", { params: { path: { slug }, query: { include: "related" } } }));
  const first = shown.variants.find((one) => one.inStock) ?? shown.variants[0]!;
  return html`<div class="halves">
      ${picture(shown.picture, "(max-width: 44rem) 100vw, 36rem", shown.name)}
      <div>
        <p class="soft">${shown.brand}</p>
        <h1>${shown.name}</h1>
        <p>${prices(shown.price, shown.mrp)} <span class="soft">with GST</span></p>
        <form @submit=${add}>
          <select name="sku" aria-label="Variant">
            ${shown.variants.map((one) => variant(one, one === first))}
          </select>
          <button ?disabled=${!first.inStock}>Add to cart</button>
          <output class="error"></output>
        </form>
        <!-- The service has removed everything that could run. -->
        <div>${unsafeHTML(shown.description)}</div>
      </div>
    </div>
    <h2>Similar</h2>
    <div class="grid">${shown.related?.map(card)}</div>`;
}

function variant(one: Schemas["ProductResponseVariantResponse"], selected: boolean): Page {
  const name = Object.values(one.options).join(", ") || one.name;
  return html`<option value=${one.sku} ?selected=${selected} ?disabled=${!one.inStock}>
    ${name}, ${price(one.price)}${one.inStock ? "" : ", out of stock"}
  </option>`;
}

async function add(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const sku = String(new FormData(form).get("sku"));
  try {
    await addToCart(sku);
    await go("/cart");
  } catch (e) {
    form.querySelector("output")!.textContent = (e as Error).message;
  }
}

/** A cart ends with its order, perhaps in another window: then a new one is made, once. */
async function addToCart(sku: string): Promise<void> {
  const body = { sku, quantity: 1 };
  try {
    data(await shop.POST("/api/v1/carts/{cartId}/items", { params: { path: { cartId: await cart() } }, body }));
  } catch (e) {
    if (!(e instanceof Refused) || ![404, 409].includes(e.problem.status) || e.problem.code === "insufficient_stock") {
      throw e;
    }
    keepCart(null);
    data(await shop.POST("/api/v1/carts/{cartId}/items", { params: { path: { cartId: await cart() } }, body }));
  }
}
