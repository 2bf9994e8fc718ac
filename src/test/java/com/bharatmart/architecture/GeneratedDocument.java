package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of {@code docs} that is made from the code. The tests compare it with what the code gives now, so that a review
 * sees each change. With {@code -Ddocs.update=true} they write it instead.
 */
public record GeneratedDocument(Path path) {

    public static GeneratedDocument of(String name) {
        return new GeneratedDocument(Path.of("docs", name));
    }

    /** Fails where the file says something else, or writes it if the run was asked to. */
    public void assertIs(String content) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(path, content);
        }
        assertThat(path)
                .as("%s is made from the code: run the test with -Ddocs.update=true and commit the file", path)
                .content()
                .isEqualTo(content);
    }
}
