package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.Routes.Call;
import com.bharatmart.objectstorage.StoredObject.Received;
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

/** Puts, gets with ranges, heads, deletes and lists objects. */
final class Objects {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final List<String> KEPT_HEADERS =
            List.of("content-type", "cache-control", "content-disposition", "content-encoding", "content-language");
    private static final int MOST_LISTED = 1_000;

    private final Store store;
    private final Clock clock;

    Objects(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void answer(Call call, StorageResponse answer) throws IOException {
        if (call.name().isEmpty()) {
            list(call, answer);
            return;
        }
        switch (call.method()) {
            case "PUT" -> put(call, answer);
            case "GET", "HEAD" -> get(call, answer);
            case "DELETE" -> {
                store.delete(call.name(), old -> {
                    if (old == null) {
                        throw missing(call.name());
                    }
                    checkMatch(call, old);
                });
                answer.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for objects");
        }
    }

    /** Takes in a body, and checks it against what its sender says that it is. */
    Received receive(Call call) throws IOException {
        var received = store.receive(call.body());
        if (received.size() != Long.parseLong(call.header("Content-Length"))) {
            received.content().delete();
            throw StorageErrorException.invalid("The body is shorter than it says");
        }
        if (!isOrAbsent(call.header("Content-MD5"), received.md5())) {
            received.content().delete();
            throw new StorageErrorException(400, "UnmatchedContentMD5", "The computed MD5 is not that of the request");
        }
        if (!isOrAbsent(call.header("opc-content-sha256"), received.sha256())) {
            received.content().delete();
            throw new StorageErrorException(
                    400, "UnmatchedContentSHA256", "The computed SHA-256 is not that of the request");
        }
        return received;
    }

    /** Makes one object of several parts, in this order. */
    StoredObject join(String name, Map<String, String> headers, List<Received> parts, Call call) throws IOException {
        var received = store.join(parts);
        for (var part : parts) {
            part.content().delete();
        }
        return store.put(name, headers, received, now(), old -> checkMatch(call, old));
    }

    static Map<String, String> headers(Call call) {
        var headers = new HashMap<String, String>();
        KEPT_HEADERS.forEach(header -> {
            if (!call.header(header).isEmpty()) {
                headers.put(header, call.header(header));
            }
        });
        headers.putIfAbsent("content-type", "application/octet-stream");
        return headers;
    }

    private void put(Call call, StorageResponse answer) throws IOException {
        var received = receive(call);
        var object = store.put(call.name(), headers(call), received, now(), old -> checkMatch(call, old));
        answer.header("ETag", object.etag())
                .header("opc-content-md5", received.md5())
                .header("opc-content-sha256", received.sha256())
                .header("Last-Modified", date(object.modified()))
                .empty(200);
    }

    private void get(Call call, StorageResponse answer) throws IOException {
        var object = store.find(call.name());
        if (object == null) {
            throw missing(call.name());
        }
        checkMatch(call, object);
        object.headers().forEach(answer::header);
        answer.header("ETag", object.etag())
                .header("Content-MD5", object.md5())
                .header("Accept-Ranges", "bytes")
                .header("Last-Modified", date(object.modified()));
        var range = RANGE.matcher(call.header("Range"));
        try (var body = object.open()) {
            if (!range.matches()) {
                answer.bytes(200, object.size(), body);
                return;
            }
            var first = range.group(1).isEmpty()
                    ? Math.max(0, object.size() - Long.parseLong(range.group(2)))
                    : Long.parseLong(range.group(1));
            var last = range.group(1).isEmpty() || range.group(2).isEmpty()
                    ? object.size() - 1
                    : Math.min(Long.parseLong(range.group(2)), object.size() - 1);
            if (first > last) {
                throw new StorageErrorException(416, "InvalidRange", "The range is not within the object");
            }
            body.skipNBytes(first);
            answer.header("Content-Range", "bytes %d-%d/%d".formatted(first, last, object.size()))
                    .bytes(206, last - first + 1, body);
        }
    }

    private void list(Call call, StorageResponse answer) throws IOException {
        var limit = Math.min(MOST_LISTED, Integer.parseInt(call.query().getOrDefault("limit", "" + MOST_LISTED)));
        var found =
                store.from(call.query().getOrDefault("start", ""), call.query().getOrDefault("prefix", ""), limit + 1);
        var body = new LinkedHashMap<String, Object>();
        body.put("objects", found.stream().limit(limit).map(Objects::summary).toList());
        if (found.size() > limit) {
            body.put("nextStartWith", found.getLast().name());
        }
        answer.json(200, body);
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

    private static void checkMatch(Call call, @Nullable StoredObject object) {
        var match = call.header("If-Match");
        if (!match.isEmpty() && (object == null || !(match.equals("*") || match.equals(object.etag())))) {
            throw new StorageErrorException(412, "IfMatchFailed", "The If-Match header does not match");
        }
        var noneMatch = call.header("If-None-Match");
        if (object != null && (noneMatch.equals("*") || noneMatch.equals(object.etag()))) {
            throw call.method().equals("GET") || call.method().equals("HEAD")
                    ? new StorageErrorException(304, "NotModified", "Not modified")
                    : new StorageErrorException(412, "IfNoneMatchFailed", "The If-None-Match header does match");
        }
    }

    private static boolean isOrAbsent(String announced, String real) {
        return announced.isEmpty() || announced.equals(real);
    }

    private static StorageErrorException missing(String name) {
        return StorageErrorException.notFound("ObjectNotFound", "The object '%s'".formatted(name));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
