package com.bharatmart.cart;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.inventory.StockService;
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
public class WishlistService {

    private final WishlistRepository wishes;
    private final CatalogService catalogue;
    private final StockService stock;
    private final CartProperties properties;

    WishlistService(
            WishlistRepository wishes, CatalogService catalogue, StockService stock, CartProperties properties) {
        this.wishes = wishes;
        this.catalogue = catalogue;
        this.stock = stock;
        this.properties = properties;
    }

    /**
     * The latest first.
     *
     * @throws Cursor.InvalidCursorException if the cursor is not one of this list
     */
    @Transactional(readOnly = true)
    public Page<WishlistItem> list(CustomerId customer, @Nullable Cursor cursor, int limit) {
        var rows = wishes.page(customer, cursor == null ? null : cursor.uuid(0), limit + 1);
        var page = Page.of(rows, limit, last -> Cursor.of(last.id()));
        return new Page<>(wishes(page.data()), page.nextCursor());
    }

    /**
     * Adds it, if it is not on the list yet.
     *
     * @throws CartException.NotForSaleException if the shop does not sell it
     * @throws CartException.OverLimitException if the list is full; two that add the last at once may both get in
     */
    @Transactional
    public WishlistItem add(CustomerId customer, Sku sku) {
        var offer = catalogue.offers(List.of(sku)).get(sku);
        if (offer == null || !offer.published()) {
            throw new CartException.NotForSaleException(sku);
        }
        if (wishes.add(customer, sku) && wishes.count(customer) > properties.maxWishes()) {
            throw new CartException.OverLimitException(
                    "A wishlist may have %d skus at the most.".formatted(properties.maxWishes()));
        }
        return wishes(List.of(wishes.find(customer, sku).orElseThrow(CartException.NotFoundException::new)))
                .getFirst();
    }

    /** Throws {@link CartException.NotFoundException} if it is not on the list. */
    @Transactional
    public void remove(CustomerId customer, Sku sku) {
        if (!wishes.remove(customer, sku)) {
            throw new CartException.NotFoundException();
        }
    }

    private List<WishlistItem> wishes(List<WishlistRepository.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var skus = rows.stream().map(WishlistRepository.Row::sku).toList();
        var offers = catalogue.offers(skus);
        var pieces = stock.available(skus);
        return rows.stream()
                .map(row -> {
                    var offer = offers.get(row.sku());
                    var sold = offer != null && offer.published() && pieces.getOrDefault(row.sku(), 0) > 0;
                    return new WishlistItem(row.sku(), row.addedAt(), offer, sold);
                })
                .toList();
    }
}
