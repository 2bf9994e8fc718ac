package com.bharatmart.catalog.web;

import com.bharatmart.catalog.search.SynonymGroup;
import com.bharatmart.platform.request.Visible;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A group of synonyms as staff describe it. */
record SynonymRequest(
        @Schema(
                description = "Words that search holds for the same, in any script; each of at most four words.",
                example = "[\"saree\", \"sari\", \"साड़ी\"]")
        @NotNull @Size(min = SynonymGroup.MIN_TERMS, max = SynonymGroup.MAX_TERMS) List<@NotBlank @Visible @Size(max = SynonymGroup.MAX_TERM_LENGTH) String> terms) {

    static SynonymRequest from(List<String> terms) {
        return new SynonymRequest(terms);
    }
}
