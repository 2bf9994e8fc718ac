package com.bharatmart.media.web;

import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureName;
import com.bharatmart.media.PictureService;
import com.bharatmart.media.PictureService.ByteRange;
import com.bharatmart.media.PictureService.Content;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.media.StorageUnavailableException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives pictures to everybody. What has an address never changes, so that whoever has it needs not ask again, and is
 * told so without anybody being asked.
 */
@RestController
@Tag(name = "Pictures")
class PictureController {

    /** What is the same for ever. */
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** What stands in for it for a moment. */
    private static final CacheControl FOR_A_MOMENT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    private static final Pattern RANGE = Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))");

    private final PictureService pictures;
    private final byte[] placeholder;

    PictureController(PictureService pictures) {
        this.pictures = pictures;
        this.placeholder = placeholder();
    }

    @GetMapping(PictureUrls.PATH + "/{sha256}/{file}")
    @Operation(
            summary = "Show a picture",
            description =
                    "As its address never changes what it shows, it may be kept for good. A size that has not been made yet is given as the full one; while pictures cannot be had, another one stands in that must not be kept.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @io.swagger.v3.oas.annotations.media.Content(
                        schema = @Schema(type = "string", format = "binary"),
                        mediaType = MediaType.IMAGE_JPEG_VALUE),
                @io.swagger.v3.oas.annotations.media.Content(
                        schema = @Schema(type = "string", format = "binary"),
                        mediaType = MediaType.IMAGE_PNG_VALUE)
            })
    @ApiResponse(
            responseCode = "206",
            content = {
                @io.swagger.v3.oas.annotations.media.Content(
                        schema = @Schema(type = "string", format = "binary"),
                        mediaType = MediaType.IMAGE_JPEG_VALUE),
                @io.swagger.v3.oas.annotations.media.Content(
                        schema = @Schema(type = "string", format = "binary"),
                        mediaType = MediaType.IMAGE_PNG_VALUE)
            })
    @ApiResponse(responseCode = "304", content = @io.swagger.v3.oas.annotations.media.Content)
    void get(
            @PathVariable String sha256,
            @PathVariable String file,
            @Parameter(description = "The ETag that one has.")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable List<String> ifNoneMatch,
            @Parameter(description = "One range of bytes; of several, none is heeded.")
                    @RequestHeader(name = HttpHeaders.RANGE, required = false)
                    @Nullable String range,
            @Parameter(description = "The ETag of which one has other ranges.")
                    @RequestHeader(name = HttpHeaders.IF_RANGE, required = false)
                    @Nullable String ifRange,
            HttpServletResponse response)
            throws IOException {
        var name = PictureName.parse(sha256, file).orElseThrow(MediaException.NotFoundException::new);
        var etag = "\"" + sha256 + '-' + file + '"';
        if (isHeld(ifNoneMatch, etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_GOOD.getHeaderValue());
            return;
        }
        var wanted = ifRange == null || ifRange.equals(etag) ? range(range) : null;
        try (var content = pictures.find(name, wanted).orElseThrow(MediaException.NotFoundException::new)) {
            describe(content, wanted != null && content.isFinal(), etag, response);
            write(content.bytes(), content.type().contentType(), response);
        } catch (StorageUnavailableException _) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            write(placeholder, MediaType.IMAGE_PNG_VALUE, response);
        }
    }

    /** To its end, before its memory is given back. */
    private static void write(byte[] bytes, String contentType, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private static void describe(Content content, boolean isPart, String etag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, (content.isFinal() ? FOR_GOOD : FOR_A_MOMENT).getHeaderValue());
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

    private static boolean isHeld(@Nullable List<String> etags, String etag) {
        return etags != null
                && etags.stream()
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(etag) || one.equals("*"));
    }

    /** Null for the whole file, also where the header is not understood (RFC 9110, section 14.2). */
    private static @Nullable ByteRange range(@Nullable String header) {
        var found = RANGE.matcher(Objects.requireNonNullElse(header, ""));
        if (!found.matches()) {
            return null;
        }
        if (found.group(3) != null) {
            return new ByteRange(null, Long.valueOf(found.group(3)));
        }
        var first = Long.valueOf(found.group(1));
        var last = found.group(2).isEmpty() ? null : Long.valueOf(found.group(2));
        return last != null && last < first ? null : new ByteRange(first, last);
    }

    private static byte[] placeholder() {
        try (var file = PictureController.class.getResourceAsStream("/media/placeholder.png")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
