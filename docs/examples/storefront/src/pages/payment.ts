import { html, nothing } from "lit";
import { sends, words, type Page } from "../html";
import { show } from "../main";
import { data, ofOrder, price, shop, type Schemas } from "../shop";

type Order = Schemas["OrderResponse"];
type Method = Schemas["PaymentMethod"];

const POLL_MILLISECONDS = 2_000;

const names: Record<Method, string> = {
  cod: "Cash on delivery",
  razorpay: "Online: UPI, card or net banking",
  upi_intent: "UPI app",
  upi_qr: "UPI code",
};

/** The choice at the checkout, of the methods that the shop takes. */
export function methods(offered: Method[]): Page {
  return html`<fieldset class="wide">
    <legend>Payment</legend>
    ${offered.map(
      (one) => html`<label><input type="radio" name="method" value=${one} ?checked=${one === "cod"} /> ${names[one]}</label>`,
    )}
  </fieldset>`;
}

/** How the order is paid, and what its buyer can do about it. */
export function payment(order: Order): Page {
  const { method, status, refunded } = order.payment;
  return html`<h2>Payment</h2>
    <p>${names[method]}: <strong id="payment">${words(status)}</strong>${refunded ? html`, ${price(refunded)} goes back to you` : nothing}</p>
    ${order.status === "PENDING_PAYMENT" ? pay(order) : nothing}
    ${order.status === "EXPIRED" ? html`<p>It was not paid in time. Money that arrives now goes back to you.</p>` : nothing}`;
}

function pay(order: Order): Page {
  const { status, providerOrderId, expiresAt } = order.payment;
  watch(order);
  return html`${status === "FAILED" ? html`<p class="error">The payment failed. Try again, or pay on delivery.</p>` : nothing}
    ${expiresAt
      ? html`<p class="soft">Your items are held until ${new Date(expiresAt).toLocaleTimeString("en-IN", { timeStyle: "short" })}.</p>`
      : nothing}
    <form @submit=${sends((fields) => start(order.id, fields["method"]!))}>
      <output class="error"></output>
      ${providerOrderId && status !== "FAILED" ? payNow(providerOrderId) : html`<button name="method" value="razorpay">Try again</button>`}
      <button class="plain" name="method" value="cod">Pay on delivery instead</button>
    </form>`;
}

/** The local service has a page to pay at. A real shop opens the SDK of the gateway with providerOrderId and keyId. */
function payNow(providerOrderId: string): Page {
  return html`<a class="button" href="/local/pay/${providerOrderId}" target="_blank">Pay now</a>`;
}

/** Another attempt, or another method. Each click has a key of its own: it is an intention of its own. */
async function start(orderId: string, method: string): Promise<void> {
  const { path, header } = ofOrder(orderId);
  const params = { path, header: { ...header, "Idempotency-Key": crypto.randomUUID() } };
  data(await shop.POST("/api/v1/orders/{orderId}/payments", { params, body: { method } }));
  await show();
}

let timer: number | undefined;

/** Reads the order until its payment has another state, as long as its page is open. A failed request does not matter. */
function watch(order: Order): void {
  const page = location.pathname;
  const before = JSON.stringify(order.payment);
  clearTimeout(timer);
  timer = window.setTimeout(async () => {
    const { data: now } = await shop
      .GET("/api/v1/orders/{orderId}", { params: ofOrder(order.id) })
      .catch(() => ({ data: undefined }));
    if (location.pathname === page) {
      await (now && JSON.stringify(now.payment) !== before ? show() : watch(order));
    }
  }, POLL_MILLISECONDS);
}
