import { html, nothing } from "lit";
import { options, picture, sends, type Page } from "../html";
import { go, show } from "../main";
import { cartId, data, isSignedIn, keepCart, price, shop, type Money, type Schemas } from "../shop";
import { methods } from "./payment";

type Cart = Schemas["CartResponse"];

/** One call: everything that the page shows is in the cart. */
export async function cartPage(): Promise<Page> {
  const id = cartId();
  const cart = id ? data(await shop.GET("/api/v1/carts/{cartId}", { params: { path: { cartId: id } } })) : null;
  if (!cart || cart.items.length + cart.removedItems.length === 0) {
    return html`<h1>Your cart is empty</h1>
      <p><a href="/">Go shopping</a></p>`;
  }
  return html`<h1>Cart</h1>
    ${cart.items.map((line) => cartLine(cart, line))}
    ${cart.removedItems.map((line) => html`<p class="error">${line.sku} is no longer for sale. ${removal(cart, line.id)}</p>`)}
    ${totals(cart)}
    <p><a class="button" href="/checkout">Check out</a></p>`;
}

function cartLine(cart: Cart, line: Cart["items"][number]): Page {
  const path = { cartId: cart.id, itemId: line.id };
  const change = async (event: Event) => {
    const quantity = Number((event.target as HTMLInputElement).value);
    data(await shop.PATCH("/api/v1/carts/{cartId}/items/{itemId}", { params: { path }, body: { quantity } }));
    await show();
  };
  const before = line.priceWhenAdded;
  return html`<div class="line">
    ${picture(line.image, "5rem", line.name)}
    <div>
      <a href="/products/${line.slug}">${line.name}</a><br /><span class="soft">${options(line.options)}</span>
      ${line.inStock ? nothing : html`<p class="error">At most ${line.maxQuantity} can be ordered now.</p>`}
      ${before && before.amount !== line.unitPrice.amount ? html`<p class="soft">The price was ${price(before)} when you added it.</p>` : nothing}
    </div>
    <div>
      <input type="number" min="1" max=${Math.max(line.maxQuantity, 1)} .value=${String(line.quantity)} aria-label="Quantity" @change=${change} />
      ${removal(cart, line.id)}
    </div>
    <span class="price">${price(line.lineTotal)}</span>
  </div>`;
}

function removal(cart: Cart, itemId: string): Page {
  const remove = async () => {
    data(await shop.DELETE("/api/v1/carts/{cartId}/items/{itemId}", { params: { path: { cartId: cart.id, itemId } } }));
    await show();
  };
  return html`<button class="plain" @click=${remove}>Remove</button>`;
}

export function totals(of: { subtotal: Money; shipping: Money; tax: Money; total: Money }): Page {
  return html`<dl>
    <dt>Items</dt><dd>${price(of.subtotal)}</dd>
    <dt>Shipping</dt><dd>${of.shipping.amount ? price(of.shipping) : "free"}</dd>
    <dt><strong>Total</strong></dt><dd><strong id="total">${price(of.total)}</strong></dd>
    <dt class="soft">of which GST</dt><dd class="soft">${price(of.tax)}</dd>
  </dl>`;
}

/** Two calls, and for a customer one more: the address book. */
export async function checkout(): Promise<Page> {
  const id = cartId();
  if (!id) {
    return html`<h1>Your cart is empty</h1>`;
  }
  const [cart, { paymentMethods }, saved] = await Promise.all([
    shop.GET("/api/v1/carts/{cartId}", { params: { path: { cartId: id } } }).then(data),
    shop.GET("/api/v1/shop").then(data),
    isSignedIn() ? shop.GET("/api/v1/customers/me/addresses").then(data) : null,
  ]);
  const preferred = saved?.data.find((one) => one.isDefault) ?? saved?.data[0];
  // One key for all attempts to place this order: a repeated one never makes a second order.
  const key = crypto.randomUUID();
  const place = sends(async (fields) => {
    const chosen = fields["addressId"];
    const response = await shop.POST("/api/v1/carts/{cartId}/checkout", {
      params: { path: { cartId: id }, header: { "Idempotency-Key": key } },
      body: {
        contact: { email: fields["email"]!, phone: fields["contactPhone"]! },
        ...(chosen ? { addressId: chosen } : { shippingAddress: address(fields) }),
        payment: { method: fields["method"]! },
        expectedTotal: cart.total,
      },
    });
    if (response.error?.code === "price_changed") {
      // The page shows the new total, which the next attempt agrees to.
      await show();
    }
    const order = data(response);
    keepCart(null);
    if (order.token) {
      sessionStorage.setItem(order.id, order.token);
    }
    await go(`/orders/${order.id}`);
  });
  return html`<h1>Checkout</h1>
    ${totals(cart)}
    <form class="fields" novalidate @submit=${place}>
      <output class="error wide"></output>
      ${field("email", "E-mail")} ${field("contactPhone", "Phone")}
      ${saved?.data.length
        ? html`<label class="wide">Saved address
            <select name="addressId">
              ${saved.data.map((one) => html`<option value=${one.id} .selected=${one === preferred}>${one.name}, ${one.line1}, ${one.city} ${one.pin}</option>`)}
              <option value="" .selected=${!preferred}>Another address</option>
            </select></label>`
        : nothing}
      <div class="new-address">${addressFields()}</div>
      ${methods(paymentMethods)}
      <p class="wide"><button>Order</button></p>
    </form>`;
}

export function field(name: string, label: string): Page {
  return html`<label>${label}<input name=${name} /></label>`;
}

export function addressFields(): Page {
  return html`${field("name", "Name")} ${field("line1", "House and street")} ${field("city", "City")} ${field("state", "State")}
  ${field("pin", "PIN code")}`;
}

/** The service takes a state by its code or its name, and says what is wrong with a field. */
export function address(fields: Record<string, string>): Schemas["CheckoutRequestAddressRequest"] {
  const { name, line1, city, state, pin } = fields;
  return { name: name!, line1: line1!, city: city!, state: state as never, pin: pin!, country: "IN" };
}

