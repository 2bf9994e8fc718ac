package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Pictures that ImageMagick makes and converts to upright sRGB: ours differ by 2 of 255 at most. */
class ImageMagickComparisonTest {

    private static final Optional<String> PROGRAM = Stream.of("convert-im6.q16", "magick", "convert")
            .filter(ImageMagickComparisonTest::isImageMagick)
            .findFirst();

    private static final List<String> GRADIENTS = List.of("61x47", "300x200");
    private static final List<String> PLAIN = List.of("1x1", "2300x30");

    private final PictureReader reader = new PictureReader(new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("bharatmart.media", MediaProperties.class));

    @TempDir
    Path folder;

    @BeforeEach
    void requireProgram() throws IOException {
        assumeTrue(PROGRAM.isPresent(), "ImageMagick is not installed");
        Files.write(folder.resolve("p3.icc"), TestProfile.DISPLAY_P3.bytes());
        Files.write(folder.resolve("adobe.icc"), TestProfile.ADOBE_RGB.bytes());
        Files.write(
                folder.resolve("srgb.icc"),
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                        "jpg -colorspace Gray -quality 95",
                        "jpg -quality 95 -sampling-factor 4:4:4",
                        "jpg -quality 95 -interlace Plane -sampling-factor 4:4:4",
                        "jpg -quality 95 -colorspace CMYK",
                        "jpg -quality 98 -sampling-factor 4:4:4 -profile srgb.icc -profile p3.icc",
                        "jpg -quality 98 -sampling-factor 4:4:4 -profile srgb.icc -profile adobe.icc",
                        "png -define png:color-type=0 -colorspace Gray",
                        "png -define png:color-type=0 -define png:bit-depth=16 -depth 16 -colorspace Gray",
                        "png -define png:color-type=0 -define png:bit-depth=1 -monochrome",
                        "png -define png:color-type=2",
                        "png -define png:color-type=2 -interlace PNG",
                        "png -define png:color-type=2 -define png:bit-depth=16 -depth 16",
                        "png -define png:color-type=3 -colors 16",
                        "png -define png:color-type=4 -colorspace Gray -alpha set -channel A -evaluate set 60%",
                        "png -define png:color-type=6 -alpha set -channel A -evaluate set 60%",
                        "png -define png:color-type=6 -define png:bit-depth=16 -depth 16 -alpha set -channel A -evaluate set 60%",
                        "png -define png:color-type=2 -profile srgb.icc -profile p3.icc",
                        "png -define png:color-type=2 -profile srgb.icc -profile adobe.icc",
                        "gif -colors 64",
                        "gif -colorspace Gray",
                        "webp -define webp:lossless=true",
                        "webp -define webp:lossless=true -colorspace Gray",
                        "webp -define webp:lossless=true -alpha set -channel A -evaluate set 60%",
                        "webp -define webp:lossless=true -profile srgb.icc -profile p3.icc")
                .flatMap(mode -> Stream.concat(
                        GRADIENTS.stream().map(size -> Arguments.of(mode, size, "gradient:#204060-#e0c090")),
                        PLAIN.stream().map(size -> Arguments.of(mode, size, "xc:#a05030"))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void colorsAreThose(String mode, String size, String pattern) throws IOException {
        var words = mode.split(" ");
        var file = folder.resolve("picture." + words[0]);
        var command = new ArrayList<>(List.of("-size", size, pattern));
        command.addAll(List.of(words).subList(1, words.length));
        command.add(file.toString());
        run(command);

        assertSame(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theUprightShapeIsThat(int orientation) throws IOException {
        var file = folder.resolve("picture.jpg");
        run(List.of("-size", "61x47", "gradient:#204060-#e0c090", "-rotate", "30", "-quality", "95", file.toString()));
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.writeBytes(TestPictures.exif(orientation));
        Files.write(file, TestPictures.withSegment(Files.readAllBytes(file), 0xE1, exif.toByteArray()));

        assertSame(file);
    }

    @Test
    void theFirstFrameOfAGifHasItsPlaceOnTheScreen() throws IOException {
        var file = folder.resolve("picture.gif");
        run(List.of("-size", "50x40", "xc:red", "-repage", "200x150+100+90", file.toString()));

        assertSame(file, "-alpha", "set", "-coalesce");
    }

    private void assertSame(Path file, String... more) throws IOException {
        var ours = reader.read(Files.readAllBytes(file)).image();
        var command = new ArrayList<>(List.of(file.toString(), "-auto-orient"));
        command.addAll(List.of(more));
        // For a picture without a profile this declares it to be in sRGB.
        command.addAll(List.of("-colorspace", "sRGB", "-profile", "srgb.icc"));
        command.addAll(List.of("-filter", "Triangle", "-resize", "2048x2048>", "-depth", "8", "RGBA:-"));
        var theirs = run(command);

        assertThat(theirs).hasSize(4 * ours.getWidth() * ours.getHeight());
        var worst = 0;
        for (var i = 0; i < theirs.length / 4; i++) {
            var our = ours.getRGB(i % ours.getWidth(), i / ours.getWidth());
            var alpha = theirs[4 * i + 3] & 0xFF;
            worst = Math.max(worst, Math.abs((our >>> 24) - alpha));
            for (var band = 0; band < 3 && alpha > 0; band++) {
                worst = Math.max(worst, Math.abs((our >> (16 - 8 * band) & 0xFF) - (theirs[4 * i + band] & 0xFF)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(2);
    }

    private byte[] run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM.orElseThrow()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (var out = process.getInputStream()) {
            var bytes = out.readAllBytes();
            assertThat(process.waitFor())
                    .as(() -> errors() + String.join(" ", command))
                    .isZero();
            return bytes;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isImageMagick(String program) {
        try {
            var process = new ProcessBuilder(program, "-version").start();
            try (var out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8).startsWith("Version: ImageMagick");
            }
        } catch (IOException _) {
            return false;
        }
    }
}
