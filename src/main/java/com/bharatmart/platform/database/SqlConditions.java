package com.bharatmart.platform.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a search that has only those that the caller asks for, so that the plan of each statement can use the
 * index of its own conditions. Collects the arguments in the order of the placeholders. The conditions are constants of
 * the code; what a client sends is always an argument.
 *
 * <p>Not thread-safe. {@code "SELECT id FROM orders WHERE true" + conditions.sql()}
 */
public final class SqlConditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    /**
     * @param condition has a {@code ?} for each of the arguments
     */
    public SqlConditions and(String condition, Object... values) {
        sql.append(" AND ").append(condition);
        arguments.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds the condition if there is a value for its {@code ?}. */
    public SqlConditions andIfPresent(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    /** Each condition with {@code AND} before it, to follow a first condition; empty without conditions. */
    public String sql() {
        return sql.toString();
    }

    /**
     * The arguments of the conditions.
     *
     * @param following arguments of what comes after the conditions in the statement
     */
    public List<Object> arguments(Object... following) {
        var all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList(following));
        return List.copyOf(all);
    }
}
