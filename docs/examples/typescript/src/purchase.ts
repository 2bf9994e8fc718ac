// Buys the first product that is in stock: npm run purchase -- http://localhost:8080
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["Problem"];

const shop = createClient<paths>({ baseUrl: process.argv[2] ?? "http://localhost:8080" });

/** The data of a successful response; an error otherwise. */
function expect<T>(response: { data?: T; error?: Problem }): T {
  if (response.data === undefined) {
    throw new Error(`${response.error?.code}: ${response.error?.detail}`);
  }
  return response.data;
}

const address = { name: "Asha", line1: "12 MG Road", city: "Bengaluru", state: "KA", pin: "560001", country: "IN" } as const;

const page = expect(await shop.GET("/api/v1/products", { params: { query: { inStock: true, limit: 1 } } }));
const slug = page.data[0]!.slug;
const product = expect(await shop.GET("/api/v1/products/{slug}", { params: { path: { slug } } }));
const variant = product.variants.find((one) => one.inStock)!;

const cart = expect(await shop.POST("/api/v1/carts", {}));
const cartId = cart.id;
await shop
  .POST("/api/v1/carts/{cartId}/items", { params: { path: { cartId } }, body: { sku: variant.sku, quantity: 1 } })
  .then(expect);
const quote = expect(
  await shop.POST("/api/v1/carts/{cartId}/quote", {
    params: { path: { cartId } },
    body: { shippingAddress: { state: address.state, pin: address.pin } },
  }),
);

// One key for all attempts: a repeated checkout returns the same order.
const order = expect(
  await shop.POST("/api/v1/carts/{cartId}/checkout", {
    params: { path: { cartId }, header: { "Idempotency-Key": randomUUID() } },
    body: {
      contact: { email: "asha@example.com", phone: "9876543210" },
      shippingAddress: address,
      payment: { method: "cod" },
    },
  }),
);
const read = expect(
  await shop.GET("/api/v1/orders/{orderId}", {
    params: { path: { orderId: order.id }, header: { "X-Order-Token": order.token! } },
  }),
);
if (read.total.amount !== quote.total.amount || read.items[0]!.sku !== variant.sku) {
  throw new Error(`the order ${read.number} is not what was quoted`);
}
console.log(`order ${read.number} of ${read.total.amount / 100} ${read.total.currency}`);
