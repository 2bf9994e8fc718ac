package com.bharatmart.catalog.web;

import com.bharatmart.catalog.search.SynonymGroup;
import com.bharatmart.catalog.search.SynonymGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record SynonymResponse(
        SynonymGroupId id,
        List<String> terms,

        @Schema(description = "As in the ETag.") int version) {

    static SynonymResponse from(SynonymGroup group) {
        return new SynonymResponse(group.id(), group.terms(), group.version());
    }
}
