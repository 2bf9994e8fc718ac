package com.bharatmart.inventory;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Stock for staff. No change removes units that are reserved or sold. Each change has a reason. */
@Service
public class StockAdminService {

    /** The largest number of units of one SKU. */
    public static final int MAX_UNITS = 10_000_000;

    private final StockLevelRepository levels;
    private final StockLevelSearchRepository searches;
    private final StockMovementRepository movements;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog auditLog;

    StockAdminService(
            StockLevelRepository levels,
            StockLevelSearchRepository searches,
            StockMovementRepository movements,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            AuditLog auditLog) {
        this.levels = levels;
        this.searches = searches;
        this.movements = movements;
        this.transactions = transactions;
        this.events = events;
        this.auditLog = auditLog;
    }

    /** Throws {@link StockException.NotFoundException}. */
    public StockLevel view(Sku sku) {
        return levels.find(sku).orElseThrow(StockException.NotFoundException::new);
    }

    /**
     * The levels in the order of their SKUs.
     *
     * @param sku null for all SKUs
     * @param below the available units are fewer, null for all levels
     */
    public Page<StockLevel> list(@Nullable Sku sku, @Nullable Integer below, int limit, @Nullable Cursor cursor) {
        var after = cursor == null ? "" : cursor.text(0);
        var rows = searches.page(sku, threshold(below), after, limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.sku()));
    }

    /** The number of levels in all pages of {@link #list}. */
    public long count(@Nullable Sku sku, @Nullable Integer below) {
        return searches.count(sku, threshold(below));
    }

    /**
     * The movements of a SKU, the newest first.
     *
     * @throws StockException.NotFoundException if the SKU is unknown
     */
    public Page<StockMovement> movements(Sku sku, int limit, @Nullable Cursor cursor) {
        view(sku);
        var rows = movements.page(sku, cursor == null ? Long.MAX_VALUE : cursor.number(0), limit + 1);
        var page = Page.of(rows, limit, last -> Cursor.of(last.getKey()));
        return new Page<>(page.data().stream().map(Map.Entry::getValue).toList(), page.nextCursor());
    }

    /**
     * Adds or removes units.
     *
     * @param change positive to add, negative to remove
     * @return the new level
     * @throws StockException if the SKU is unknown, or the result is negative or too large
     */
    public StockLevel adjust(Sku sku, IfMatch ifMatch, int change, StockReason reason, @Nullable String note) {
        return move(sku, ifMatch, _ -> change, reason, note);
    }

    /**
     * Sets the number of units that are not sold, available and reserved together. Without a movement if the number is the
     * same. Throws like {@link #adjust}.
     */
    public StockLevel set(Sku sku, IfMatch ifMatch, int onHand, StockReason reason, @Nullable String note) {
        return move(sku, ifMatch, level -> onHand - level.onHand(), reason, note);
    }

    private StockLevel move(
            Sku sku, IfMatch ifMatch, ToIntFunction<StockLevel> change, StockReason reason, @Nullable String note) {
        return transactions.execute(() -> {
            var before = levels.findLocked(sku).orElseThrow(StockException.NotFoundException::new);
            ifMatch.require(before.state());
            var units = change.applyAsInt(before);
            if (units == 0) {
                return before;
            }
            var movement = movements
                    .adjust(sku, units, reason.name(), note, MAX_UNITS)
                    .orElseThrow(() -> units < 0
                            ? new StockException.TooFewException(before)
                            : new StockException.TooManyException());
            if ((before.available() == 0) != (movement.available() == 0)) {
                events.publishEvent(new AvailabilityChanged(sku));
            }
            var after = new StockLevel(sku, movement.available(), before.reserved(), before.sold());
            auditLog.record(
                    new AuditEvent("stock.moved", "stock-level", sku.value(), before, new Change(after, movement)));
            return after;
        });
    }

    private static int threshold(@Nullable Integer below) {
        return below == null ? Integer.MAX_VALUE : below;
    }

    private record Change(StockLevel level, StockMovement movement) {}
}
