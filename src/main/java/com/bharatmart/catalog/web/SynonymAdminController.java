package com.bharatmart.catalog.web;

import com.bharatmart.catalog.search.SynonymAdminService;
import com.bharatmart.catalog.search.SynonymGroup;
import com.bharatmart.catalog.search.SynonymGroupId;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(SynonymAdminController.PATH)
@Tag(name = "Administration: search")
class SynonymAdminController {

    static final String PATH = "/api/v1/admin/synonyms";

    private final SynonymAdminService synonyms;
    private final IdempotencyService idempotency;

    SynonymAdminController(SynonymAdminService synonyms, IdempotencyService idempotency) {
        this.synonyms = synonyms;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "listSynonymGroups",
            summary = "List groups of synonyms",
            description = "The newest first.")
    ResponseEntity<PageResponse<SynonymResponse>> list(
            @Parameter(description = "Only the group with this term, however it is spelled there")
                    @RequestParam(required = false)
                    @Nullable @Size(max = SynonymGroup.MAX_TERM_LENGTH) String term,
            @Parameter(description = "The maximum number of groups on a page")
                    @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT)
                    @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @Parameter(description = "nextCursor of the previous page") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = synonyms.list(term, cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, SynonymResponse::from, PATH, parameters);
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "createSynonymGroup",
            summary = "Add a group of synonyms",
            description =
                    "A search for one of its terms finds the others too, on all instances within a second. A response"
                            + " that a client has cached may be older.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = SynonymResponse.class), mediaType = "application/json"))
    @ProblemCodes({"synonym_exists", "synonym_limit"})
    ResponseEntity<?> create(@Valid @RequestBody SynonymRequest body, IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var group = synonyms.create(body.terms());
            return ResponseEntity.created(URI.create(PATH + '/' + group.id().value()))
                    .eTag(IfMatch.tag(group.version()))
                    .body(SynonymResponse.from(group));
        });
    }

    @GetMapping("/{groupId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "getSynonymGroup", summary = "Get a group of synonyms")
    ResponseEntity<SynonymResponse> get(
            @Parameter(description = "The id of the group") @PathVariable SynonymGroupId groupId) {
        return entity(synonyms.view(groupId));
    }

    @PatchMapping(
            path = "/{groupId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "changeSynonymGroup",
            summary = "Change a group of synonyms",
            description = "A JSON merge patch: its list of terms replaces the list.")
    @ProblemCodes("synonym_exists")
    ResponseEntity<SynonymResponse> change(
            @Parameter(description = "The id of the group") @PathVariable SynonymGroupId groupId,
            MergePatch<SynonymRequest> patch,
            IfMatch ifMatch) {
        return entity(synonyms.change(
                groupId,
                ifMatch,
                terms -> patch.appliedTo(SynonymRequest.from(terms)).terms()));
    }

    @DeleteMapping("/{groupId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "removeSynonymGroup", summary = "Remove a group of synonyms")
    @ApiResponse(responseCode = "204")
    void delete(@Parameter(description = "The id of the group") @PathVariable SynonymGroupId groupId, IfMatch ifMatch) {
        synonyms.delete(groupId, ifMatch);
    }

    private static ResponseEntity<SynonymResponse> entity(SynonymGroup group) {
        return ResponseEntity.ok().eTag(IfMatch.tag(group.version())).body(SynonymResponse.from(group));
    }
}
