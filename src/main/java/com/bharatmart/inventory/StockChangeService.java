package com.bharatmart.inventory;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes many stock levels for staff: all of them or none. No change removes units that are reserved or sold. */
@Service
public class StockChangeService {

    /** The maximum number of levels in one change. */
    public static final int MAX_CHANGES = 500;

    private final StockLevelRepository levels;
    private final StockMovementRepository movements;
    private final ApplicationEventPublisher events;
    private final AuditLog auditLog;

    StockChangeService(
            StockLevelRepository levels,
            StockMovementRepository movements,
            ApplicationEventPublisher events,
            AuditLog auditLog) {
        this.levels = levels;
        this.movements = movements;
        this.events = events;
        this.auditLog = auditLog;
    }

    /**
     * Locks the levels in the order of their SKUs, as all other changes do, and changes them in a few statements, because
     * buyers of these SKUs wait meanwhile. The audit log has one entry for each level that changes.
     *
     * @return the new levels, in the order of the changes
     * @throws StockException if a SKU is unknown or comes twice, or a level would be too low or too high, with all errors at
     *     {@code #/items/3}; then no level has changed
     */
    @Transactional
    public List<StockLevel> change(List<StockChange> changes, StockReason reason, @Nullable String note) {
        requireValid(changes);
        var before = levels.findAllLocked(changes.stream().map(StockChange::sku).toList()).stream()
                .collect(Collectors.toMap(StockLevel::sku, Function.identity()));
        requireKnown(changes, before);
        var units = units(changes, before);
        movements.adjustAll(units, reason.name(), note);
        var after = new HashMap<>(before);
        units.forEach((sku, change) -> {
            var old = Objects.requireNonNull(before.get(sku));
            after.put(sku, new StockLevel(sku, old.available() + change, old.reserved(), old.sold()));
        });
        record(units, before, after, new Movement(reason, note));
        return changes.stream()
                .map(change -> Objects.requireNonNull(after.get(change.sku())))
                .toList();
    }

    private static void requireValid(List<StockChange> changes) {
        var problems = new ArrayList<FieldProblem>();
        var positions = new HashMap<Sku, Integer>();
        for (var i = 0; i < changes.size(); i++) {
            if (positions.putIfAbsent(changes.get(i).sku(), i) != null) {
                problems.add(FieldProblem.at(
                        "#/items/%d/sku".formatted(i), "duplicate", "must be another one than those before it"));
            }
            if (!changes.get(i).isValid()) {
                problems.add(FieldProblem.at(
                        "#/items/" + i, "invalid", "must have either change, which is not 0, or onHand"));
            }
        }
        rejectInvalid(problems);
    }

    private static void requireKnown(List<StockChange> changes, Map<Sku, StockLevel> levels) {
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < changes.size(); i++) {
            if (!levels.containsKey(changes.get(i).sku())) {
                problems.add(
                        FieldProblem.at("#/items/%d/sku".formatted(i), "unknown", "must be the sku of a stock level"));
            }
        }
        rejectInvalid(problems);
    }

    private static void rejectInvalid(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new StockException.InvalidChangesException(problems);
        }
    }

    /** The differences that are not 0. */
    private static SortedMap<Sku, Integer> units(List<StockChange> changes, Map<Sku, StockLevel> levels) {
        var units = new TreeMap<Sku, Integer>();
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < changes.size(); i++) {
            var level = Objects.requireNonNull(levels.get(changes.get(i).sku()));
            var change = changes.get(i).unitsFor(level);
            var available = (long) level.available() + change;
            if (available < 0) {
                problems.add(FieldProblem.at(
                        "#/items/" + i,
                        "stock_too_low",
                        "removes too many: %d units are available, %d are reserved for orders"
                                .formatted(level.available(), level.reserved())));
            } else if (available > StockAdminService.MAX_UNITS) {
                problems.add(FieldProblem.at(
                        "#/items/" + i,
                        "stock_too_high",
                        "adds too many: a level can have %d units".formatted(StockAdminService.MAX_UNITS)));
            } else if (change != 0) {
                units.put(level.sku(), change);
            }
        }
        if (!problems.isEmpty()) {
            throw new StockException.LevelsOutOfRangeException(problems);
        }
        return units;
    }

    private void record(
            SortedMap<Sku, Integer> units, Map<Sku, StockLevel> before, Map<Sku, StockLevel> after, Movement movement) {
        var entries = new ArrayList<AuditEvent>();
        units.keySet().forEach(sku -> {
            var old = Objects.requireNonNull(before.get(sku));
            var changed = Objects.requireNonNull(after.get(sku));
            entries.add(new AuditEvent("stock.moved", "stock-level", sku.value(), old, new Change(changed, movement)));
            if ((old.available() == 0) != (changed.available() == 0)) {
                events.publishEvent(new AvailabilityChanged(sku));
            }
        });
        auditLog.recordAll(entries);
    }

    private record Movement(StockReason reason, @Nullable String note) {}

    private record Change(StockLevel level, Movement movement) {}
}
