package com.bharatmart.platform.openapi;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/** The tags of the document in the order that a reader needs: the shop from product to order, then its administration. */
final class ApiTags {

    static final List<Tag> ALL = List.of(
            tag("Catalogue", "Categories, products and facets."),
            tag("Pictures", "Pictures of products in several sizes."),
            tag("Carts", "Carts of guests and customers, and their prices."),
            tag("Orders", "Checkout, and the orders of a guest or a customer."),
            tag("Payments", "What the payment gateway reports."),
            tag("Customers", "Sign-up, profile, addresses, consents, cart and wishlist of a customer."),
            tag("Login", "Login, logout, sessions and password resets."),
            tag("Second factor", "Second factors of staff."),
            tag("Administration: products", "Products and their variants."),
            tag("Administration: categories", "The category tree."),
            tag("Administration: search", "Synonyms."),
            tag("Administration: pictures", "Uploads and the pictures of a product."),
            tag("Administration: imports and exports", "Product files in and out."),
            tag("Administration: stock", "Stock levels and movements."),
            tag("Administration: orders", "Orders, fulfilment and cancellation."),
            tag("Administration: payments", "Payments, events of the payment gateway, and mismatches."),
            tag("Administration: customers", "Accounts of customers."),
            tag("Administration: staff", "Accounts and roles of staff."),
            tag("Administration: audit log", "Who did what, and when."),
            tag("Operations", "The health of an instance."));

    private ApiTags() {}

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
