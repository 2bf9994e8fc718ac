package com.bharatmart.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of a page of {@code docs/playbooks}, run by a shell as an operator does. */
record Playbook(String page) {

    private static final Path FOLDER = Path.of("docs", "playbooks");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\\n(.*?)^\\1```$");

    /** The blocks before the first section: variables for the others. */
    String variables() {
        return String.join("", blocks(text().split("(?m)^## ", 2)[0]));
    }

    /** The blocks of the section whose title begins so. */
    List<String> section(String title) {
        return List.of(text().split("(?m)^## ", -1)).stream()
                .filter(section -> section.startsWith(title))
                .findFirst()
                .map(Playbook::blocks)
                .orElseThrow(() -> new IllegalStateException(page + " has no section " + title));
    }

    /** All blocks of the page. */
    List<String> blocks() {
        return blocks(text());
    }

    /**
     * Runs a block, and fails if one of its commands fails.
     *
     * @param variables the commands that set its variables
     * @param environment with the folder of the commands {@code oci} and {@code terraform} at the front of {@code PATH}
     */
    static void run(String variables, String block, Path folder, Map<String, String> environment) {
        var builder = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + variables + "set -x\n" + block)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var shell = builder.start();
            shell.getOutputStream().close();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (shell.waitFor() != 0) {
                throw new AssertionError("The playbook's commands failed:\n" + block + "\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> blocks(String text) {
        return BLOCK.matcher(text).results().map(Playbook::commands).toList();
    }

    /** Without the indentation of a list. */
    private static String commands(MatchResult block) {
        return block.group(2).replaceAll("(?m)^" + block.group(1), "");
    }

    private String text() {
        try {
            return Files.readString(FOLDER.resolve(page + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
