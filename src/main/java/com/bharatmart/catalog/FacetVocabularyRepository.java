package com.bharatmart.catalog;

import com.bharatmart.catalog.search.SearchService;
import com.bharatmart.catalog.translation.Translation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words in the names of products, by which searches are corrected, and the names of brands. */
@Repository
class FacetVocabularyRepository {

    private static final String ADD_BRANDS = """
            INSERT INTO brand (slug, name) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final SearchService search;

    FacetVocabularyRepository(JdbcClient jdbc, SearchService search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /**
     * Adds the words and brands of these products. Inserts the brands in their order, so that two transactions that add the
     * same ones do not deadlock.
     */
    void add(Collection<ProductDraft> drafts) {
        var names = new ArrayList<String>();
        var brands = new TreeMap<String, String>();
        for (var draft : drafts) {
            names.add(draft.title());
            names.add(draft.brand());
            names.addAll(draft.categoryPath());
            names.addAll(draft.tags());
            brands.putIfAbsent(Slug.of(draft.brand()), draft.brand());
        }
        brands.remove("");
        addBrands(brands);
        search.addWords(names);
    }

    /** Adds the words of a name. */
    void add(String name) {
        search.addWords(List.of(name));
    }

    /** Adds the words of the names in other languages. */
    void addNames(Collection<Translation> translations) {
        var names = new ArrayList<String>();
        for (var translation : translations) {
            var name = translation.name();
            if (name != null) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            search.addWords(names);
        }
    }

    private void addBrands(Map<String, String> brands) {
        jdbc.sql(ADD_BRANDS)
                .param(brands.keySet().toArray(String[]::new))
                .param(brands.values().toArray(String[]::new))
                .update();
    }
}
