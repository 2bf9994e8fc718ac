package com.bharatmart.catalog.translation;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The texts of products and categories in one language. What has no translation is not in a result. */
@Service
public class TranslationService {

    private final TranslationRepository translations;

    TranslationService(TranslationRepository translations) {
        this.translations = translations;
    }

    /** Names of products, without their descriptions. */
    public Map<UUID, Translation> namesOfProducts(Collection<UUID> products, String language) {
        return products.isEmpty() ? Map.of() : translations.names(products, language);
    }

    /** Names and descriptions of products. */
    public Map<UUID, Translation> textsOfProducts(Collection<UUID> products, String language) {
        return products.isEmpty() ? Map.of() : translations.texts(products, language);
    }

    /** The names of all categories, by their slugs. */
    public Map<String, String> namesOfCategories(String language) {
        return translations.categoryNames(language);
    }
}
