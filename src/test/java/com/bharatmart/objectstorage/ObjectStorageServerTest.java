package com.bharatmart.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails.AccessType;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.objectstorage.requests.CreatePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.DeletePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.GetNamespaceRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.HeadObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.ListPreauthenticatedRequestsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.transfer.UploadConfiguration;
import com.oracle.bmc.objectstorage.transfer.UploadManager;
import com.oracle.bmc.objectstorage.transfer.UploadManager.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in answers the OCI SDK as Oracle documents it for Object Storage. */
class ObjectStorageServerTest {

    private static final String BUCKET = "b";

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private ObjectStorageServer server;
    private ObjectStorageClient client;

    @BeforeEach
    void start() throws IOException {
        server = start(null);
        client = client(Credentials.in(folder).configFile());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void storesReadsAndDeletesObjects() throws IOException {
        var etag = put("a/b c.txt", "hello world");

        assertThat(client.getNamespace(GetNamespaceRequest.builder().build()).getValue())
                .isEqualTo("ns");
        assertThat(read("a/b c.txt", null)).isEqualTo("hello world");
        assertThat(read("a/b c.txt", new Range(6L, 8L))).isEqualTo("wor");
        assertThat(read("a/b c.txt", new Range(6L, null))).isEqualTo("world");
        assertThat(read("a/b c.txt", new Range(null, 2L))).isEqualTo("ld");
        var head = client.headObject(HeadObjectRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .objectName("a/b c.txt")
                .build());
        assertThat(head.getContentLength()).isEqualTo(11);
        assertThat(head.getETag()).isEqualTo(etag);
        assertThat(head.getContentType()).isEqualTo("text/plain");

        delete("a/b c.txt", null);

        assertRejected(404, "ObjectNotFound", () -> read("a/b c.txt", null));
        assertRejected(404, "ObjectNotFound", () -> delete("a/b c.txt", null));
    }

    @Test
    void rejectsRangesBeyondTheEnd() {
        put("short", "12345");

        assertRejected(416, "InvalidRange", () -> read("short", new Range(5L, 9L)));
    }

    @Test
    void checksEtags() throws IOException {
        var first = put("e", "1");
        var second = put("e", "2");

        assertRejected(412, "IfMatchFailed", () -> delete("e", first));
        assertThat(read("e", null)).isEqualTo("2");
        assertRejected(
                412,
                "IfNoneMatchFailed",
                () -> client.putObject(putRequest("e", "3").ifNoneMatch("*").build()));
        delete("e", second);
        assertThat(client.putObject(putRequest("e", "3").ifNoneMatch("*").build())
                        .getETag())
                .isNotEmpty();
    }

    @Test
    void rejectsBodiesWithWrongHash() {
        var otherMd5 = Base64.getEncoder().encodeToString(new byte[16]);

        assertRejected(
                400,
                "UnmatchedContentMD5",
                () -> client.putObject(putRequest("m", "x").contentMD5(otherMd5).build()));
        assertRejected(404, "ObjectNotFound", () -> read("m", null));
    }

    @Test
    void listsObjectsByPrefixInPages() {
        for (var name : new String[] {"p/1", "p/2", "p/3", "q/1"}) {
            put(name, name);
        }
        var names = new ArrayList<String>();
        @Nullable String start = null;
        do {
            var page = client.listObjects(ListObjectsRequest.builder()
                            .namespaceName("ns")
                            .bucketName(BUCKET)
                            .prefix("p/")
                            .start(start)
                            .limit(2)
                            .fields("name,etag,timeModified")
                            .build())
                    .getListObjects();
            page.getObjects().stream().map(ObjectSummary::getName).forEach(names::add);
            start = page.getNextStartWith();
        } while (start != null);

        assertThat(names).containsExactly("p/1", "p/2", "p/3");
    }

    @Test
    void acceptsMultipartUploads() throws IOException {
        var bytes = new byte[3_500_000];
        new Random(1).nextBytes(bytes);
        var manager = new UploadManager(
                client,
                UploadConfiguration.builder()
                        .minimumLengthForMultipartUpload(1)
                        .lengthPerUploadPart(1)
                        .allowMultipartUploads(true)
                        .build());
        var request = PutObjectRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .objectName("large")
                .build();

        var response = manager.upload(UploadRequest.builder(new ByteArrayInputStream(bytes), bytes.length)
                .build(request));

        assertThat(response.getMultipartMd5()).endsWith("-4");
        try (var stored = client.getObject(getRequest("large", null)).getInputStream()) {
            assertThat(stored.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void preauthenticatedRequestsAllowOneAccessAndExpire() throws Exception {
        put("par", "secret");
        var ids = new ArrayList<String>();
        var reading = allow("par", AccessType.ObjectRead, ids);
        var writing = allow("par", AccessType.ObjectWrite, ids);

        assertThat(status("GET", reading)).isEqualTo(200);
        assertThat(status("PUT", reading)).isEqualTo(404);
        assertThat(status("GET", writing)).isEqualTo(404);
        assertThat(status("PUT", writing)).isEqualTo(200);
        assertThat(status("GET", reading.replace("/o/par", "/o/other"))).isEqualTo(404);
        assertThat(client.listPreauthenticatedRequests(ListPreauthenticatedRequestsRequest.builder()
                                .namespaceName("ns")
                                .bucketName(BUCKET)
                                .build())
                        .getItems())
                .hasSize(2);

        client.deletePreauthenticatedRequest(DeletePreauthenticatedRequestRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .parId(ids.get(1))
                .build());
        assertThat(status("PUT", writing)).isEqualTo(404);

        now.updateAndGet(before -> before.plusSeconds(61));
        assertThat(status("GET", reading)).isEqualTo(404);
    }

    @Test
    void rejectsSignatureByAnotherKey(@TempDir Path other) throws Exception {
        Credentials.in(other);
        var config = Files.readString(Credentials.in(folder).configFile());
        Files.copy(other.resolve("key.pem"), other.resolve("wrong.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                other.resolve("config"), config.replaceAll("key_file=.*", "key_file=" + other.resolve("wrong.pem")));

        try (var unknown = client(other.resolve("config"))) {
            assertThatThrownBy(() -> unknown.putObject(putRequest("s", "x").build()))
                    .isInstanceOfSatisfying(BmcException.class, e -> {
                        assertThat(e.getStatusCode()).isEqualTo(401);
                        assertThat(e.getServiceCode()).isEqualTo("NotAuthenticated");
                    });
        }
        assertRejected(404, "ObjectNotFound", () -> read("s", null));
    }

    @Test
    void rejectsUnsignedAndOldRequests() throws Exception {
        put("o", "x");
        assertThat(status("GET", "http://localhost:%d/n/ns/b/b/o/o".formatted(server.port())))
                .isEqualTo(401);

        now.updateAndGet(before -> before.plusSeconds(3600));

        assertRejected(401, "NotAuthenticated", () -> read("o", null));
    }

    @Test
    void objectsInFolderSurviveRestart() throws Exception {
        var data = folder.resolve("data");
        try (var first = start(data);
                var sdk = client(Credentials.in(folder).configFile(), first)) {
            sdk.putObject(putRequest("kept", "still here").build());
            sdk.putObject(putRequest("gone", "x").build());
            sdk.deleteObject(DeleteObjectRequest.builder()
                    .namespaceName("ns")
                    .bucketName(BUCKET)
                    .objectName("gone")
                    .build());
        }

        try (var second = start(data);
                var sdk = client(Credentials.in(folder).configFile(), second);
                var body = sdk.getObject(getRequest("kept", null)).getInputStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("still here");
            assertRejected(404, "ObjectNotFound", () -> sdk.getObject(getRequest("gone", null)));
        }
    }

    private ObjectStorageServer start(@Nullable Path data) {
        return ObjectStorageServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                data,
                "ns",
                BUCKET,
                Credentials.in(folder),
                clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private ObjectStorageClient client(Path config) throws IOException {
        return client(config, server);
    }

    private static ObjectStorageClient client(Path config, ObjectStorageServer of) throws IOException {
        return ObjectStorageClient.builder()
                .configuration(ClientConfiguration.builder().build())
                .endpoint("http://localhost:" + of.port())
                .build(new ConfigFileAuthenticationDetailsProvider(config.toString(), "DEFAULT"));
    }

    private static PutObjectRequest.Builder putRequest(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return PutObjectRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .objectName(name)
                .contentType("text/plain")
                .contentLength((long) bytes.length)
                .putObjectBody(new ByteArrayInputStream(bytes));
    }

    private String put(String name, String text) {
        return client.putObject(putRequest(name, text).build()).getETag();
    }

    private static GetObjectRequest getRequest(String name, @Nullable Range range) {
        return GetObjectRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .objectName(name)
                .range(range)
                .build();
    }

    private String read(String name, @Nullable Range range) throws IOException {
        try (var body = client.getObject(getRequest(name, range)).getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void delete(String name, @Nullable String etag) {
        client.deleteObject(DeleteObjectRequest.builder()
                .namespaceName("ns")
                .bucketName(BUCKET)
                .objectName(name)
                .ifMatch(etag)
                .build());
    }

    private String allow(String name, AccessType access, List<String> ids) {
        var made = client.createPreauthenticatedRequest(CreatePreauthenticatedRequestRequest.builder()
                        .namespaceName("ns")
                        .bucketName(BUCKET)
                        .createPreauthenticatedRequestDetails(CreatePreauthenticatedRequestDetails.builder()
                                .name("test")
                                .objectName(name)
                                .accessType(access)
                                .timeExpires(Date.from(now.get().plusSeconds(60)))
                                .build())
                        .build())
                .getPreauthenticatedRequest();
        ids.add(made.getId());
        return "http://localhost:" + server.port() + made.getAccessUri();
    }

    private static int status(String method, String url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var body = method.equals("PUT") ? BodyPublishers.ofString("new") : BodyPublishers.noBody();
            return http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .method(method, body)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void assertRejected(
            int status, String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BmcException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getServiceCode()).isEqualTo(code);
        });
    }
}
