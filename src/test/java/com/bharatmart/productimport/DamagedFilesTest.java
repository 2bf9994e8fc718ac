package com.bharatmart.productimport;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages a valid file at random, and expects every product without a damaged line. */
class DamagedFilesTest {

    private static final int PRODUCTS = 120;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsEveryIntactProductBesideDamagedOnes(int seed) throws IOException {
        var random = new Random(seed);
        var lines = new ArrayList<Line>();
        var good = goodFile(random, lines);
        var expected = ReadProducts.of(ProductCsv.stream(good));
        assertThat(expected.rejected()).isEmpty();
        assertThat(expected.drafts()).hasSize(PRODUCTS);

        var touched = new HashSet<String>();
        for (var i = 0; i < 1 + random.nextInt(60); i++) {
            damage(random, lines, touched);
        }
        var damaged = good.lines().findFirst().orElseThrow() + "\n"
                + lines.stream().map(Line::text).collect(joining("\n"));

        var untouched = expected.drafts().stream()
                .filter(draft -> !touched.contains(draft.handle()))
                .toList();
        assertThat(ReadProducts.of(ProductCsv.stream(damaged)).drafts()).containsAll(untouched);
    }

    private static String goodFile(Random random, List<Line> lines) {
        var longBodies = random.nextInt(60);
        var file = new StringBuilder(new ProductCsv().toString());
        for (var i = 0; i < PRODUCTS; i++) {
            var handle = "product-" + i;
            var rows = new ProductCsv();
            var header = rows.toString().length();
            rows.row(
                    handle,
                    ImportColumn.TITLE,
                    random.nextInt(100) >= longBodies ? "Tawa no. " + i : "Tawa, 12\" no. " + i,
                    ImportColumn.BODY,
                    random.nextInt(100) >= longBodies ? "<p>Flat</p>" : "<p>One, \"two\"\nthree,\n\n\"four\"</p>",
                    ImportColumn.OPTION1_NAME,
                    "Size",
                    ImportColumn.OPTION1_VALUE,
                    "S",
                    ImportColumn.PRICE,
                    "99.50");
            for (var j = random.nextInt(3); j > 0; j--) {
                rows.row(handle, ImportColumn.OPTION1_VALUE, j + " by 2", ImportColumn.PRICE, "120");
            }
            var text = rows.toString().substring(header);
            file.append(text);
            text.lines().forEach(line -> lines.add(new Line(handle, line)));
        }
        return file.toString();
    }

    private static void damage(Random random, List<Line> lines, Set<String> touched) {
        var at = random.nextInt(lines.size());
        var line = lines.get(at);
        var text = line.text();
        var cut = random.nextInt(text.length() + 1);
        touched.add(line.handle());
        switch (random.nextInt(8)) {
            case 0 -> lines.set(at, line.with(text.substring(0, cut) + '"' + text.substring(cut)));
            case 1 -> lines.set(at, line.with(text.replaceFirst("\"", "")));
            case 2 -> lines.set(at, line.with(text.substring(0, cut)));
            case 3 -> lines.set(at, line.with(text.substring(0, cut) + "\n" + text.substring(cut)));
            case 4 -> lines.set(at, line.with(text + '"'));
            // Two of these look like a correctly closed field, which is the most difficult case.
            case 5 -> lines.set(at, line.with(text.replaceFirst(",(99.50|120),", ",\"$1,")));
            case 6 -> lines.set(at, line.with(text.replaceFirst(",(99.50|120),", ",$1\",")));
            default -> {
                if (at + 1 < lines.size()) {
                    touched.add(lines.get(at + 1).handle());
                    lines.set(at, line.with(text + lines.remove(at + 1).text()));
                }
            }
        }
    }

    private record Line(String handle, String text) {
        Line with(String other) {
            return new Line(handle, other);
        }
    }
}
