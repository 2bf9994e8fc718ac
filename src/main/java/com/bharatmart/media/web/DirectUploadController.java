package com.bharatmart.media.web;

import com.bharatmart.media.DirectUploadService;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.MediaProperties;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
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
@RequestMapping(DirectUploadController.PATH)
@Tag(name = "Administration: pictures")
class DirectUploadController {

    static final String PATH = MediaController.PATH + "/uploads";

    private final DirectUploadService desk;
    private final PictureUrls urls;
    private final MediaProperties properties;
    private final IdempotencyService idempotency;

    DirectUploadController(
            DirectUploadService desk, PictureUrls urls, MediaProperties properties, IdempotencyService idempotency) {
        this.desk = desk;
        this.urls = urls;
        this.properties = properties;
        this.idempotency = idempotency;
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            summary = "Get an address in Object Storage to put a picture to",
            description = "PUT the file there, then complete the upload here. The address is good for some minutes.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DirectUploadResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> create(@RequestBody @Valid DirectUploadRequest body, IdempotentRequest request) {
        var offer = desk.offer(body.fileName());
        var answer = idempotency.once(request, body, () -> {
            desk.add(offer);
            return ResponseEntity.created(URI.create(PATH + '/' + offer.id()))
                    .body(DirectUploadResponse.from(offer, properties.maxSize()));
        });
        desk.forget(offer);
        return answer;
    }

    @PostMapping("/{uploadId}/complete")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            summary = "Make a picture of what was put there",
            description =
                    "The file is looked at as any other is. If it is refused, another one may be put to the same address.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = MediaResponse.class), mediaType = "application/json"))
    ResponseEntity<?> complete(@PathVariable UUID uploadId, IdempotentRequest request) {
        var made = desk.receive(uploadId);
        var answer = idempotency.once(request, null, () -> {
            var media = desk.add(uploadId, made.orElseThrow(MediaException.NotFoundException::new));
            return ResponseEntity.created(URI.create(
                            MediaController.PATH + '/' + media.picture().id().value()))
                    .body(MediaResponse.from(media, urls));
        });
        desk.forget(uploadId);
        return answer;
    }
}
