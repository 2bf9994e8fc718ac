package com.bharatmart.platform.request;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;

/** A page of a list. All lists have this format. */
public record PageResponse<T>(
        List<T> data,

        @Schema(type = "string", description = "The start of the next page; null on the last page.", nullable = true)
        @Nullable Cursor nextCursor,

        @Schema(description = "The length of the whole list; present with include=total.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {

    /** The default number of entries of a page. */
    public static final String DEFAULT_LIMIT = "20";

    /** The maximum number of entries of a page. */
    public static final int MAX_LIMIT = 100;

    public PageResponse {
        data = List.copyOf(data);
    }

    /**
     * A response with the link to the next page.
     *
     * @param path of the list
     * @param parameters of the request, which the link repeats
     */
    public static <S, T> ResponseEntity<PageResponse<T>> of(
            Page<S> page,
            @Nullable Long total,
            Function<S, T> response,
            String path,
            MultiValueMap<String, String> parameters) {
        var builder = ResponseEntity.ok();
        var next = page.nextCursor();
        if (next != null) {
            builder.header(HttpHeaders.LINK, NextLink.of(path, parameters, next));
        }
        return builder.body(
                new PageResponse<>(page.data().stream().map(response).toList(), next, total));
    }
}
