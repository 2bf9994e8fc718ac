package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

class PictureFolderTest {

    private static final int MAX_SIZE = 10;

    @TempDir
    Path parent;

    private Path folder;
    private PictureFolder pictures;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("shop"));
        Files.createDirectory(folder.resolve("pictures"));
        Files.write(folder.resolve("pictures/mug.jpg"), new byte[MAX_SIZE]);
        Files.write(parent.resolve("secret.jpg"), new byte[MAX_SIZE]);
        pictures = PictureFolder.beside(
                new FileSystemResource(folder.resolve("products.csv")), DataSize.ofBytes(MAX_SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pictures/mug.jpg", "./pictures/mug.jpg", "pictures/../pictures/mug.jpg"})
    void findsAFileBesideTheImportedOne(String name) throws IOException {
        assertThat(pictures.require(name))
                .isEqualTo(folder.resolve("pictures/mug.jpg").toRealPath());
    }

    @Test
    void followsALinkThatStaysInTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.jpg"), Path.of("pictures", "mug.jpg"));

        assertThat(pictures.require("link.jpg"))
                .isEqualTo(folder.resolve("pictures/mug.jpg").toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "pictures",
                "../secret.jpg",
                "pictures/../../secret.jpg",
                "nothing.jpg",
                "/etc/passwd",
                "file:/etc/passwd",
                "C:\\mug.jpg",
                "mug\0.jpg",
                "ftp://example.com/mug.jpg"
            })
    void refusesWhatIsNotAFileInTheFolder(String name) {
        assertThatThrownBy(() -> pictures.require(name))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("neither an http or https address nor a file in the folder of this one");
    }

    @Test
    void refusesALinkOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.jpg"), Path.of("..", "secret.jpg"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));

        assertThatThrownBy(() -> pictures.require("link.jpg")).isInstanceOf(InvalidRowException.class);
        assertThatThrownBy(() -> pictures.require("up/secret.jpg")).isInstanceOf(InvalidRowException.class);
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Files.write(folder.resolve("large.jpg"), new byte[MAX_SIZE + 1]);

        assertThatThrownBy(() -> pictures.require("large.jpg"))
                .hasMessage("the file \"large.jpg\" is larger than 10 bytes");
    }

    @Test
    void aFileInAnArchiveHasNoFolder() throws IOException {
        var none = PictureFolder.beside(new ByteArrayResource(new byte[0]), DataSize.ofBytes(MAX_SIZE));

        assertThat(none.exists()).isFalse();
        assertThatThrownBy(() -> none.require("mug.jpg")).isInstanceOf(InvalidRowException.class);
    }
}
