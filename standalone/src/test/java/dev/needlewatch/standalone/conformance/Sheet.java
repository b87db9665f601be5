package dev.needlewatch.standalone.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the kit: the cases of one code.
 *
 * @param reading what each reading of it carries unless a step says otherwise
 */
record Sheet(String code, JsonNode reading, List<Case> cases) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is published and what must come of it, in order. */
    record Case(String name, List<JsonNode> steps) {
        /** The same without waiting to see what must not come. */
        Case withoutPauses() {
            return new Case(name, steps.stream().filter(step -> !step.has("never")).toList());
        }
    }

    /** All files of a folder, by name. */
    static List<Sheet> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Sheet::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file. */
    static Sheet of(Path file) {
        try {
            JsonNode sheet = JSON.readTree(Files.readAllBytes(file));
            List<Case> cases = new ArrayList<>();
            for (JsonNode each : sheet.required("cases")) {
                List<JsonNode> steps = new ArrayList<>();
                each.required("steps").forEach(steps::add);
                cases.add(new Case(each.required("name").textValue(), steps));
            }
            return new Sheet(sheet.required("code").textValue(), sheet.required("reading"), cases);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
