package com.bharatmart.cart;

import com.bharatmart.catalog.Catalogue;
import com.bharatmart.inventory.Stock;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers would like to have, at today's prices. */
@Service
public class Wishlists {

    private final WishRepository wishes;
    private final Catalogue catalogue;
    private final Stock stock;
    private final CartProperties properties;

    Wishlists(WishRepository wishes, Catalogue catalogue, Stock stock, CartProperties properties) {
        this.wishes = wishes;
        this.catalogue = catalogue;
        this.stock = stock;
        this.properties = properties;
    }

    /**
     * The latest first.
     *
     * @throws Cursor.InvalidCursor if the cursor is not one of this list
     */
    @Transactional(readOnly = true)
    public Page<Wish> list(CustomerId customer, @Nullable Cursor cursor, int limit) {
        var rows = wishes.page(customer, cursor == null ? null : cursor.uuid(0), limit + 1);
        var page = Page.of(rows, limit, last -> Cursor.of(last.id()));
        return new Page<>(wishes(page.data()), page.nextCursor());
    }

    /**
     * Adds it, if it is not on the list yet.
     *
     * @throws CartRefused.NotForSale if the shop does not sell it
     * @throws CartRefused.OverLimit if the list is full; two that add the last at once may both get in
     */
    @Transactional
    public Wish add(CustomerId customer, Sku sku) {
        var offer = catalogue.offers(List.of(sku)).get(sku);
        if (offer == null || !offer.published()) {
            throw new CartRefused.NotForSale(sku);
        }
        if (wishes.add(customer, sku) && wishes.count(customer) > properties.maxWishes()) {
            throw new CartRefused.OverLimit(
                    "A wishlist may have %d skus at the most.".formatted(properties.maxWishes()));
        }
        return wishes(List.of(wishes.find(customer, sku).orElseThrow(CartRefused.NotFound::new)))
                .getFirst();
    }

    /** Throws {@link CartRefused.NotFound} if it is not on the list. */
    @Transactional
    public void remove(CustomerId customer, Sku sku) {
        if (!wishes.remove(customer, sku)) {
            throw new CartRefused.NotFound();
        }
    }

    private List<Wish> wishes(List<WishRepository.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var skus = rows.stream().map(WishRepository.Row::sku).toList();
        var offers = catalogue.offers(skus);
        var pieces = stock.available(skus);
        return rows.stream()
                .map(row -> {
                    var offer = offers.get(row.sku());
                    var sold = offer != null && offer.published() && pieces.getOrDefault(row.sku(), 0) > 0;
                    return new Wish(row.sku(), row.addedAt(), offer, sold);
                })
                .toList();
    }
}
