package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.BharatMartApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The documents say what the code is. */
class DocumentationTest {

    private static final Path ARCHITECTURE = Path.of("docs", "architecture.md");

    private final ApplicationModules modules = ApplicationModules.of(BharatMartApplication.class);

    /** If this fails, paste what it expected into the document. */
    @Test
    void pictureOfTheModulesIsTheirRealOne() throws IOException {
        assertThat(Files.readString(ARCHITECTURE)).contains("```mermaid\n" + picture() + "```");
    }

    /** The same with more detail, as PlantUML and AsciiDoc, in {@code target/spring-modulith-docs}. */
    @Test
    void modulithWritesItsDocumentsToo() {
        new Documenter(modules).writeDocumentation();

        assertThat(Path.of("target", "spring-modulith-docs", "components.puml")).exists();
    }

    private String picture() {
        return "flowchart TD\n"
                + modules.stream()
                        .filter(DocumentationTest::isOfBusiness)
                        .map(this::arrows)
                        .sorted()
                        .collect(Collectors.joining());
    }

    private String arrows(ApplicationModule module) {
        var used = module.getDirectDependencies(modules)
                .uniqueModules()
                .filter(DocumentationTest::isOfBusiness)
                .map(other -> "    %s --> %s\n".formatted(module.getIdentifier(), other.getIdentifier()))
                .sorted()
                .collect(Collectors.joining());
        return used.isEmpty() ? "    %s\n".formatted(module.getIdentifier()) : used;
    }

    /** Everybody uses the other two, which would hide the rest of the picture. */
    private static boolean isOfBusiness(ApplicationModule module) {
        var name = module.getIdentifier().toString();
        return !name.equals("shared") && !name.equals("platform");
    }
}
