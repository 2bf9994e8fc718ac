package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps pieces for buyers. Every change is decided by one conditional update of the sku's row in the database. The rows
 * are taken right before the transaction commits, after everything else that it does, because until then every other
 * buyer of the same sku waits.
 */
@Service
public class StockService {

    private final StockLevelRepository levels;
    private final ReservationRepository reservations;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;

    StockService(
            StockLevelRepository levels,
            ReservationRepository reservations,
            ApplicationEventPublisher events,
            EntityManager entities) {
        this.levels = levels;
        this.reservations = reservations;
        this.events = events;
        this.entities = entities;
    }

    /** How many pieces of each could be bought now; 0 for a sku without stock. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<Sku, Integer> available(Collection<Sku> skus) {
        return levels.available(skus);
    }

    /**
     * Throws {@link InsufficientStockException} if these could not be reserved now: a look that spares a buyer who comes too
     * late, and the database, the work of an order that fails. It decides nothing for one who comes in time.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public void require(Map<Sku, Quantity> wanted) {
        var available = levels.available(wanted.keySet());
        var missing = new HashMap<>(wanted);
        missing.entrySet()
                .removeIf(one -> available.getOrDefault(one.getKey(), 0)
                        >= one.getValue().value());
        if (!missing.isEmpty()) {
            throw new InsufficientStockException(shortages(missing, available));
        }
    }

    /**
     * Keeps all of the wanted pieces or none.
     *
     * <p>The commit fails with {@link InsufficientStockException}, and with it the transaction, if there is too little.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserveAtCommit(ReservationId id, Map<Sku, Quantity> wanted, Hold hold) {
        var pieces = Map.copyOf(wanted);
        atCommit(() -> take(id, pieces, hold));
    }

    /** Turns held pieces into sold ones. Returns whether they were still held. */
    @Transactional
    public boolean confirm(ReservationId id) {
        var held = reservations.confirm(id);
        if (!held.isEmpty()) {
            atCommit(() -> levels.sell(held));
        }
        return !held.isEmpty();
    }

    /** Gives the pieces back, whether held or sold. Doing it again changes nothing. */
    @Transactional
    public void release(ReservationId id) {
        giveBack(reservations.release(id));
    }

    /** Gives back what is still held after its deadline. */
    @Transactional
    void expire(ReservationId id) {
        var held = reservations.expire(id);
        if (!held.isEmpty()) {
            giveBack(held);
            events.publishEvent(new ReservationExpired(id));
        }
    }

    /** Entities are written first, so that only the commit is left to do while others wait. */
    private void atCommit(Runnable change) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                entities.flush();
                change.run();
            }
        });
    }

    private void take(ReservationId id, Map<Sku, Quantity> wanted, Hold hold) {
        var taken = reservations.take(id, wanted, hold);
        if (taken.size() < wanted.size()) {
            var missing = new HashMap<>(wanted);
            missing.keySet().removeAll(taken.keySet());
            throw new InsufficientStockException(shortages(missing, levels.available(missing.keySet())));
        }
        taken.forEach((sku, remaining) -> {
            if (remaining == 0) {
                events.publishEvent(new AvailabilityChanged(sku));
                events.publishEvent(new SoldOut(sku));
            }
        });
    }

    private static List<InsufficientStockException.Shortage> shortages(
            Map<Sku, Quantity> missing, Map<Sku, Integer> available) {
        return missing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new InsufficientStockException.Shortage(
                        one.getKey(), one.getValue(), available.getOrDefault(one.getKey(), 0)))
                .toList();
    }

    private void giveBack(List<ReservationRepository.Kept> kept) {
        if (!kept.isEmpty()) {
            atCommit(() -> levels.giveBack(kept).forEach(sku -> events.publishEvent(new AvailabilityChanged(sku))));
        }
    }
}
