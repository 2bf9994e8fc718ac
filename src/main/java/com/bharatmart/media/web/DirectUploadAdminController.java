package com.bharatmart.media.web;

import com.bharatmart.media.DirectUploadService;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.MediaProperties;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(DirectUploadAdminController.PATH)
@Tag(name = "Administration: pictures")
class DirectUploadAdminController {

    static final String PATH = MediaAdminController.PATH + "/uploads";

    private final DirectUploadService uploads;
    private final PictureUrls urls;
    private final MediaProperties properties;
    private final IdempotencyService idempotency;

    DirectUploadAdminController(
            DirectUploadService uploads, PictureUrls urls, MediaProperties properties, IdempotencyService idempotency) {
        this.uploads = uploads;
        this.urls = urls;
        this.properties = properties;
        this.idempotency = idempotency;
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "createDirectUpload",
            summary = "Create a URL in Object Storage to upload a picture to",
            description = "PUT the file to the URL, then complete the upload here. The URL is valid for some minutes.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DirectUploadResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> create(@RequestBody @Valid DirectUploadRequest body, IdempotentRequest request) {
        var offer = uploads.offer(body.fileName());
        var response = idempotency.once(request, body, () -> {
            uploads.add(offer);
            return ResponseEntity.created(URI.create(PATH + '/' + offer.id()))
                    .body(DirectUploadResponse.from(offer, properties.maxSize()));
        });
        uploads.revokeUnlessAdded(offer);
        return response;
    }

    @PostMapping("/{uploadId}/complete")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @ProblemCodes({
        "infected_file",
        "malformed_body",
        "not_uploaded",
        "picture_too_large",
        "request_timeout",
        "unreadable_picture",
        "unsupported_picture"
    })
    @Operation(
            operationId = "completeDirectUpload",
            summary = "Make a picture of the uploaded file",
            description =
                    "The file is validated as any other upload. If it is rejected, the client may upload another file to the same URL.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = MediaResponse.class), mediaType = "application/json"))
    ResponseEntity<?> complete(@PathVariable UUID uploadId, IdempotentRequest request) {
        var processed = uploads.process(uploadId);
        var response = idempotency.once(request, null, () -> {
            var media = uploads.complete(uploadId, processed.orElseThrow(MediaException.NotFoundException::new));
            return ResponseEntity.created(URI.create(MediaAdminController.PATH
                            + '/'
                            + media.picture().id().value()))
                    .body(MediaResponse.from(media, urls));
        });
        uploads.deleteFile(uploadId);
        return response;
    }
}
