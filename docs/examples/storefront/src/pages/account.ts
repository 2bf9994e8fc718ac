import { html, nothing } from "lit";
import { picture, sends, words, type Page } from "../html";
import { go, show } from "../main";
import { cartId, data, keepCart, price, shop, signOut } from "../shop";
import { address, addressFields } from "./cart";

let phone: string | null = null;

/** Login by a code to the phone: the first form sends the code, the second takes it. */
export async function login(): Promise<Page> {
  const send = sends(async (fields) => {
    data(await shop.POST("/api/v1/auth/otp", { body: { phone: fields["phone"]! } }));
    phone = fields["phone"]!;
    await show();
  });
  const verify = sends(async (fields) => {
    const cart = cartId();
    const login = data(
      await shop.POST("/api/v1/auth/otp/verify", { body: { phone: phone!, code: fields["code"]!, ...(cart && { cartId: cart }) } }),
    );
    phone = null;
    keepCart(login.cartId);
    await go("/account");
  });
  return phone
    ? html`<h1>Enter the code</h1>
        <form class="fields" @submit=${verify}>
          <output class="error wide"></output>
          <label>Code sent to ${phone}<input name="code" inputmode="numeric" autocomplete="one-time-code" /></label>
          <p class="wide"><button>Log in</button></p>
        </form>`
    : html`<h1>Log in</h1>
        <form class="fields" novalidate @submit=${send}>
          <output class="error wide"></output>
          <label>Phone<input name="phone" type="tel" autocomplete="tel" /></label>
          <p class="wide"><button>Send a code</button></p>
        </form>`;
}

/** Two calls: the profile and the orders. */
export async function account(): Promise<Page> {
  const [profile, orders] = await Promise.all([
    shop.GET("/api/v1/customers/me").then(data),
    shop.GET("/api/v1/orders", { params: { query: { limit: 10 } } }).then(data),
  ]);
  const leave = async () => {
    await shop.POST("/api/v1/auth/logout");
    signOut();
    await go("/");
  };
  return html`<h1>${profile.name || profile.phone}</h1>
    <p><a href="/account/addresses">Addresses</a> <button class="plain" @click=${leave}>Log out</button></p>
    <h2>Orders</h2>
    ${orders.data.length ? nothing : html`<p class="soft">There are none yet.</p>`}
    ${orders.data.map(
      (one) => html`<div class="line">
        ${picture(one.image, "5rem", one.number)}
        <div><a href="/orders/${one.id}">${one.number}</a><br /><span class="soft">${one.firstItemName}</span></div>
        <span class="soft">${words(one.status)}, ${one.itemCount} ${one.itemCount === 1 ? "item" : "items"}</span>
        <span class="price">${price(one.total)}</span>
      </div>`,
    )}`;
}

/** One call. */
export async function addresses(): Promise<Page> {
  const saved = data(await shop.GET("/api/v1/customers/me/addresses"));
  const add = sends(async (fields) => {
    const { country: _, ...entry } = address(fields);
    data(await shop.POST("/api/v1/customers/me/addresses", { body: entry }));
    await show();
  });
  const remove = async (addressId: string) => {
    data(await shop.DELETE("/api/v1/customers/me/addresses/{addressId}", { params: { path: { addressId } } }));
    await show();
  };
  return html`<h1>Addresses</h1>
    ${saved.data.map(
      (one) => html`<p class="address">${one.name}, ${one.line1}, ${one.city}, ${one.state} ${one.pin}
        <button class="plain" @click=${() => remove(one.id)}>Remove</button></p>`,
    )}
    <h2>Another one</h2>
    <form class="fields" novalidate @submit=${add}>
      <output class="error wide"></output>
      ${addressFields()}
      <p class="wide"><button>Save</button></p>
    </form>`;
}
