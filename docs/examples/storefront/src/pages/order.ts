import { html, nothing } from "lit";
import { options, picture, words, type Page } from "../html";
import { data, ofOrder, price, shop, type Schemas } from "../shop";
import { totals } from "./cart";
import { payment } from "./payment";

type Order = Schemas["OrderResponse"];

/** One call; while the order waits for its payment, one more every two seconds. */
export async function order(orderId: string): Promise<Page> {
  const shown = data(await shop.GET("/api/v1/orders/{orderId}", { params: ofOrder(orderId) }));
  return html`<h1>Order ${shown.number} <span class="soft" id="status">${words(shown.status)}</span></h1>
    ${shown.items.map(
      (line) => html`<div class="line">
        ${picture(line.image, "5rem", line.name)}
        <div>${line.name}<br /><span class="soft">${options(line.options ?? {})}</span></div>
        <span>${line.quantity} × ${price(line.unitPrice)}</span>
        <span class="price">${price(line.lineTotal)}</span>
      </div>`,
    )}
    ${totals(shown)} ${payment(shown)}
    <h2>Shipments</h2>
    ${shown.shipments.length ? shown.shipments.map(shipment) : html`<p class="soft">Nothing is on its way yet.</p>`}
    <h2>History</h2>
    ${timeline(shown.timeline)}`;
}

function shipment(one: Order["shipments"][number]): Page {
  return html`<p>
      ${one.carrier ?? "Packed"} ${one.trackingNumber ?? ""}
      ${one.trackingUrl ? html`<a href=${one.trackingUrl} target="_blank" rel="noopener">Track</a>` : nothing}
    </p>
    ${timeline(one.timeline)}`;
}

function timeline(changes: { at: string; status: string }[]): Page {
  return html`<ol class="timeline">
    ${changes.map((one) => html`<li>${words(one.status)} <span class="soft">${new Date(one.at).toLocaleString("en-IN")}</span></li>`)}
  </ol>`;
}
