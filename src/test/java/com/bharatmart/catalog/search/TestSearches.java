package com.bharatmart.catalog.search;

import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.replica.ReadRouter;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What searches ask the database, for tests of plans. */
public final class TestSearches {

    private TestSearches() {}

    public static SearchService service(JdbcTemplate jdbc) {
        var reads = ReadRouter.withoutReplica(jdbc);
        return new SearchService(
                new SearchWordRepository(jdbc, reads),
                new SkuRepository(reads),
                new SynonymCache(new SynonymRepository(JdbcClient.create(jdbc), reads)));
    }

    /** A search for words without synonyms. */
    public static TextMatch words(String text) {
        var query = SearchQuery.parse(text);
        return TextMatch.words(query.toTsQuery(new Synonyms(Map.of()), Map.of()), query.excludesWords());
    }

    public static SqlStatement suggestions(String text) {
        return SuggestionQuery.parse(text).statement(20, 50);
    }

    public static SqlStatement sku(String sku) {
        return SkuRepository.exact(sku);
    }

    public static SqlStatement skusFrom(String start) {
        return SkuRepository.prefix(start);
    }
}
