package com.bharatmart.catalog.translation;

import com.bharatmart.platform.replica.ReadRouter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Reads the table {@code product_translation} and the translations in the table {@code category}. */
@Repository
class TranslationRepository {

    /** By the primary key. */
    private static final String NAMES = """
            SELECT product_id, name, NULL FROM product_translation
            WHERE product_id = ANY (?) AND language = ? AND name IS NOT NULL
            """;

    /** By the primary key. */
    private static final String TEXTS = """
            SELECT product_id, name, description FROM product_translation WHERE product_id = ANY (?) AND language = ?
            """;

    /** All rows: the table has a few hundred. */
    private static final String CATEGORY_NAMES = """
            SELECT slug, translations -> ? ->> 'name' FROM category WHERE translations -> ? ->> 'name' IS NOT NULL
            """;

    private final ReadRouter reads;

    TranslationRepository(ReadRouter reads) {
        this.reads = reads;
    }

    Map<UUID, Translation> names(Collection<UUID> products, String language) {
        return read(NAMES, products, language);
    }

    Map<UUID, Translation> texts(Collection<UUID> products, String language) {
        return read(TEXTS, products, language);
    }

    Map<String, String> categoryNames(String language) {
        var names = new HashMap<String, String>();
        reads.client().sql(CATEGORY_NAMES).param(language).param(language).query(row -> {
            names.put(row.getString(1), row.getString(2));
        });
        return names;
    }

    private Map<UUID, Translation> read(String sql, Collection<UUID> products, String language) {
        var translations = new HashMap<UUID, Translation>();
        reads.client()
                .sql(sql)
                .param(products.toArray(UUID[]::new))
                .param(language)
                .query(row -> {
                    translations.put(row.getObject(1, UUID.class), translation(row));
                });
        return translations;
    }

    private static Translation translation(ResultSet row) throws SQLException {
        return new Translation(row.getString(2), row.getString(3));
    }
}
