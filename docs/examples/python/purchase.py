"""Buys the first product that is in stock: python purchase.py http://localhost:8080"""

import sys
import uuid
from typing import TypeVar, cast

from client.api.carts import add_cart_item, create_cart, quote_cart
from client.api.catalogue import get_product, list_products
from client.api.orders import checkout_cart, get_order
from client.client import AuthenticatedClient, Client
from client.models import (
    AddItemRequest,
    CartResponse,
    CheckoutRequest,
    CheckoutRequestAddressRequest,
    CheckoutRequestContactRequest,
    CheckoutRequestPaymentRequest,
    OrderResponse,
    ProductListResponse,
    ProductResponse,
    QuoteRequest,
    QuoteRequestDestination,
    QuoteResponse,
)

T = TypeVar("T")


def expect(response: object, kind: type[T]) -> T:
    """The response, if it is the one of success; an error otherwise."""
    if not isinstance(response, kind):
        raise SystemExit(f"not a {kind.__name__}: {response}")
    return response


# The generator asks for a session wherever one may be used. A guest has none.
shop = cast(AuthenticatedClient, Client(base_url=sys.argv[1]))
page = expect(list_products.sync(client=shop, in_stock=True, limit=1), ProductListResponse)
product = expect(get_product.sync(page.data[0].slug, client=shop), ProductResponse)
sku = next(variant.sku for variant in product.variants if variant.in_stock)

cart = expect(create_cart.sync(client=shop), CartResponse).id
expect(add_cart_item.sync(cart, client=shop, body=AddItemRequest(sku=sku, quantity=1)), CartResponse)
destination = QuoteRequestDestination(state="KA", pin="560001")
quote = expect(quote_cart.sync(cart, client=shop, body=QuoteRequest(shipping_address=destination)), QuoteResponse)

checkout = CheckoutRequest(
    contact=CheckoutRequestContactRequest(email="asha@example.com", phone="9876543210"),
    shipping_address=CheckoutRequestAddressRequest(
        name="Asha", line1="12 MG Road", city="Bengaluru", state="KA", pin="560001", country="IN"
    ),
    payment=CheckoutRequestPaymentRequest(method="cod"),
)
# One key for all attempts: a repeated checkout returns the same order.
order = expect(
    checkout_cart.sync(cart, client=shop, body=checkout, idempotency_key=str(uuid.uuid4())), OrderResponse
)
assert isinstance(order.token, str)
read = expect(get_order.sync(order.id, client=shop, x_order_token=order.token), OrderResponse)
if read.total != quote.total or read.items[0].sku != sku:
    raise SystemExit(f"the order {read.number} is not what was quoted")
print(f"order {read.number} of {read.total.amount / 100:.2f} {read.total.currency}")
