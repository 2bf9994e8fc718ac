package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.translation.LanguageTag;
import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.platform.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a product or a category in another language, as staff write them. */
record TranslationRequest(
        @Schema(description = "The shop's own name is shown if it is not given.")
        @Nullable @Size(max = ProductLimits.MAX_NAME_LENGTH) String name,

        @Schema(
                description =
                        "HTML; scripts and everything else that could run is removed. The shop's own description is shown if it is not given.")
        @Nullable @Size(max = ProductLimits.MAX_DESCRIPTION_LENGTH) String description) {

    static final String DESCRIPTION = "By language, as BCP 47 tags such as hi or ta-IN.";

    /** The most languages of a product or a category. */
    static final int MAX_LANGUAGES = 50;

    static Map<String, @Nullable TranslationRequest> from(Map<String, Translation> translations) {
        var requests = new LinkedHashMap<String, @Nullable TranslationRequest>();
        translations.forEach(
                (language, texts) -> requests.put(language, new TranslationRequest(texts.name(), texts.description())));
        return requests;
    }

    /**
     * The translations by the usual form of their tags. A language with null has none, so that a patch can remove one.
     *
     * @throws ProductException.InvalidException if two tags name the same language
     */
    static Map<String, Translation> toTranslations(@Nullable Map<String, @Nullable TranslationRequest> requests) {
        var translations = new LinkedHashMap<String, Translation>();
        if (requests != null) {
            requests.forEach((language, texts) -> {
                if (texts != null && translations.put(tag(language), texts.toTranslation()) != null) {
                    throw new ProductException.InvalidException(List.of(FieldProblem.at(
                            pointer(language), "duplicate", "must be another language than those before it")));
                }
            });
        }
        return translations;
    }

    private static String tag(String language) {
        return LanguageTag.canonical(language)
                .orElseThrow(() -> new ProductException.InvalidException(List.of(FieldProblem.at(
                        pointer(language), "invalid", "must be the BCP 47 tag of a language, such as hi or ta-IN"))));
    }

    private Translation toTranslation() {
        return new Translation(name, description);
    }

    private static String pointer(String language) {
        return "#/translations/" + language.replace("~", "~0").replace("/", "~1");
    }
}
