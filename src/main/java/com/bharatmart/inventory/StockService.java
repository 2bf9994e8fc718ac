package com.bharatmart.inventory;

import com.bharatmart.platform.database.PipelinedQuery;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reserves stock for buyers. One conditional update of the row of the SKU decides each change. The update runs right before
 * the commit, after all other statements of the transaction, because all other buyers of the SKU wait from then on.
 */
@Service
public class StockService {

    private final StockLevelRepository levels;
    private final ReservationRepository reservations;
    private final ApplicationEventPublisher events;

    StockService(StockLevelRepository levels, ReservationRepository reservations, ApplicationEventPublisher events) {
        this.levels = levels;
        this.reservations = reservations;
        this.events = events;
    }

    /** The units of each SKU that can be bought now; 0 for a SKU without stock. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<Sku, Integer> available(Collection<Sku> skus) {
        return levels.available(skus);
    }

    /** As {@link #available}, for a round trip with another query. */
    public PipelinedQuery<Map<Sku, Integer>> availableQuery(Collection<Sku> skus) {
        return levels.availableQuery(skus);
    }

    /**
     * Reserves all of the quantities or none, when the transaction of the caller commits. The commit fails with
     * {@link InsufficientStockException} and the transaction rolls back if the stock does not suffice.
     *
     * <p>In an {@linkplain TransactionRetry#isOptimistic optimistic} transaction the database decides in the round trip of the
     * commit, and the result is not read. So it also refuses the last unit of a SKU, which publishes events.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserveAtCommit(ReservationId id, Map<Sku, Quantity> quantities, Hold hold) {
        var copy = Map.copyOf(quantities);
        atCommit(
                TransactionRetry.isOptimistic()
                        ? () -> reservations.reserveWithCommit(id, copy, hold)
                        : () -> reserve(id, copy, hold));
    }

    /** Changes held units to sold units. Returns false if the reservation is no longer held. */
    @Transactional
    public boolean confirm(ReservationId id) {
        var held = reservations.confirm(id);
        if (!held.isEmpty()) {
            atCommit(() -> levels.sell(held));
        }
        return !held.isEmpty();
    }

    /**
     * Holds the units of a reservation for at least this time from now. Without effect if the reservation is no longer held.
     */
    @Transactional
    public void extend(ReservationId id, Duration duration) {
        reservations.extend(id, duration);
    }

    /** How long the units are held from now, by the clock of the database. Empty if they are not held, but sold for example. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Duration> remaining(ReservationId id) {
        return Optional.ofNullable(reservations.remaining(id));
    }

    /**
     * Makes a part of the sold units of a reservation available again.
     *
     * @throws IllegalArgumentException if the reservation does not have so many sold units
     */
    @Transactional
    public void takeBack(ReservationId id, Map<Sku, Quantity> units) {
        var returned = reservations.takeBack(id, units);
        if (returned.size() < units.size()) {
            throw new IllegalArgumentException("reservation %s has fewer sold units".formatted(id.value()));
        }
        releaseUnits(returned);
    }

    /** Makes the units of a reservation available again, held or sold. A repetition changes nothing. */
    @Transactional
    public void release(ReservationId id) {
        releaseUnits(reservations.release(id));
    }

    /** Makes the units available again that are held after the deadline. */
    @Transactional
    void expire(ReservationId id) {
        var held = reservations.expire(id);
        if (!held.isEmpty()) {
            releaseUnits(held);
            events.publishEvent(new ReservationExpired(id));
        }
    }

    /** Last, so that only the commit remains while other buyers wait. */
    private void atCommit(Runnable change) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                change.run();
            }
        });
    }

    private void reserve(ReservationId id, Map<Sku, Quantity> quantities, Hold hold) {
        var reserved = reservations.reserve(id, quantities, hold);
        if (reserved.size() < quantities.size()) {
            var missing = new HashMap<>(quantities);
            missing.keySet().removeAll(reserved.keySet());
            throw InsufficientStockException.of(missing, levels.available(missing.keySet()));
        }
        reserved.forEach((sku, remaining) -> {
            if (remaining == 0) {
                events.publishEvent(new AvailabilityChanged(sku));
                events.publishEvent(new SoldOut(sku));
            }
        });
    }

    private void releaseUnits(List<ReservedUnits> units) {
        if (!units.isEmpty()) {
            atCommit(() -> levels.release(units).forEach(sku -> events.publishEvent(new AvailabilityChanged(sku))));
        }
    }
}
