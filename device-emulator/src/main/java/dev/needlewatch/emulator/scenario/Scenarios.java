package dev.needlewatch.emulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The scenarios that go by a name: a YAML file each. */
public final class Scenarios {
    private static final String FOLDER = "/dev/needlewatch/emulator/scenarios/";

    private Scenarios() {}

    /**
     * The scenario of a name, or in a file if it ends in {@code .yaml}.
     *
     * @throws IllegalArgumentException with a line for each thing wrong; an unknown name is told
     *     which there are
     */
    public static Scenario named(String name) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return inFile(Path.of(name));
        }
        List<String> names = names();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "no scenario '" + name + "'; there are " + String.join(", ", names));
        }
        String file = name + ".yaml";
        return new ScenarioReader(file).read(resource(file));
    }

    /** The names there are, by the catalogue's order. */
    public static List<String> names() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    private static Scenario inFile(Path file) {
        try {
            return new ScenarioReader(file.toString()).read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String resource(String file) {
        try (InputStream in = Scenarios.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
