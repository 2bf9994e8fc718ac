package com.bharatmart.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.platform.archive.ArchiveManifest.Part;
import com.bharatmart.shared.Fingerprint;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvPartTest {

    private static final byte[] CSV =
            "id,note\n1,plain\n2,\"a \"\"b\"\",\nover lines\"\n".getBytes(StandardCharsets.UTF_8);

    private static final int ROWS = 2;

    private final CsvPart.WrittenPart written = CsvPart.write(CsvPartTest::csv);

    @Test
    void whatWasWrittenIsVerifiedAndReadBackEqual() throws Exception {
        CsvPart.verify(part(ROWS, written.contentSha256()), written.bytes());

        assertThat(CsvPart.open(written.bytes()).readAllBytes()).isEqualTo(CSV);
        assertThat(CsvPart.contentSha256(CsvPartTest::csv)).isEqualTo(written.contentSha256());
    }

    @ParameterizedTest
    @MethodSource
    void damagedObjectIsRefused(byte[] object) {
        assertThatThrownBy(() -> CsvPart.verify(part(ROWS, written.contentSha256()), object))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("The object part is damaged.");
    }

    static Stream<byte[]> damagedObjectIsRefused() {
        var object = CsvPart.write(CsvPartTest::csv).bytes();
        var changed = object.clone();
        changed[changed.length / 2] ^= 1;
        return Stream.of(
                new byte[0],
                changed,
                Arrays.copyOf(object, object.length - 1),
                Arrays.copyOf(object, object.length + 1));
    }

    @Test
    void objectWithOtherRowsThanTheManifestSaysIsRefused() {
        assertThatThrownBy(() -> CsvPart.verify(part(ROWS + 1, written.contentSha256()), written.bytes()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("other rows");
        assertThatThrownBy(() -> CsvPart.verify(part(ROWS, Fingerprint.of("another")), written.bytes()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("other rows");
    }

    private Part part(long rows, String contentSha256) {
        return new Part("part", rows, written.bytes().length, Fingerprint.of(written.bytes()), contentSha256, "2");
    }

    private static long csv(OutputStream out) throws java.io.IOException {
        out.write(CSV);
        return ROWS;
    }
}
