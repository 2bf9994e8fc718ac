package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Authenticates requests and passes them to their handlers. */
final class RequestRouter {

    private static final Pattern PATH = Pattern.compile(
            "(?:/p/(?<token>[^/]+))?/n(?:/(?<ns>[^/]+)(?:/b/(?<bucket>[^/]+)(?:/(?<kind>[opu])(?:/(?<name>.*))?)?)?)?/?");

    /** Buckets whose names begin so exist from their first use, in memory. */
    private static final String ARCHIVE = "archive-";

    private final String namespace;
    private final String bucket;
    private final Function<String, ObjectHandler> archives;
    private final ObjectHandler objects;
    private final PreauthenticatedRequestHandler requests;
    private final MultipartUploadHandler uploads;
    private final SignatureVerifier signatures;

    RequestRouter(
            String namespace,
            String bucket,
            Function<String, ObjectHandler> archives,
            ObjectHandler objects,
            PreauthenticatedRequestHandler requests,
            MultipartUploadHandler uploads,
            SignatureVerifier signatures) {
        this.namespace = namespace;
        this.bucket = bucket;
        this.archives = archives;
        this.objects = objects;
        this.requests = requests;
        this.uploads = uploads;
        this.signatures = signatures;
    }

    void handle(HttpExchange exchange, StorageResponse response) throws IOException {
        var path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches()) {
            throw StorageErrorException.notFound("NotFound", "The path");
        }
        var request = new StorageRequest(exchange, decoded(path, "name"), query(exchange));
        if (path.group("token") != null) {
            usePreauthenticated(decoded(path, "token"), path, request, response);
            return;
        }
        var kind = path.group("kind") == null ? "" : path.group("kind");
        signatures.check(exchange, hasSignedBody(request, kind));
        if (path.group("ns") == null) {
            response.json(200, namespace);
            return;
        }
        if (kind.equals("o") && decoded(path, "bucket").startsWith(ARCHIVE)) {
            archives.apply(decoded(path, "bucket")).handle(request, response);
            return;
        }
        checkBucket(path);
        switch (kind) {
            case "o" -> objects.handle(request, response);
            case "p" -> requests.handle(request, response, namespace, bucket);
            case "u" -> uploads.handle(request, response, objects);
            default -> {
                if (path.group("bucket") == null) {
                    throw StorageErrorException.notFound("NotFound", "The path");
                }
                response.header("ETag", "bucket").json(200, Map.of("name", bucket, "namespace", namespace));
            }
        }
    }

    private void usePreauthenticated(String token, Matcher path, StorageRequest request, StorageResponse response)
            throws IOException {
        checkBucket(path);
        requests.check(token, request);
        objects.handle(request, response);
    }

    private void checkBucket(Matcher path) {
        if (!namespace.equals(path.group("ns"))) {
            throw StorageErrorException.notFound("NamespaceNotFound", "The namespace");
        }
        if (path.group("bucket") != null && !bucket.equals(decoded(path, "bucket"))) {
            throw StorageErrorException.notFound("BucketNotFound", "The bucket");
        }
    }

    /** The SDK does not sign the bodies of objects and parts. */
    private static boolean hasSignedBody(StorageRequest request, String kind) {
        var method = request.method();
        return method.equals("POST") || (method.equals("PUT") && !kind.equals("o") && !kind.equals("u"));
    }

    private static String decoded(Matcher path, String group) {
        var raw = path.group(group);
        return raw == null ? "" : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var raw = exchange.getRequestURI().getRawQuery();
        return raw == null || raw.isEmpty()
                ? Map.of()
                : Arrays.stream(raw.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (first, _) -> first));
    }
}
