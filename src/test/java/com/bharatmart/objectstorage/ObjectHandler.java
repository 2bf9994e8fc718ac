package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.StoredObject.ReceivedBody;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Handles PUT, GET with ranges, HEAD, DELETE and lists of objects. */
final class ObjectHandler {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final List<String> STORED_HEADERS =
            List.of("content-type", "cache-control", "content-disposition", "content-encoding", "content-language");
    private static final int MAX_LIMIT = 1_000;

    private final BucketContents bucket;
    private final Clock clock;

    ObjectHandler(BucketContents bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    void handle(StorageRequest request, StorageResponse response) throws IOException {
        if (request.name().isEmpty()) {
            list(request, response);
            return;
        }
        switch (request.method()) {
            case "PUT" -> put(request, response);
            case "GET", "HEAD" -> get(request, response);
            case "DELETE" -> {
                bucket.delete(request.name(), old -> {
                    if (old == null) {
                        throw notFound(request.name());
                    }
                    checkMatch(request, old);
                });
                response.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for objects");
        }
    }

    /** Stores a body and verifies its length and hashes against the headers. */
    ReceivedBody receive(StorageRequest request) throws IOException {
        var received = bucket.receive(request.body());
        if (received.size() != Long.parseLong(request.header("Content-Length"))) {
            received.content().delete();
            throw StorageErrorException.invalid("The body is shorter than Content-Length");
        }
        if (!matchesIfPresent(request.header("Content-MD5"), received.md5())) {
            received.content().delete();
            throw new StorageErrorException(400, "UnmatchedContentMD5", "The computed MD5 does not match the request");
        }
        if (!matchesIfPresent(request.header("opc-content-sha256"), received.sha256())) {
            received.content().delete();
            throw new StorageErrorException(
                    400, "UnmatchedContentSHA256", "The computed SHA-256 does not match the request");
        }
        return received;
    }

    /** Concatenates parts to an object. */
    StoredObject join(String name, Map<String, String> headers, List<ReceivedBody> parts, StorageRequest request)
            throws IOException {
        var received = bucket.join(parts);
        for (var part : parts) {
            part.content().delete();
        }
        return bucket.put(name, headers, received, now(), old -> checkMatch(request, old));
    }

    static Map<String, String> headers(StorageRequest request) {
        var headers = new HashMap<String, String>();
        STORED_HEADERS.forEach(header -> {
            if (!request.header(header).isEmpty()) {
                headers.put(header, request.header(header));
            }
        });
        headers.putIfAbsent("content-type", "application/octet-stream");
        return headers;
    }

    private void put(StorageRequest request, StorageResponse response) throws IOException {
        var received = receive(request);
        var object = bucket.put(request.name(), headers(request), received, now(), old -> checkMatch(request, old));
        response.header("ETag", object.etag())
                .header("opc-content-md5", received.md5())
                .header("opc-content-sha256", received.sha256())
                .header("Last-Modified", date(object.modified()))
                .empty(200);
    }

    private void get(StorageRequest request, StorageResponse response) throws IOException {
        var object = bucket.find(request.name());
        if (object == null) {
            throw notFound(request.name());
        }
        checkMatch(request, object);
        object.headers().forEach(response::header);
        response.header("ETag", object.etag())
                .header("Content-MD5", object.md5())
                .header("Accept-Ranges", "bytes")
                .header("Last-Modified", date(object.modified()));
        var range = RANGE.matcher(request.header("Range"));
        try (var body = object.open()) {
            if (!range.matches()) {
                response.bytes(200, object.size(), body);
                return;
            }
            var first = range.group(1).isEmpty()
                    ? Math.max(0, object.size() - Long.parseLong(range.group(2)))
                    : Long.parseLong(range.group(1));
            var last = range.group(1).isEmpty() || range.group(2).isEmpty()
                    ? object.size() - 1
                    : Math.min(Long.parseLong(range.group(2)), object.size() - 1);
            if (first > last) {
                throw new StorageErrorException(416, "InvalidRange", "The range is outside the object");
            }
            body.skipNBytes(first);
            response.header("Content-Range", "bytes %d-%d/%d".formatted(first, last, object.size()))
                    .bytes(206, last - first + 1, body);
        }
    }

    private void list(StorageRequest request, StorageResponse response) throws IOException {
        var limit = Math.min(MAX_LIMIT, Integer.parseInt(request.query().getOrDefault("limit", "" + MAX_LIMIT)));
        var found = bucket.from(
                request.query().getOrDefault("start", ""), request.query().getOrDefault("prefix", ""), limit + 1);
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "objects",
                found.stream().limit(limit).map(ObjectHandler::summary).toList());
        if (found.size() > limit) {
            body.put("nextStartWith", found.getLast().name());
        }
        response.json(200, body);
    }

    private static Map<String, Object> summary(StoredObject object) {
        return Map.of(
                "name", object.name(),
                "size", object.size(),
                "md5", object.md5(),
                "etag", object.etag(),
                "timeCreated", object.modified().toString(),
                "timeModified", object.modified().toString());
    }

    private static void checkMatch(StorageRequest request, @Nullable StoredObject object) {
        var match = request.header("If-Match");
        if (!match.isEmpty() && (object == null || !(match.equals("*") || match.equals(object.etag())))) {
            throw new StorageErrorException(412, "IfMatchFailed", "The If-Match header does not match");
        }
        var noneMatch = request.header("If-None-Match");
        if (object != null && (noneMatch.equals("*") || noneMatch.equals(object.etag()))) {
            throw request.method().equals("GET") || request.method().equals("HEAD")
                    ? new StorageErrorException(304, "NotModified", "Not modified")
                    : new StorageErrorException(412, "IfNoneMatchFailed", "The If-None-Match header does match");
        }
    }

    private static boolean matchesIfPresent(String expected, String actual) {
        return expected.isEmpty() || expected.equals(actual);
    }

    private static StorageErrorException notFound(String name) {
        return StorageErrorException.notFound("ObjectNotFound", "The object '%s'".formatted(name));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
