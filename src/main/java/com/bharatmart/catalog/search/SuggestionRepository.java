package com.bharatmart.catalog.search;

import com.bharatmart.platform.replica.ReadRouter;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Finds names of published products, of their brands and of categories. */
@Repository
class SuggestionRepository {

    private static final int MAX_NAMES = 20;

    /** Enough to tell which words are frequent. */
    private static final int MAX_PRODUCTS = 50;

    private final ReadRouter reads;

    SuggestionRepository(ReadRouter reads) {
        this.reads = reads;
    }

    /** At most 20 categories, at most 20 brands with the shortest names first, and the 50 best products. */
    List<Suggestion> find(SuggestionQuery query) {
        return reads.jdbc()
                .query(
                        query.statement(MAX_NAMES, MAX_PRODUCTS),
                        (row, _) -> new Suggestion(
                                Suggestion.Type.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }
}
