package com.example.shop;

import com.example.shop.api.CartsApi;
import com.example.shop.api.CatalogueApi;
import com.example.shop.api.OrdersApi;
import com.example.shop.client.ApiClient;
import com.example.shop.client.ApiException;
import com.example.shop.model.AddItemRequest;
import com.example.shop.model.CheckoutRequest;
import com.example.shop.model.CheckoutRequestAddressRequest;
import com.example.shop.model.CheckoutRequestContactRequest;
import com.example.shop.model.CheckoutRequestPaymentRequest;
import com.example.shop.model.QuoteRequest;
import com.example.shop.model.QuoteRequestDestination;
import java.util.UUID;

/** Buys the first product that is in stock. The argument is the address of the shop. */
public final class Purchase {

    private Purchase() {}

    public static void main(String[] arguments) throws ApiException {
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        var catalogue = new CatalogueApi(client);
        var carts = new CartsApi(client);
        var orders = new OrdersApi(client);

        var page = catalogue.listProducts(CatalogueApi.APIListProductsRequest.newBuilder()
                .inStock(true)
                .limit(1)
                .build());
        var product = catalogue.getProduct(CatalogueApi.APIGetProductRequest.newBuilder()
                .slug(page.getData().get(0).getSlug())
                .build());
        var sku = product.getVariants().stream()
                .filter(variant -> variant.getInStock())
                .findFirst()
                .orElseThrow()
                .getSku();

        var cart = carts.createCart(CartsApi.APICreateCartRequest.newBuilder().build()).getId();
        carts.addCartItem(CartsApi.APIAddCartItemRequest.newBuilder()
                .cartId(cart)
                .addItemRequest(new AddItemRequest().sku(sku).quantity(1))
                .build());
        var quote = carts.quoteCart(CartsApi.APIQuoteCartRequest.newBuilder()
                .cartId(cart)
                .quoteRequest(new QuoteRequest()
                        .shippingAddress(new QuoteRequestDestination().state("KA").pin("560001")))
                .build());

        // One key for all attempts: a repeated checkout returns the same order.
        var order = orders.checkoutCart(OrdersApi.APICheckoutCartRequest.newBuilder()
                .cartId(cart)
                .idempotencyKey(UUID.randomUUID().toString())
                .checkoutRequest(new CheckoutRequest()
                        .contact(new CheckoutRequestContactRequest()
                                .email("asha@example.com")
                                .phone("9876543210"))
                        .shippingAddress(new CheckoutRequestAddressRequest()
                                .name("Asha")
                                .line1("12 MG Road")
                                .city("Bengaluru")
                                .state("KA")
                                .pin("560001")
                                .country("IN"))
                        .payment(new CheckoutRequestPaymentRequest().method("cod")))
                .build());
        var read = orders.getOrder(OrdersApi.APIGetOrderRequest.newBuilder()
                .orderId(order.getId())
                .xOrderToken(order.getToken())
                .build());
        if (!read.getTotal().equals(quote.getTotal()) || !read.getItems().get(0).getSku().equals(sku)) {
            throw new IllegalStateException("the order " + read.getNumber() + " is not what was quoted");
        }
        System.out.printf("order %s of %.2f %s%n", read.getNumber(), read.getTotal().getAmount() / 100.0, read.getTotal().getCurrency());
    }
}
