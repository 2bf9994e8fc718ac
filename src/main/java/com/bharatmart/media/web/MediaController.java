package com.bharatmart.media.web;

import com.bharatmart.media.DirectUploadService;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.MediaId;
import com.bharatmart.media.MediaProperties;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.BodyLimit;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(MediaController.PATH)
@Tag(name = "Administration: pictures")
class MediaController {

    static final String PATH = "/api/v1/admin/media";

    private final MediaAdminService desk;
    private final DirectUploadService direct;
    private final PictureUrls urls;
    private final IdempotencyService idempotency;

    MediaController(
            MediaAdminService desk, DirectUploadService direct, PictureUrls urls, IdempotencyService idempotency) {
        this.desk = desk;
        this.direct = direct;
        this.urls = urls;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            summary = "Upload a picture",
            description =
                    "A JPEG, PNG, WebP or GIF. What is kept is made anew from its pixels: upright, without anything else that was in the file, and no larger than pictures are kept. The same picture again is the one that is there.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = UploadRequest.class))))
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = MediaResponse.class), mediaType = "application/json"))
    ResponseEntity<?> upload(HttpServletRequest http, IdempotentRequest request) throws IOException {
        var made = UploadForm.read(http, desk::receive);
        return idempotency.once(request, new Contents(made.fileName(), made.sha256()), () -> {
            var media = desk.add(made);
            return ResponseEntity.created(
                            URI.create(PATH + '/' + media.picture().id().value()))
                    .body(MediaResponse.from(media, urls));
        });
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(summary = "List the pictures", description = "The newest first.")
    ResponseEntity<PageResponse<MediaResponse>> list(
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = desk.list(limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, media -> MediaResponse.from(media, urls), PATH, parameters);
    }

    @GetMapping("/{mediaId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(summary = "Show a picture's addresses")
    MediaResponse get(@PathVariable MediaId mediaId) {
        return MediaResponse.from(desk.view(mediaId), urls);
    }

    @DeleteMapping("/{mediaId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(summary = "Delete a picture", description = "One that a product or a variant shows is not: 409.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> delete(@PathVariable MediaId mediaId) {
        desk.delete(mediaId);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{mediaId}/downloads")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            summary = "Get an address for a picture in Object Storage",
            description = "From where it can be had without this service, for some minutes.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = DownloadResponse.class), mediaType = "application/json"))
    ResponseEntity<?> download(@PathVariable MediaId mediaId, IdempotentRequest request) {
        var allowed = direct.download(mediaId);
        return idempotency.once(request, null, () -> ResponseEntity.status(201).body(DownloadResponse.from(allowed)));
    }

    /** What tells a repetition from another upload under the same key. */
    private record Contents(@Nullable String fileName, String sha256) {}

    @Configuration(proxyBeanMethods = false)
    static class Limits {

        /** What a form is longer than its file. */
        private static final DataSize FORM = DataSize.ofKilobytes(16);

        /** Files are longer than other bodies. */
        @Bean
        BodyLimit mediaBodyLimit(MediaProperties properties) {
            return new BodyLimit(
                    "POST", PATH, DataSize.ofBytes(properties.maxSize().toBytes() + FORM.toBytes()));
        }
    }
}
