import { html, render } from "lit";
import { account, addresses, login } from "./pages/account";
import { cartPage, checkout } from "./pages/cart";
import { home, list, product } from "./pages/catalog";
import { order } from "./pages/order";
import { data, Refused, shop } from "./shop";
import type { Page } from "./html";

/** A page for an address, with the parts of the address. */
const routes: [RegExp, (...parts: string[]) => Promise<Page>][] = [
  [/^\/$/, home],
  [/^\/products$/, list],
  [/^\/products\/([^/]+)$/, product],
  [/^\/cart$/, cartPage],
  [/^\/checkout$/, checkout],
  [/^\/orders\/([^/]+)$/, order],
  [/^\/login$/, login],
  [/^\/account$/, account],
  [/^\/account\/addresses$/, addresses],
];
const page = document.querySelector<HTMLElement>("#page")!;

export async function show(): Promise<void> {
  for (const [pattern, make] of routes) {
    const match = pattern.exec(location.pathname);
    if (match) {
      try {
        render(await make(...match.slice(1).map(decodeURIComponent)), page);
      } catch (e) {
        if (!(e instanceof Refused)) {
          throw e;
        }
        if (e.problem.status === 401) {
          return go("/login");
        }
        render(html`<h1>${e.problem.title}</h1><p>${e.message}</p>`, page);
      }
      page.dataset["shown"] = location.pathname + location.search;
      return;
    }
  }
  render(html`<h1>There is nothing here</h1>`, page);
}

export function go(path: string): Promise<void> {
  history.pushState(null, "", path);
  return show();
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a");
  if (link && link.origin === location.origin && !event.ctrlKey && !event.metaKey && !link.target) {
    event.preventDefault();
    void go(link.pathname + link.search);
  }
});
window.addEventListener("popstate", () => void show());

const search = document.querySelector<HTMLFormElement>("#search")!;
search.addEventListener("submit", (event) => {
  event.preventDefault();
  void go("/products?" + new URLSearchParams(new FormData(search) as never));
});
search.q.addEventListener("input", async () => {
  const q = search.q.value.trim();
  if (q.length >= 2) {
    const found = data(await shop.GET("/api/v1/search/suggestions", { params: { query: { q } } }));
    document.querySelector("#suggestions")!.replaceChildren(...found.data.map((one) => new Option(one.text)));
  }
});

await show();
