package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureSampleTest {

    private static final int LIMIT = 5;

    private final List<String> pictures = IntStream.range(0, 37)
            .mapToObj(number -> Fingerprint.of("picture " + number))
            .sorted()
            .toList();

    @Test
    void takesEachPictureOnceIfItIsLargeEnough() {
        for (var size : List.of(37, 38, 40, 1000)) {
            assertThat(taken(size)).containsExactlyInAnyOrderElementsOf(pictures);
        }
    }

    @Test
    void takesAsManyAsItSays() {
        for (var size : List.of(1, 4, 5, 6, 36)) {
            assertThat(taken(size)).hasSize(size).doesNotHaveDuplicates();
        }
    }

    @Test
    void takesOthersEachTime() {
        var all = new HashSet<String>();
        IntStream.range(0, 500).forEach(_ -> all.addAll(taken(3)));

        assertThat(all).hasSize(pictures.size());
    }

    /** As the check does it. */
    private List<String> taken(int size) {
        var taken = new ArrayList<String>();
        var text = PictureSample.first(size).toString();
        while (text != null) {
            var sample = PictureSample.parse(text);
            var wanted = Math.min(LIMIT, sample.remaining());
            var page = pictures.stream()
                    .filter(sha256 -> sha256.compareTo(sample.last()) > 0 && sha256.compareTo(sample.end()) <= 0)
                    .limit(wanted)
                    .toList();
            taken.addAll(page);
            text = (page.size() == wanted ? sample.after(page.getLast(), wanted) : sample.fromTheBeginning(page.size()))
                    .map(PictureSample::toString)
                    .orElse(null);
        }
        return taken;
    }
}
