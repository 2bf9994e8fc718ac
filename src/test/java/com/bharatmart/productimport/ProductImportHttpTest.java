package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports by staff over HTTP, and their leases in the database that all instances share. */
@HttpTest
class ProductImportHttpTest {

    private static final String IMPORTS = "/api/v1/admin/imports";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    ImportClaimRepository claims;

    @Autowired
    ProductImportService imports;

    @Autowired
    ProductImportWorker worker;

    @Autowired
    ProductImportProperties properties;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;
    String handle;

    @BeforeEach
    void logIn() {
        staff = people.staff(Role.CATALOGUE);
        handle = ProductDrafts.unique("h");
    }

    @Test
    void importsValidRowsAndReportsTheOthers() {
        var csv = new ProductCsv()
                .product(handle)
                .row(handle + "-2", ImportColumn.TITLE, "No price")
                .line("\"never closed,")
                .product(handle + "-3");

        var asked = upload(csv.toString(), "?fileName=products.csv");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().get("state").asString()).isEqualTo("QUEUED");
        assertThat(asked.json().get("fileName").asString()).isEqualTo("products.csv");
        var path = asked.header("Location").orElseThrow();
        var done = finished(path);
        assertThat(done.json().get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(done.json().get("rowsAccepted").asInt()).isEqualTo(2);
        assertThat(done.json().get("rowsRejected").asInt()).isEqualTo(2);
        assertThat(done.json().get("progress").asInt()).isEqualTo(100);
        assertThat(http.get("/api/v1/products/" + handle + "-3").status()).isEqualTo(200);
        assertThat(staff.get(IMPORTS + "?limit=100").text()).contains(id(path).toString());
        assertThat(jdbc.sql("SELECT count(*) FROM catalogue_import_chunk WHERE import_id = ?")
                        .param(id(path))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rejectedRowsCanBeReadAndDownloaded() {
        var csv = new ProductCsv().product(handle).row(handle + "-2", ImportColumn.TITLE, "No price");
        var path = upload(csv.toString(), "").header("Location").orElseThrow();
        finished(path);

        var report = staff.get(path + "/report").json();
        var file = staff.get(path + "/report.csv");

        assertThat(report.get("truncated").asBoolean()).isFalse();
        assertThat(report.at("/data/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/data/0/reason").asString()).contains("Variant Price");
        assertThat(file.text()).startsWith("Line,Reason\r\n3,");
        assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment; filename=");
    }

    @Test
    void sendsEventsUntilTheEnd() {
        var path = upload(new ProductCsv().product(handle).toString(), "")
                .header("Location")
                .orElseThrow();

        var events = staff.get(path + "/events");

        assertThat(events.status()).isEqualTo(200);
        assertThat(events.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.text())
                .contains("event: finished\ndata: {\"id\":\"" + id(path))
                .endsWith("\n\n");
        assertThat(events.text().split("event: finished", -1)).hasSize(2);
        assertThat(staff.get(path + "/events", "Accept", "text/event-stream").status())
                .isEqualTo(200);
        assertThat(staff.get(IMPORTS + "/" + UUID.randomUUID() + "/events", "Accept", "text/event-stream")
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void theNumberOfWatchersOfAnInstanceIsLimited() throws Exception {
        var claim = claimed(new ProductCsv().product(handle), 1);
        var events = IMPORTS + "/" + claim.id().value() + "/events";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watchers = IntStream.rangeClosed(0, properties.maxWatchers())
                    .mapToObj(_ -> threads.submit(() -> staff.get(events)))
                    .toList();
            Awaitility.await().until(() -> watchers.stream().anyMatch(Future::isDone));
            var turnedAway = watchers.stream().filter(Future::isDone).toList();

            worker.run(claim);

            assertThat(turnedAway).hasSize(1);
            assertThat(turnedAway.getFirst().get().problem(503)).isEqualTo("overloaded");
            assertThat(turnedAway.getFirst().get().header("Retry-After")).isPresent();
            for (var watcher : watchers) {
                if (watcher != turnedAway.getFirst()) {
                    assertThat(watcher.get().text())
                            .startsWith("event: progress\ndata: {")
                            .contains("event: finished\ndata: {\"id\":\""
                                    + claim.id().value());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no table", "Name,Price\nPot,1\n", "Handle,Handle\na,b\n", "\0\0\0\0", "\"Handle"})
    void failsWithAReasonIfTheFileIsNotAProductCsv(String file) {
        var path = upload(file, "").header("Location").orElseThrow();

        var done = finished(path);

        assertThat(done.json().get("state").asString()).isEqualTo("FAILED");
        assertThat(done.json().get("failure").asString()).isNotBlank();
        assertThat(staff.get(path + "/report").json().get("data").size()).isZero();
    }

    @Test
    void aCompressedFileIsNeverUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        var bomb = packed.toString(StandardCharsets.ISO_8859_1);

        assertThat(staff.post(IMPORTS, bomb, "Content-Type", "text/csv", "Content-Encoding", "gzip")
                        .problem(415))
                .isEqualTo("unsupported_media_type");
        assertThat(finished(upload(bomb, "").header("Location").orElseThrow())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "..", "../../etc/passwd", "a/b.csv", "a\\b.csv", "C:\\products.csv", "a\nb.csv", "a\0b"})
    void rejectsInvalidFileNames(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);

        assertThat(upload(new ProductCsv().product(handle).toString(), "?fileName=" + encoded)
                        .problem(400))
                .isIn("validation_failed", "malformed_request");
    }

    @Test
    void rejectsAnEmptyFileAndOtherTypes() {
        assertThat(upload("", "").problem(400)).isEqualTo("malformed_body");
        assertThat(staff.post(IMPORTS, "{}").problem(415)).isEqualTo("unsupported_media_type");
        assertThat(staff.post(IMPORTS, "x", "Content-Type", "multipart/form-data; boundary=x")
                        .problem(415))
                .isEqualTo("unsupported_media_type");
    }

    @Test
    void theSameKeyImportsTheSameFileOnce() {
        var csv = new ProductCsv().product(handle).toString();

        var first = upload(csv, "", "Idempotency-Key", handle);
        var again = upload(csv, "", "Idempotency-Key", handle);
        var other = upload(csv + "\n", "", "Idempotency-Key", handle);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(other.problem(422)).isEqualTo("idempotency_key_reused");
        finished(first.header("Location").orElseThrow());
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE action = 'import.requested' AND actor_id = ?")
                        .param(staff.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thereIsNoReportBeforeTheEnd() throws IOException {
        var claim = claimed(new ProductCsv().product(handle), 1);

        var path = IMPORTS + "/" + claim.id().value();

        assertThat(staff.get(path + "/report").problem(409)).isEqualTo("import_not_finished");
        assertThat(staff.get(path + "/report.csv").problem(409)).isEqualTo("import_not_finished");
        worker.run(claim);
        assertThat(staff.get(path + "/report").status()).isEqualTo(200);
    }

    @Test
    void anotherInstanceClaimsAnImportWhoseLeaseEnded() throws IOException {
        var csv = new ProductCsv();
        IntStream.range(0, 250).forEach(i -> csv.product(handle + "-" + i));
        var dead = claimed(csv, 1);
        claims.renew(dead, 1, new ImportResult(100, 0, 0, 100, List.of()));

        leaseEnds(dead);

        var done = finished(IMPORTS + "/" + dead.id().value()).json();
        assertThat(done.get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(done.get("products").asInt()).isEqualTo(250);
        assertThat(done.get("rowsAccepted").asInt()).isEqualTo(250);
    }

    @Test
    void anInstanceWithoutTheLeaseWritesNothing() throws IOException {
        var late = claimed(new ProductCsv().product(handle), 1);
        jdbc.sql("UPDATE catalogue_import SET attempt = 2 WHERE id = ?")
                .param(late.id().value())
                .update();

        worker.run(late);

        assertThat(http.get("/api/v1/products/" + handle).status()).isEqualTo(404);
        assertThat(imports.view(late.id()).state()).isEqualTo(ProductImportJob.State.RUNNING);
        worker.run(new ImportClaimRepository.Claim(late.id(), 2, true));
        assertThat(http.get("/api/v1/products/" + handle).status()).isEqualTo(200);
    }

    @Test
    void anImportWithoutAttemptsLeftFails() throws IOException {
        var last = claimed(new ProductCsv().product(handle), properties.maxAttempts());

        leaseEnds(last);

        var done = finished(IMPORTS + "/" + last.id().value()).json();
        assertThat(done.get("state").asString()).isEqualTo("FAILED");
        assertThat(done.get("failure").asString()).contains("broken off 3 times");
    }

    @Test
    void concurrentClaimsGetDifferentImports() {
        var paths = IntStream.range(0, 8)
                .mapToObj(i -> upload(new ProductCsv().product(handle + "-" + i).toString(), "")
                        .header("Location")
                        .orElseThrow())
                .toList();

        InParallel.<Boolean>run(Collections.nCopies(6, () -> {
            claims.claim().ifPresent(worker::run);
            return true;
        }));

        for (var path : paths) {
            assertThat(finished(path).json().get("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(jdbc.sql("SELECT attempt FROM catalogue_import WHERE id = ?")
                            .param(id(path))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void anAbortedUploadLeavesNothing() throws IOException {
        var name = handle + ".csv";
        var gone = InputStream.nullInputStream();
        gone.close();
        var torn = new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), gone);

        assertThatThrownBy(() -> imports.upload(name, torn))
                .isInstanceOf(ProductImportException.UploadAbortedException.class);

        assertThat(jdbc.sql("SELECT count(*) FROM catalogue_import WHERE file_name = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anAbandonedUploadIsDeleted() throws IOException {
        var upload = imports.upload(handle, ProductCsv.stream("x"));
        jdbc.sql("UPDATE catalogue_import SET alive_until = now() - interval '1 second' WHERE id = ?")
                .param(upload.id().value())
                .update();

        Awaitility.await()
                .until(() -> jdbc.sql("SELECT count(*) FROM catalogue_import WHERE id = ?")
                                .param(upload.id().value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** A claimed import that no instance runs. */
    private ImportClaimRepository.Claim claimed(ProductCsv csv, int attempt) throws IOException {
        var upload = imports.upload(handle + ".csv", csv.stream());
        jdbc.sql("""
                UPDATE catalogue_import SET state = 'RUNNING', attempt = ?, alive_until = now() + interval '1 hour'
                WHERE id = ?""").params(attempt, upload.id().value()).update();
        return new ImportClaimRepository.Claim(upload.id(), attempt, true);
    }

    private void leaseEnds(ImportClaimRepository.Claim claim) {
        jdbc.sql("UPDATE catalogue_import SET alive_until = now() - interval '1 second' WHERE id = ?")
                .param(claim.id().value())
                .update();
    }

    private Http.Response upload(String csv, String query, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "text/csv"));
        all.addAll(List.of(headers));
        return staff.post(IMPORTS + query, csv, all.toArray(String[]::new));
    }

    private Http.Response finished(String path) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> staff.get(path).json().path("finishedAt").isString());
        return staff.get(path);
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
