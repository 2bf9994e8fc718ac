package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CatalogVersion;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses the language of a response. The result is one of the languages that the catalogue has, whatever a client asks
 * for, so that the number of cached responses is bounded.
 */
@Component
class CatalogLanguages {

    static final String DESCRIPTION =
            "Names and descriptions are in the best of these languages that the catalogue has, see Content-Language. Texts without a translation are in the shop's own language.";

    /** Characters; a longer header is not one of a browser. */
    private static final int MAX_LENGTH = 500;

    /** Browsers send few different headers, and parsing one takes longer than a response from memory should. */
    private static final int MAX_HEADERS = 500;

    private final CatalogVersion catalog;
    private final String ownLanguage;
    private volatile Choices choices;

    CatalogLanguages(CatalogVersion catalog, CatalogProperties properties) {
        this.catalog = catalog;
        this.ownLanguage = properties.language();
        this.choices = new Choices(List.of());
    }

    /**
     * The best language for a client by the lookup of RFC 4647, section 3.4; null for the shop's own language.
     *
     * @param acceptLanguage the header {@code Accept-Language}, null if the request has none
     */
    @Nullable String choose(@Nullable String acceptLanguage) {
        var languages = catalog.languages();
        if (acceptLanguage == null || languages.isEmpty() || acceptLanguage.length() > MAX_LENGTH) {
            return null;
        }
        var current = choices;
        if (!current.languages.equals(languages)) {
            current = new Choices(languages);
            choices = current;
        }
        var chosen = current.byHeader.get(acceptLanguage, header -> lookUp(header, languages));
        return languages.contains(chosen) ? chosen : null;
    }

    private String lookUp(String acceptLanguage, List<String> languages) {
        var available = new ArrayList<>(languages);
        available.add(ownLanguage);
        try {
            var found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), available);
            return available.stream()
                    .filter(language -> language.equalsIgnoreCase(found))
                    .findFirst()
                    .orElse(ownLanguage);
        } catch (IllegalArgumentException _) {
            // A malformed header is ignored, as one that names no language of the shop.
            return ownLanguage;
        }
    }

    /** The results for headers while the catalogue has the same languages. */
    private static final class Choices {
        private final List<String> languages;
        private final Cache<String, String> byHeader =
                Caffeine.newBuilder().maximumSize(MAX_HEADERS).build();

        Choices(List<String> languages) {
            this.languages = languages;
        }
    }
}
