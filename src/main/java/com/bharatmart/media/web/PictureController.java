package com.bharatmart.media.web;

import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureContent;
import com.bharatmart.media.PictureName;
import com.bharatmart.media.PictureService;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfNoneMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves pictures to all clients. The content at a URL never changes, so clients may cache it for ever, and 304 needs no call
 * to Object Storage.
 */
@RestController
@Tag(name = "Pictures")
class PictureController {

    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** For the full size in place of a rendition that does not exist yet. */
    private static final CacheControl TEMPORARY =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    private final PictureService pictures;
    private final byte[] placeholder;

    PictureController(PictureService pictures) {
        this.pictures = pictures;
        this.placeholder = placeholder();
    }

    @GetMapping(PictureUrls.PATH + "/{sha256}/{file}")
    @ProblemCodes("range_not_satisfiable")
    @Operation(
            operationId = "downloadPicture",
            summary = "Show a picture",
            description =
                    "The content at a URL never changes, so a client may cache it for ever. Until a smaller size has been made, the response is the full size. While pictures are unavailable, it is a placeholder that must not be cached.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            headers = {@Header(name = "ETag"), @Header(name = "Cache-Control"), @Header(name = "Accept-Ranges")},
            content = {
                @Content(schema = @Schema(type = "string", format = "binary"), mediaType = MediaType.IMAGE_JPEG_VALUE),
                @Content(schema = @Schema(type = "string", format = "binary"), mediaType = MediaType.IMAGE_PNG_VALUE)
            })
    @ApiResponse(
            responseCode = "206",
            description = "The range of the picture",
            headers = {
                @Header(name = "ETag"),
                @Header(name = "Cache-Control"),
                @Header(name = "Accept-Ranges"),
                @Header(name = "Content-Range")
            },
            content = {
                @Content(schema = @Schema(type = "string", format = "binary"), mediaType = MediaType.IMAGE_JPEG_VALUE),
                @Content(schema = @Schema(type = "string", format = "binary"), mediaType = MediaType.IMAGE_PNG_VALUE)
            })
    @ApiResponse(
            responseCode = "304",
            description = "The cached picture is still the current one",
            headers = {@Header(name = "ETag"), @Header(name = "Cache-Control")},
            content = @Content)
    void get(
            @PathVariable String sha256,
            @PathVariable String file,
            @Parameter(description = "The ETag of the cached picture.", schema = @Schema(type = "string"))
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(description = "One range of bytes. Several ranges are ignored.")
                    @RequestHeader(name = HttpHeaders.RANGE, required = false)
                    @Nullable String range,
            @Parameter(description = "The ETag of the ranges that the client has.")
                    @RequestHeader(name = HttpHeaders.IF_RANGE, required = false)
                    @Nullable String ifRange,
            HttpServletResponse response)
            throws IOException {
        var name = PictureName.parse(sha256, file).orElseThrow(MediaException.NotFoundException::new);
        var etag = "\"" + sha256 + '-' + file + '"';
        if (new IfNoneMatch(ifNoneMatch).matches(etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, IMMUTABLE.getHeaderValue());
            return;
        }
        var requested = ifRange == null || ifRange.equals(etag) ? RangeHeader.parse(range) : null;
        try (var content = pictures.find(name, requested).orElseThrow(MediaException.NotFoundException::new)) {
            setHeaders(content, requested != null && content.isFinal(), etag, response);
            write(content.bytes(), content.type().contentType(), response);
        } catch (StorageUnavailableException _) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            write(placeholder, MediaType.IMAGE_PNG_VALUE, response);
        }
    }

    /** Sends all bytes before the caller releases their memory. */
    private static void write(byte[] bytes, String contentType, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private static void setHeaders(PictureContent content, boolean isPart, String etag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, (content.isFinal() ? IMMUTABLE : TEMPORARY).getHeaderValue());
        if (content.isFinal()) {
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        }
        if (isPart) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes %d-%d/%d"
                            .formatted(
                                    content.start(), content.start() + content.bytes().length - 1, content.length()));
        }
    }

    private static byte[] placeholder() {
        try (var file = PictureController.class.getResourceAsStream("/media/placeholder.png")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
