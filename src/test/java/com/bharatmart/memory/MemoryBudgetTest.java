package com.bharatmart.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.media.MediaProperties;
import com.bharatmart.platform.overload.MemoryProperties;
import com.bharatmart.platform.overload.WorkingMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** The budget of {@code docs/memory.md}: its parts fit into each other, and all of them into the container. */
class MemoryBudgetTest {

    /** MB outside the heap, as measured; see the table in {@code docs/memory.md}. */
    private static final int AOT_CACHE_CHANGED = 60;

    /** MB of the heap that are reserved for them. */
    private static final int PASSWORD_HASHES = 15;

    private static final int METASPACE_BESIDE_IT = 24;
    private static final int CODE = 64;
    private static final int MALLOC = 70;
    private static final int STACKS = 10;

    private final MemoryProperties memory = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("bharatmart.memory", MemoryProperties.class);

    private final MediaProperties media = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("bharatmart.media", MediaProperties.class);

    @Test
    void whatIsGivenOutFitsIntoTheHeap() throws IOException {
        var survivor = option("-XX:MaxNewSize=(\\d+)m") / 10;

        assertThat(memory.resident().toMegabytes() + memory.working().toMegabytes())
                .isLessThanOrEqualTo(option("-Xmx(\\d+)m") - survivor);
    }

    @Test
    void theOldGenerationHasRoomForWhatLivesAndForThePicturesAtWork() throws IOException {
        var old = option("-Xmx(\\d+)m") - option("-XX:MaxNewSize=(\\d+)m");

        assertThat(memory.resident().toMegabytes() + media.decodingMemory().toMegabytes())
                .isLessThanOrEqualTo(old);
    }

    @Test
    void allPartsFitIntoTheContainer() throws IOException {
        var all = option("-Xmx(\\d+)m")
                + AOT_CACHE_CHANGED
                + METASPACE_BESIDE_IT
                + CODE
                + MALLOC
                + STACKS
                + media.progressiveMemory().toMegabytes();

        assertThat(all).isLessThanOrEqualTo(limit());
    }

    @Test
    void theLastLineIsAnEndAndNotAServiceThatHasHalfOfItsThreads() throws IOException {
        assertThat(Files.readString(Path.of("docker", "jvm.options"))).contains("-XX:+ExitOnOutOfMemoryError");
    }

    /** The last of two equal options counts. */
    @Test
    void theImageReadsTheOptionsOfItsMachineAfterItsOwn() throws IOException {
        assertThat(Files.readString(Path.of("docker", "Dockerfile")))
                .containsSubsequence(
                        "ENTRYPOINT", "@/opt/bharatmart/jvm.options", "@/opt/bharatmart/machine.options", "-jar");
    }

    @Test
    void oneKindOfWorkCannotHaveMoreThanItsShare() {
        var share = working().share("test", DataSize.ofMegabytes(2));

        assertThat(share.tryAcquire(2 << 20, Duration.ZERO)).isTrue();
        assertThat(share.tryAcquire(1, Duration.ZERO)).isFalse();
        share.release(2 << 20);
        assertThat(share.tryAcquire(1, Duration.ZERO)).isTrue();
    }

    @Test
    void allKindsTogetherCannotHaveMoreThanThereIs() {
        var working = working();
        working.reserve("hashes", DataSize.ofMegabytes(16));
        var one = working.share("one", DataSize.ofMegabytes(60));
        var other = working.share("other", DataSize.ofMegabytes(60));

        assertThat(one.tryAcquire(60 << 20, Duration.ZERO)).isTrue();
        assertThat(other.tryAcquire(60 << 20, Duration.ZERO)).isFalse();
        assertThat(other.tryAcquire(20 << 20, Duration.ZERO)).isTrue();
    }

    @Test
    void reservedWorkDoesNotWaitForOthersThatHaveTakenAllThereIs() {
        var working = working();
        var decoding = working.reservedShare("decoding", media.decodingMemory());
        var other = working.share("other", memory.working());
        while (other.tryAcquire(1 << 20, Duration.ZERO)) {
            // Takes all there is.
        }

        assertThat(decoding.tryAcquire(media.decodingMemory().toBytes(), Duration.ZERO))
                .isTrue();
    }

    @Test
    void anotherKindOfWorkCanHaveAllOfItsShareBesideWhatIsReserved() {
        var rest = memory.working().toMegabytes()
                - PASSWORD_HASHES
                - media.decodingMemory().toMegabytes() * media.decoders();

        assertThat(media.givingMemory().toMegabytes()).isLessThanOrEqualTo(rest);
    }

    @Test
    void whatTheHeapDoesNotHaveIsRefusedAtTheStart() {
        var more = new MemoryProperties(DataSize.ofBytes(Runtime.getRuntime().maxMemory()), DataSize.ofMegabytes(1));

        assertThatThrownBy(() -> new WorkingMemory(more, new SimpleMeterRegistry()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Xmx");
    }

    private WorkingMemory working() {
        return new WorkingMemory(memory, new SimpleMeterRegistry());
    }

    private static int limit() throws IOException {
        return number(
                Files.readString(Path.of("docker", "compose.yaml")),
                "x-service: &service\\n(?:  .*\\n)*?  mem_limit: (\\d+)m");
    }

    private static int option(String pattern) throws IOException {
        return number(Files.readString(Path.of("docker", "jvm.options")), pattern);
    }

    private static int number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
