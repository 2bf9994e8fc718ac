package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** With a sample that is much smaller than the number of pictures. */
@HttpTest
@Import(OwnDatabase.class)
@TestPropertySource(
        properties = {
            "bharatmart.integrity.slice=2",
            "bharatmart.integrity.pause=10ms",
            "bharatmart.integrity.retry-delay=10ms",
            "bharatmart.integrity.interval=10ms",
            "bharatmart.media.checked-pictures=3"
        })
class PictureIntegrityCheckTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    MediaRepository repository;

    @Autowired
    ObjectStore objects;

    @Autowired
    PictureIntegrityCheck check;

    @Autowired
    JdbcClient jdbc;

    @Test
    void objectsThatDifferAreViolationsUntilTheyAreMended() {
        var staff = accounts.staff(Role.CATALOGUE);
        var pictures = IntStream.range(0, 8).mapToObj(_ -> upload(staff)).toList();
        var contents = pictures.stream().map(this::content).toList();
        var other = contents.get(1).clone();
        other[other.length / 2]++;

        objects.delete(name(pictures.get(0)), null);
        put(pictures.get(1), other);
        put(pictures.get(2), Arrays.copyOf(contents.get(2), contents.get(2).length - 1));

        await().atMost(Duration.ofMinutes(1)).until(() -> violations().size() == 3);
        assertThat(violations())
                .containsExactlyInAnyOrder(
                        id(pictures.get(0)) + " " + name(pictures.get(0)) + " is missing",
                        id(pictures.get(1)) + " " + name(pictures.get(1)) + " has the SHA-256 "
                                + ByteSlice.of(other).sha256(),
                        id(pictures.get(2)) + " " + name(pictures.get(2)) + " has " + (contents.get(2).length - 1)
                                + " bytes instead of " + contents.get(2).length);

        var round = round();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(violations()).hasSize(3);
            return round() > round + 10;
        });

        IntStream.range(0, 3).forEach(n -> put(pictures.get(n), contents.get(n)));
        await().atMost(Duration.ofMinutes(1)).until(() -> violations().isEmpty());
    }

    @Test
    void doesNotJudgeWhatItCannotRead() {
        upload(accounts.staff(Role.CATALOGUE));
        var fromTheFirst = new PictureSample("", "", false, 1000);
        var faults = LocalObjectStorage.shared().server().faults();

        faults.cut();
        try {
            assertThatThrownBy(() -> check.check(fromTheFirst.toString(), 1000))
                    .isInstanceOf(StorageUnavailableException.class);
        } finally {
            faults.none();
        }
        assertThat(violations()).isEmpty();
    }

    private Media upload(SignedInClient staff) {
        var id = UploadedPictures.upload(http, staff, 40, 30).get("id").asString();
        return repository.find(new MediaId(UUID.fromString(id))).orElseThrow();
    }

    private byte[] content(Media media) {
        return objects.get(name(media), Long.MAX_VALUE).orElseThrow().bytes();
    }

    private void put(Media media, byte[] bytes) {
        objects.put(name(media), "image/jpeg", ByteSlice.of(bytes));
    }

    private List<String> violations() {
        return jdbc.sql("SELECT subject || ' ' || detail FROM integrity_violation WHERE check_name = 'picture-objects'")
                .query(String.class)
                .list();
    }

    private long round() {
        return jdbc.sql("SELECT round FROM integrity_check WHERE name = 'picture-objects'")
                .query(Long.class)
                .single();
    }

    private static UUID id(Media media) {
        return media.picture().id().value();
    }

    private static String name(Media media) {
        return media.picture().objectName();
    }
}
