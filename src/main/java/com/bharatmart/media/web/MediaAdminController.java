package com.bharatmart.media.web;

import com.bharatmart.media.DirectUploadService;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.MediaId;
import com.bharatmart.media.PictureUploadService;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(MediaAdminController.PATH)
@Tag(name = "Administration: pictures")
class MediaAdminController {

    static final String PATH = "/api/v1/admin/media";

    private final MediaAdminService media;
    private final PictureUploadService uploads;
    private final DirectUploadService directUploads;
    private final PictureUrls urls;
    private final IdempotencyService idempotency;

    MediaAdminController(
            MediaAdminService media,
            PictureUploadService uploads,
            DirectUploadService directUploads,
            PictureUrls urls,
            IdempotencyService idempotency) {
        this.media = media;
        this.uploads = uploads;
        this.directUploads = directUploads;
        this.urls = urls;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({"infected_file", "picture_too_large", "unreadable_picture", "unsupported_picture"})
    @Operation(
            operationId = "uploadPicture",
            summary = "Upload a picture",
            description =
                    "A JPEG, PNG, WebP or GIF. The stored picture is encoded from its pixels: upright, without metadata, and scaled down if it is too large. If the same picture exists already, the response is the existing one.",
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
        var processed = UploadForm.read(http, uploads::receive);
        return idempotency.once(request, new UploadedContent(processed.fileName(), processed.sourceSha256()), () -> {
            var added = media.add(processed);
            return ResponseEntity.created(
                            URI.create(PATH + '/' + added.picture().id().value()))
                    .body(MediaResponse.from(added, urls));
        });
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "listPictures", summary = "List pictures", description = "The newest first.")
    ResponseEntity<PageResponse<MediaResponse>> list(
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = media.list(limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, item -> MediaResponse.from(item, urls), PATH, parameters);
    }

    @GetMapping("/{mediaId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(operationId = "getPicture", summary = "Show a picture and its URLs")
    MediaResponse get(@PathVariable MediaId mediaId) {
        return MediaResponse.from(media.view(mediaId), urls);
    }

    @DeleteMapping("/{mediaId}")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes("media_in_use")
    @Operation(
            operationId = "deletePicture",
            summary = "Delete a picture",
            description = "409 if a product or a variant shows it.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> delete(@PathVariable MediaId mediaId) {
        media.delete(mediaId);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{mediaId}/downloads")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "createPictureDownload",
            summary = "Create a URL to download a picture from Object Storage",
            description = "The URL is valid for some minutes.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = DownloadResponse.class), mediaType = "application/json"))
    ResponseEntity<?> download(@PathVariable MediaId mediaId, IdempotentRequest request) {
        var download = directUploads.download(mediaId);
        return idempotency.once(request, null, () -> ResponseEntity.status(201).body(DownloadResponse.from(download)));
    }

    /** Distinguishes a repetition from another upload with the same idempotency key. */
    private record UploadedContent(@Nullable String fileName, String sha256) {}
}
