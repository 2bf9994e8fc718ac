package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The production code stays easy to read: small classes, few in a package, most of them not visible outside of it. */
class CodeSizeTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final int MAX_LINES = 250;
    private static final int MAX_LINES_OF_MOST = 150;
    private static final int MAX_MEDIAN = 45;
    private static final int MAX_CLASSES_IN_PACKAGE = 60;
    private static final double MIN_PACKAGE_PRIVATE = 0.6;

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public .*\\b(class|record|interface|enum|@interface) ", Pattern.MULTILINE);

    @Test
    void noClassIsLong() {
        assertThat(lengths()).allSatisfy((file, lines) -> assertThat(lines).isLessThanOrEqualTo(MAX_LINES));
    }

    @Test
    void mostClassesAreShort() {
        var sorted = lengths().values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MAX_MEDIAN);
        assertThat(sorted.get(sorted.size() * 95 / 100)).isLessThanOrEqualTo(MAX_LINES_OF_MOST);
    }

    @Test
    void packagesAreSmall() {
        var sizes = files().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(sizes)
                .allSatisfy((folder, classes) -> assertThat(classes).isLessThanOrEqualTo(MAX_CLASSES_IN_PACKAGE));
    }

    @Test
    void mostClassesAreVisibleInTheirPackageOnly() {
        var files = files();
        var visible = files.stream()
                .filter(file -> PUBLIC_TYPE.matcher(text(file)).find())
                .count();
        assertThat((files.size() - visible) / (double) files.size()).isGreaterThanOrEqualTo(MIN_PACKAGE_PRIVATE);
    }

    private static Map<Path, Integer> lengths() {
        return files().stream().collect(Collectors.toMap(file -> file, file -> (int)
                text(file).lines().filter(line -> !line.startsWith("import ")).count()));
    }

    private static List<Path> files() {
        try (var paths = Files.walk(SOURCES)) {
            return paths.filter(path -> path.toString().endsWith(".java") && !path.endsWith("package-info.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
