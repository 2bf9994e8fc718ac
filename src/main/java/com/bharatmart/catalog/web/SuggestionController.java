package com.bharatmart.catalog.web;

import com.bharatmart.catalog.search.SuggestionService;
import com.bharatmart.platform.request.UnknownParameterException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class SuggestionController {

    private static final String PATH = "/api/v1/search/suggestions";
    private static final Set<String> PARAMETERS = Set.of("q", "limit");
    private static final int MAX_LENGTH = 100;
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 20;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final SuggestionService suggestions;
    private final CacheableResponses responses;
    private final ProductImageUrls imageUrls;

    SuggestionController(SuggestionService suggestions, CacheableResponses responses, ProductImageUrls imageUrls) {
        this.suggestions = suggestions;
        this.responses = responses;
        this.imageUrls = imageUrls;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listSearchSuggestions",
            summary = "Suggest queries, categories, brands and products",
            description = "For a text that is still being typed: its last word may be unfinished.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            required = true,
            description = "What has been typed; nothing is suggested for less than two letters",
            example = "red kur",
            schema = @Schema(type = "string", maxLength = MAX_LENGTH))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The maximum number of suggestions of all types",
            schema =
                    @Schema(
                            type = "integer",
                            minimum = "1",
                            maximum = "" + MAX_LIMIT,
                            defaultValue = "" + DEFAULT_LIMIT))
    @ApiResponse(
            responseCode = "200",
            description = "The suggestions",
            content = @Content(schema = @Schema(implementation = SuggestionsResponse.class)))
    ResponseEntity<byte[]> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> values) {
        UnknownParameterException.requireKnown(values.keySet(), PARAMETERS);
        var parameters = new QueryParameters(values);
        var text = text(parameters);
        var limit = parameters.limit("limit", DEFAULT_LIMIT, MAX_LIMIT);
        parameters.requireValid();
        var key = PATH + "?limit=" + limit + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return responses.get(
                key, () -> ResponseEntity.ok(SuggestionsResponse.from(suggestions.suggest(text, limit), imageUrls)));
    }

    private static String text(QueryParameters parameters) {
        var value = parameters.text("q");
        if (value == null) {
            parameters.reject("q", "required", "must be given");
            return "";
        }
        if (value.length() > MAX_LENGTH) {
            parameters.reject("q", "size", "must be at most %d characters".formatted(MAX_LENGTH));
        }
        return BLANKS.matcher(value).replaceAll(" ").strip();
    }
}
