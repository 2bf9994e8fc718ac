package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Which request is what, and whether its caller may do it. */
final class Routes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PATH = Pattern.compile(
            "(?:/p/(?<token>[^/]+))?/n(?:/(?<ns>[^/]+)(?:/b/(?<bucket>[^/]+)(?:/(?<kind>[opu])(?:/(?<name>.*))?)?)?)?/?");

    private final String namespace;
    private final String bucket;
    private final Objects objects;
    private final Preauthenticated requests;
    private final Multipart uploads;
    private final Signatures signatures;

    Routes(
            String namespace,
            String bucket,
            Objects objects,
            Preauthenticated requests,
            Multipart uploads,
            Signatures signatures) {
        this.namespace = namespace;
        this.bucket = bucket;
        this.objects = objects;
        this.requests = requests;
        this.uploads = uploads;
        this.signatures = signatures;
    }

    void answer(HttpExchange exchange, StorageResponse answer) throws IOException {
        var path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches()) {
            throw StorageErrorException.notFound("NotFound", "The path");
        }
        var request = new Call(exchange, decoded(path, "name"), query(exchange));
        if (path.group("token") != null) {
            usePreauthenticated(decoded(path, "token"), path, request, answer);
            return;
        }
        var kind = path.group("kind") == null ? "" : path.group("kind");
        signatures.check(exchange, hasSignedBody(request, kind));
        if (path.group("ns") == null) {
            answer.json(200, namespace);
            return;
        }
        checkBucket(path);
        switch (kind) {
            case "o" -> objects.answer(request, answer);
            case "p" -> requests.answer(request, answer, namespace, bucket);
            case "u" -> uploads.answer(request, answer, objects);
            default -> {
                if (path.group("bucket") == null) {
                    throw StorageErrorException.notFound("NotFound", "The path");
                }
                answer.header("ETag", "bucket").json(200, Map.of("name", bucket, "namespace", namespace));
            }
        }
    }

    private void usePreauthenticated(String token, Matcher path, Call request, StorageResponse answer)
            throws IOException {
        checkBucket(path);
        requests.check(token, request);
        objects.answer(request, answer);
    }

    private void checkBucket(Matcher path) {
        if (!namespace.equals(path.group("ns"))) {
            throw StorageErrorException.notFound("NamespaceNotFound", "The namespace");
        }
        if (path.group("bucket") != null && !bucket.equals(decoded(path, "bucket"))) {
            throw StorageErrorException.notFound("BucketNotFound", "The bucket");
        }
    }

    /** Bodies of objects and their parts need not be, those of all others have to. */
    private static boolean hasSignedBody(Call request, String kind) {
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

    /**
     * A request to the bucket.
     *
     * @param name what it is about, decoded; empty for all of the kind
     */
    record Call(HttpExchange exchange, String name, Map<String, String> query) {
        String method() {
            return exchange.getRequestMethod();
        }

        String header(String name) {
            var value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        /** As long as it says that it is; 411 if it does not. */
        InputStream body() {
            if (header("Content-Length").isEmpty()) {
                throw new StorageErrorException(
                        411, "MissingContentLength", "A required content-length header is missing");
            }
            return exchange.getRequestBody();
        }

        /** Read as JSON, if it is that which was signed. */
        <T> T json(Class<T> type) throws IOException {
            var bytes = body().readAllBytes();
            var sha256 = Base64.getEncoder().encodeToString(sha256().digest(bytes));
            if (!sha256.equals(header("x-content-sha256"))) {
                throw StorageErrorException.notAuthenticated("the body is not that which was signed");
            }
            return JSON.readValue(bytes, type);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
