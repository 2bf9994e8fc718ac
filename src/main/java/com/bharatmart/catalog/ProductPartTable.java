package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * A table whose rows belong to products.
 *
 * @param parts the rows of a product by their keys
 * @param values of a row, by the names of the parameters of the statements; {@code product_id} is added to them
 * @param <K> what identifies a row among those of its product
 */
record ProductPartTable<K, P>(
        Function<ProductContent, Map<K, P>> parts,
        BiFunction<K, P, MapSqlParameterSource> values,
        String insert,
        String update,
        String delete) {

    /** Writes the rows that differ, of all products together. Deletes first. */
    void save(Collection<ProductChange> changes, NamedParameterJdbcOperations jdbc) {
        var deleted = new ArrayList<SqlParameterSource>();
        var updated = new ArrayList<SqlParameterSource>();
        var inserted = new ArrayList<SqlParameterSource>();
        for (var change : changes) {
            var before = before(change);
            var after = parts.apply(change.after().content());
            before.forEach((key, part) -> {
                if (!after.containsKey(key)) {
                    deleted.add(row(change, key, part));
                }
            });
            after.forEach((key, part) -> {
                var known = before.get(key);
                if (known == null) {
                    inserted.add(row(change, key, part));
                } else if (!known.equals(part)) {
                    updated.add(row(change, key, part));
                }
            });
        }
        requireOneEach(execute(delete, deleted, jdbc), "a part of a product is no longer there");
        execute(insert, inserted, jdbc);
        requireOneEach(execute(update, updated, jdbc), "a part of a product is no longer there");
    }

    private Map<K, P> before(ProductChange change) {
        var product = change.before();
        return product == null ? Map.of() : parts.apply(product.content());
    }

    private SqlParameterSource row(ProductChange change, K key, P part) {
        return values.apply(key, part)
                .addValue("product_id", change.after().id().value());
    }

    private static int[] execute(String sql, List<SqlParameterSource> rows, NamedParameterJdbcOperations jdbc) {
        return jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }

    /** Fails with this message unless each statement of a batch has written one row. */
    static void requireOneEach(int[] written, String message) {
        if (Arrays.stream(written).anyMatch(rows -> rows != 1)) {
            throw new OptimisticLockingFailureException(message);
        }
    }
}
