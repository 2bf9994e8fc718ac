import { expect, test, type Page } from "@playwright/test";

const SKU_PAGE = "/products/indigo-block-print-cotton-kurta";

/** The calls of the API that a page needs, from its address being opened until it is shown. */
async function callsOf(page: Page, path: string): Promise<string[]> {
  const calls: string[] = [];
  const record = (request: { url(): string }) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) {
      calls.push(pathname);
    }
  };
  page.on("request", record);
  await open(page, path);
  page.off("request", record);
  return calls;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("#page")).toHaveAttribute("data-shown", path);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true });
}

async function addToCart(page: Page): Promise<void> {
  await open(page, SKU_PAGE);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("heading", { name: "Cart" })).toBeVisible();
}

/** Orders as a guest, to be paid online. */
async function orderOnline(page: Page): Promise<void> {
  await addToCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await expect(page.getByLabel("Cash on delivery")).toBeChecked();
  await fillAddress(page, "560001");
  await page.getByLabel("E-mail").fill("asha@example.com");
  await page.getByLabel("Phone").fill("9876543210");
  await page.getByLabel("Online: UPI, card or net banking").check();
  await page.getByRole("button", { name: "Order" }).click();
  await expect(page.locator("#status")).toHaveText("Pending payment");
  await expect(page.locator("#payment")).toHaveText("Pending");
}

/** Opens the page of the gateway in a window of its own, and presses a button there. */
async function atTheGateway(page: Page, button: string, method: string, name: string): Promise<void> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Pay now" }).click();
  const gateway = await opened;
  await gateway.getByLabel(method, { exact: true }).check();
  await picture(gateway, name);
  await gateway.getByRole("button", { name: button, exact: true }).click();
  await expect(gateway.getByRole("heading", { name: "Payments" })).toBeVisible();
  await gateway.close();
}

async function fillAddress(page: Page, pin: string): Promise<void> {
  await page.getByLabel("Name").fill("Asha");
  await page.getByLabel("House and street").fill("12 MG Road");
  await page.getByLabel("City").fill("Bengaluru");
  await page.getByLabel("State").fill("Karnataka");
  await page.getByLabel("PIN code").fill(pin);
}

async function logIn(page: Page, phone: string): Promise<void> {
  await open(page, "/login");
  await page.getByLabel("Phone").fill(phone);
  await page.getByRole("button", { name: "Send a code" }).click();
  await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  await picture(page, "login");
  let code: string | undefined;
  await expect
    .poll(async () => {
      const sent = await page.request.get("/local/messages", { params: { to: `+91${phone}` } });
      const messages: { text: string }[] = await sent.json();
      code = messages.at(-1)?.text.match(/\d{6}/)?.[0];
      return code;
    })
    .toBeTruthy();
  await page.getByLabel("Code sent to").fill(code!);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Orders" })).toBeVisible();
}

test("each page needs few calls", async ({ page }) => {
  expect((await callsOf(page, "/")).length).toBeLessThanOrEqual(2);
  await picture(page, "home");
  expect(await callsOf(page, SKU_PAGE)).toHaveLength(1);
  await picture(page, "product");
  await addToCart(page);
  expect(await callsOf(page, "/cart")).toHaveLength(1);
  await picture(page, "cart");
  await logIn(page, "9876500001");
  expect((await callsOf(page, "/account")).length).toBeLessThanOrEqual(2);
});

test("a shopper finds a product by suggestions and facets", async ({ page }) => {
  await open(page, "/");
  await page.getByLabel("Search").pressSequentially("kur");
  await expect(page.locator("#suggestions option").first()).toBeAttached();
  await page.getByLabel("Search").fill("kurta");
  await page.getByLabel("Search").press("Enter");
  await expect(page.locator(".card").first()).toBeVisible();
  const before = await page.locator(".card").count();
  await page.locator("aside label").filter({ hasText: "Neelkosh" }).getByRole("checkbox").check();
  await expect(page).toHaveURL(/brand=/);
  await expect.poll(() => page.locator(".card").count()).toBeLessThanOrEqual(before);
  await picture(page, "list");
});

test("a guest orders, and sees what is wrong with the form", async ({ page }) => {
  await addToCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page, "110001");
  await page.getByLabel("E-mail").fill("asha@example");
  await page.getByLabel("Phone").fill("98765 43210");
  await page.getByRole("button", { name: "Order" }).click();
  await expect(page.locator("[name=email]")).toHaveAttribute("aria-invalid", "true");
  await picture(page, "checkout");
  await page.getByLabel("E-mail").fill("asha@example.com");
  await page.getByRole("button", { name: "Order" }).click();
  await expect(page.locator("[name=pin]")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("PIN code").fill("560 001");
  await page.getByRole("button", { name: "Order" }).click();
  await expect(page.locator("#status")).toHaveText("Confirmed");
});

test("a guest pays online", async ({ page }) => {
  await orderOnline(page);
  await picture(page, "payment");
  await atTheGateway(page, "Pay", "UPI", "gateway");
  // Without a reload: the page asks the shop.
  await expect(page.locator("#status")).toHaveText("Confirmed");
  await expect(page.locator("#payment")).toHaveText("Captured");
  await expect(page.getByRole("link", { name: "Pay now" })).toBeHidden();
  await picture(page, "paid");
});

test("a payment that failed is tried again", async ({ page }) => {
  await orderOnline(page);
  await atTheGateway(page, "Fail", "Card", "gateway-failure");
  await expect(page.locator("#payment")).toHaveText("Failed");
  await picture(page, "payment-failed");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("#payment")).toHaveText("Pending");
  await atTheGateway(page, "Pay", "Card", "gateway-again");
  await expect(page.locator("#status")).toHaveText("Confirmed");
  await expect(page.locator("#payment")).toHaveText("Captured");
});

test("a payment that failed is replaced by cash", async ({ page }) => {
  await orderOnline(page);
  await atTheGateway(page, "Fail", "UPI", "gateway-failure");
  await expect(page.locator("#payment")).toHaveText("Failed");
  await page.getByRole("button", { name: "Pay on delivery instead" }).click();
  await expect(page.locator("#status")).toHaveText("Confirmed");
  await expect(page.getByText("Cash on delivery")).toBeVisible();
  await picture(page, "payment-cash");
});

test("a customer orders to a saved address and follows the parcel", async ({ page }) => {
  await logIn(page, "9876500002");
  await open(page, "/account/addresses");
  await fillAddress(page, "560001");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".address")).toContainText("560001");
  await picture(page, "addresses");
  await addToCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("E-mail").fill("asha@example.com");
  await page.getByLabel("Phone").fill("9876500002");
  await expect(page.getByLabel("PIN code")).toBeHidden();
  await picture(page, "checkout-saved-address");
  await page.getByRole("button", { name: "Order" }).click();
  await expect(page.locator("#status")).toHaveText("Confirmed");

  await ship(page, page.url().split("/").pop()!);

  await page.reload();
  await expect(page.locator("#status")).toHaveText("Shipped");
  await expect(page.getByRole("link", { name: "Track" })).toHaveAttribute("href", /^https:\/\//);
  await picture(page, "order");
  await open(page, "/account");
  await expect(page.locator(".line")).toContainText("Shipped");
  await picture(page, "account");
});

/** Packs and ships all of an order as staff, whose session is in STAFF_SESSION. */
async function ship(page: Page, orderId: string): Promise<void> {
  const headers = { "X-Auth-Token": process.env.STAFF_SESSION! };
  const orders = `/api/v1/admin/orders/${orderId}/fulfilments`;
  const packed = await page.request.post(orders, { headers, data: {} });
  expect(packed.status()).toBe(201);
  const { fulfilments } = await packed.json();
  const shipped = await page.request.post(`${orders}/${fulfilments[0].id}/ship`, {
    headers,
    data: { carrier: "Delhivery", trackingNumber: "1234567890123" },
  });
  expect(shipped.status()).toBe(200);
}
