package dev.needlewatch.standalone.demo;

import dev.needlewatch.standalone.OperatorMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for one run, deleted at its end unless the operator named it.
 *
 * @param path the folder
 * @param deleted whether it goes at the end
 */
public record TemporaryFolder(Path path, boolean deleted) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    /** The folder named; a fresh one if none was. */
    public static TemporaryFolder unless(@Nullable Path named) {
        if (named != null) {
            return new TemporaryFolder(named, false);
        }
        try {
            return new TemporaryFolder(Files.createTempDirectory("needlewatch-demo-"), true);
        } catch (IOException e) {
            throw new OperatorMistake("no temporary folder can be made: choose one with --data", e);
        }
    }

    @Override
    public void close() {
        if (!deleted) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The temporary folder {} could not be deleted: {}", path, e.getMessage());
        }
    }
}
