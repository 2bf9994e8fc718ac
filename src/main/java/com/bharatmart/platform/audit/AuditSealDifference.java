package com.bharatmart.platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the rows of the audit log differ from those that were sealed. */
final class AuditSealDifference {

    /** More are counted. */
    private static final int MAX_IDS = 5;

    private final List<UUID> changed = new ArrayList<>();
    private final List<UUID> removed = new ArrayList<>();
    private final List<UUID> inserted = new ArrayList<>();

    void changed(UUID id) {
        changed.add(id);
    }

    void removed(UUID id) {
        removed.add(id);
    }

    void inserted(UUID id) {
        inserted.add(id);
    }

    boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty() && inserted.isEmpty();
    }

    /** For operators. */
    @Override
    public String toString() {
        return Stream.of(
                        text("changed", changed),
                        text("removed", removed),
                        text("inserted after the rows were sealed", inserted))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String text(String what, List<UUID> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        var first = ids.stream().limit(MAX_IDS).map(UUID::toString).collect(Collectors.joining(", "));
        return "%s: %s%s"
                .formatted(what, first, ids.size() > MAX_IDS ? " and %d more".formatted(ids.size() - MAX_IDS) : "");
    }
}
